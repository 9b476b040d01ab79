import { evolve, evolveWithPatches, initialState, type ReferralState, replay } from 'ce-referrals';
import * as fc from 'fast-check';
import { applyPatches, enablePatches } from 'immer';
import { describe, expect, it } from 'vitest';
import { anyHistoryArb } from 'ce-referrals/testing';
import { acknowledged, given, reasonAdded, voided } from './given.js';

enablePatches();

/** Patches as they travel: through JSON. */
const sent = <T>(patches: T): T => JSON.parse(JSON.stringify(patches)) as T;

describe('evolveWithPatches', () => {
  it('gives the state that evolve gives, and patches that lead to it and back', () => {
    fc.assert(
      fc.property(anyHistoryArb, (events) => {
        let state: ReferralState = initialState;
        for (const event of events) {
          const [next, patches, inverse] = evolveWithPatches(state, event);
          expect(next).toStrictEqual(evolve(state, event));
          expect(applyPatches(state, sent([...patches]))).toEqual(next);
          expect(applyPatches(next, sent([...inverse]))).toEqual(state);
          state = next;
        }
        expect(state).toStrictEqual(replay(events));
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('gives the very same state and no patches for an event that is refused', () => {
    const state = replay(given.acknowledged);
    const [next, patches, inverse] = evolveWithPatches(state, acknowledged());
    expect(next).toBe(state);
    expect([patches, inverse]).toEqual([[], []]);
  });

  it('names what changed, and nothing else', () => {
    const [, patches, inverse] = evolveWithPatches(replay(given.successful), reasonAdded());
    expect(patches).toEqual([
      { op: 'add', path: ['notHousedReason'], value: 'no-unit-found' },
      { op: 'add', path: ['notHousedReasonAddedOn'], value: '2026-03-20' },
    ]);
    const removed = inverse.map(({ op, path }) => `${op} ${path.join('.')}`);
    expect(removed.sort()).toEqual(['remove notHousedReason', 'remove notHousedReasonAddedOn']);
  });

  it('removes what a void takes back', () => {
    const [, patches] = evolveWithPatches(replay(given.acknowledged), voided({ of: 'acknowledgement' }));
    expect(patches).toContainEqual({ op: 'remove', path: ['acknowledgedOn'] });
    expect(patches).toContainEqual({ op: 'replace', path: ['status'], value: 'referred' });
    expect(patches.length).toBe(2);
  });

  it('shares with the old state what did not change', () => {
    const before = replay(given.enrolled);
    const [after] = evolveWithPatches(before, voided());
    expect('referral' in after && 'referral' in before && after.referral === before.referral).toBe(true);
    expect('enrollment' in after && 'enrollment' in before && after.enrollment === before.enrollment).toBe(
      true,
    );
  });
});
