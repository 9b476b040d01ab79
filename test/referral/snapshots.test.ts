import { evolve, type ReferralEvent, type ReferralState, replay } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { acknowledged, asImport, enrolled, given, inferred, referred, successful, voided } from './given.js';

const imported = [
  asImport(referred(), ['personalId']),
  asImport(acknowledged(), [], inferred),
  asImport(enrolled(), [], inferred),
  asImport(successful()),
];

const HISTORIES: Readonly<Record<string, readonly ReferralEvent[]>> = {
  ...given,
  'acknowledged after the enrollment': [...given.enrolledUnacknowledged, acknowledged()],
  imported,
};

const readBack = (state: ReferralState): ReferralState => JSON.parse(JSON.stringify(state)) as ReferralState;

describe('A state that was written as JSON and read again goes on as the one it was', () => {
  it.each(Object.entries(HISTORIES))('%s', (_, history) => {
    const state = replay(history);
    const gone = replay([...history, voided()]);
    const snapshot = readBack(state);
    expect(replay([voided()], snapshot)).toStrictEqual(gone);
    expect(evolve(snapshot, voided())).toStrictEqual(gone);
    // Nothing of it is kept: whoever read it may go on writing to it.
    expect(snapshot).toStrictEqual(readBack(state));
    expect(Object.isFrozen(snapshot)).toBe(false);
  });

  it('with copies of its parts, which are the reader’s own', () => {
    const snapshot = readBack(replay(imported)) as ReferralState & { readonly referral: object };
    const after = replay([voided()], snapshot) as ReferralState & { readonly referral: object };
    expect(after.referral).not.toBe(snapshot.referral);
    expect(Object.isFrozen(after.referral)).toBe(true);
    expect(Object.isFrozen(snapshot.referral)).toBe(false);
  });

  it('and from a beginning without what else stands in it', () => {
    const beginning = { ...replay(given.acknowledged), status: 'not-referred' } as ReferralState;
    expect(replay([referred()], beginning)).toStrictEqual(replay([referred()]));
    expect(evolve(beginning, referred())).toStrictEqual(replay([referred()]));
  });
});
