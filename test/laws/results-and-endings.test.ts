import {
  evolve,
  initialState,
  isTerminal,
  type ReferralEvent,
  type ReferralState,
  replay,
  stepOf,
} from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jumbledHistoryArb, importedHistoryArb, legalHistoryArb, anyHistoryArb } from 'ce-referrals/testing';
import { plainEventArb } from '../../src/testing/arbitraries/events.js';

const resultOf = (state: ReferralState): unknown => {
  const { result, resultDate, resultingEnrollmentId } = state as Partial<
    Extract<ReferralState, { status: 'successful' }>
  >;
  return { result, resultDate, resultingEnrollmentId };
};

describe('Law 6', { timeout: 60_000 }, () => {
  it('result, result date and resulting enrollment never change once set, whatever follows; voided keeps them', () => {
    let resolved = 0;
    fc.assert(
      fc.property(anyHistoryArb, fc.array(plainEventArb, { minLength: 8, maxLength: 20 }), (events, more) => {
        let set: unknown;
        let state: ReferralState = initialState;
        for (const event of [...events, ...more]) {
          state = evolve(state, event);
          if (set !== undefined) expect(resultOf(state)).toStrictEqual(set);
          else if ('result' in state) {
            set = resultOf(state);
            resolved += 1;
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(resolved).toBeGreaterThan(150);
  });

  it('a void of the referral keeps every fact that stood before it', () => {
    const voided: ReferralEvent = {
      type: 'voided',
      data: { of: 'referral', reason: 'duplicate', voidedOn: '2026-05-04' },
      metadata: { source: 'import' },
    };
    fc.assert(
      fc.property(anyHistoryArb, (events) => {
        const before = replay(events);
        const after = evolve(before, voided);
        if (before.status === 'not-referred' || before.status === 'voided') expect(after).toBe(before);
        else {
          const fact = { reason: 'duplicate', voidedOn: '2026-05-04' };
          expect(after).toStrictEqual({ ...before, status: 'voided', voided: fact });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a void of the acknowledgement or the enrollment leads back to the state before that fact', () => {
    let voids = 0;
    fc.assert(
      fc.property(fc.oneof(legalHistoryArb, importedHistoryArb), (history) => {
        const events: readonly ReferralEvent[] = history.events;
        for (const [index, event] of events.entries()) {
          if (event.type !== 'voided' || event.data.of === 'referral') continue;
          const fact = event.data.of === 'enrollment' ? 'enrolled' : 'acknowledged';
          const recorded = events
            .slice(0, index)
            .map(({ type }) => type)
            .lastIndexOf(fact);
          expect(replay(events.slice(0, index + 1))).toStrictEqual(replay(events.slice(0, recorded)));
          voids += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(voids).toBeGreaterThan(50);
  });
});

describe('Law 7', { timeout: 60_000 }, () => {
  it('a terminal state absorbs everything but a void of the referral; voided absorbs all', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.oneof(
          legalHistoryArb.map(({ state }) => state),
          importedHistoryArb.map(({ state }) => state),
          jumbledHistoryArb.map((events) => replay(events)),
        ),
        fc.array(plainEventArb, { minLength: 10, maxLength: 10 }),
        (state, events) => {
          if (!isTerminal(state)) return;
          seen.add(state.status);
          for (const event of events) {
            const voids = state.status !== 'voided' && stepOf(event) === 'void-referral';
            if (voids) expect(evolve(state, event).status).toBe('voided');
            else expect(evolve(state, event)).toBe(state);
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect([...seen].sort()).toEqual(['successful', 'unsuccessful', 'voided']);
  });

  it('a state that is not terminal takes something else than a void of the referral', () => {
    fc.assert(
      fc.property(
        anyHistoryArb,
        fc.array(plainEventArb, { minLength: 120, maxLength: 120 }),
        (events, more) => {
          const state = replay(events);
          const taken = more.some(
            (event) => stepOf(event) !== 'void-referral' && evolve(state, event) !== state,
          );
          expect(taken).toBe(!isTerminal(state));
        },
      ),
      { numRuns: 300 },
    );
  });
});
