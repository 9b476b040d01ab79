import { decide, initialState, MAX_ID_LENGTH, type ReferralEvent, replay } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../src/testing/conformance/command-of.js';
import {
  acknowledged,
  enrolled,
  given,
  reasonAdded,
  referred,
  successful,
  unsuccessful,
  voided,
} from './given.js';

const WITHOUT_A_DAY = ['', 'x'.repeat(MAX_ID_LENGTH + 1)];

const CASES: readonly (readonly [string, readonly ReferralEvent[], (day: never) => ReferralEvent])[] = [
  ['refer', [], (referredOn) => referred({ referredOn })],
  ['acknowledge', given.referred, (acknowledgedOn) => acknowledged({ acknowledgedOn })],
  ['enroll', given.acknowledged, (enrolledOn) => enrolled({ enrolledOn })],
  ['resolve-unsuccessful', given.acknowledged, (resultDate) => unsuccessful({ resultDate })],
  ['resolve-successful', given.enrolled, (resultDate) => successful({ resultDate })],
  ['add-not-housed-reason', given.successful, (addedOn) => reasonAdded({ addedOn })],
  ['void', given.acknowledged, (voidedOn) => voided({ voidedOn })],
];

describe('An identifier may have 64 characters, which a text may write as two units each', () => {
  const refused = (personalId: string): boolean => {
    const decision = decide(commandOf(referred({ personalId })), initialState);
    return !decision.ok && decision.violations.some(({ code }) => code === 'incomplete-command');
  };

  it.each(['x', '\u{1F3E0}'])('made of %s', (character) => {
    expect(MAX_ID_LENGTH).toBe(64);
    expect(refused(character.repeat(64))).toBe(false);
    expect(refused(character.repeat(65))).toBe(true);
    expect(refused(character.repeat(6500))).toBe(true);
  });
});

describe('Any text in the place of a date', () => {
  it.each(CASES)('is judged as a date that is not real: %s', (_, history, eventOn) => {
    for (const text of WITHOUT_A_DAY) {
      const decision = decide(commandOf(eventOn(text as never) as never), replay(history));
      const codes = decision.ok ? [] : decision.violations.map(({ code }) => code);
      expect(codes).toContain('date-not-real');
      expect(codes).not.toContain('incomplete-command');
    }
  });
});
