import {
  decideOrThrow,
  decider,
  initialState,
  isReferralRefused,
  ReferralRefused,
  replay,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../src/testing/conformance/command-of.js';
import { acknowledged, by, enrolled, given, manager, referred } from './given.js';

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

describe('decideOrThrow', () => {
  it('gives the events of a command that is accepted', () => {
    expect(decideOrThrow(commandOf(referred()), initialState).map(({ data }) => data)).toEqual([
      referred().data,
    ]);
    expect(decideOrThrow(commandOf(referred()), replay(given.referred))).toEqual([]);
  });

  it('throws every violation of one that is refused, under one stable code', () => {
    const command = commandOf(enrolled({ enrolledOn: '2026-03-01', personalId: 'client-2' }, by(manager)));
    const error = thrownBy(() => decideOrThrow(command, replay(given.acknowledged)));
    expect(error).toBeInstanceOf(ReferralRefused);
    const refused = error as ReferralRefused;
    expect([refused.code, refused.name]).toEqual(['referral-refused', 'ReferralRefused']);
    expect(refused.violations.map(({ code, severity }) => [code, severity])).toEqual([
      ['enrolled-another-client', 'error'],
      ['role-may-not', 'error'],
      ['date-before-the-fact-it-follows', 'error'],
      ['enrolled-before-acknowledged', 'warning'],
    ]);
    expect(refused.message).toBe(
      'The command was refused: enrolled-another-client, role-may-not, date-before-the-fact-it-follows.',
    );
  });

  it('names a rule once in the message, though it was broken in several fields', () => {
    const command = { type: 'acknowledge', data: {}, metadata: {} } as never;
    const error = thrownBy(() => decideOrThrow(command, replay(given.referred))) as ReferralRefused;
    expect(error.violations.length).toBeGreaterThan(2);
    expect(error.message).toBe('The command was refused: date-not-real, incomplete-command.');
  });

  it('heeds the policy and the known facts it is given', () => {
    const known = { linked: { 'enrollment-1': 'referral-2' } };
    expect(() => decideOrThrow(commandOf(enrolled()), replay(given.acknowledged), { known })).toThrow(
      'enrollment-linked-twice',
    );
  });
});

describe('isReferralRefused', () => {
  it('knows the error by its code, from whichever copy of the package', () => {
    const error = thrownBy(() => decideOrThrow(commandOf(acknowledged()), initialState));
    expect(isReferralRefused(error)).toBe(true);
    expect(isReferralRefused(Object.assign(new Error('from elsewhere'), { code: 'referral-refused' }))).toBe(
      true,
    );
  });

  it.each([
    [new Error('referral-refused')],
    [Object.assign(new Error('no such file'), { code: 'ENOENT' })],
    [{ code: 'referral-refused' }],
    ['referral-refused'],
    [null],
    [undefined],
  ])('does not know %j', (error) => {
    expect(isReferralRefused(error)).toBe(false);
  });
});

describe('decider', () => {
  it('is the referral in the form that decider libraries take', () => {
    expect(Object.keys(decider)).toEqual(['initialState', 'decide', 'evolve', 'isTerminal']);
    const events = decider.decide(commandOf(referred()), decider.initialState);
    const state = events.reduce(decider.evolve, decider.initialState);
    expect(state).toEqual(replay(given.referred));
    expect([decider.isTerminal(state), decider.isTerminal(replay(given.voided))]).toEqual([false, true]);
    expect(() => decider.decide(commandOf(enrolled()), state)).toThrow('not-acknowledged');
  });
});
