import { evolve, initialState, RULES, type ReferralEvent, type ReferralState, replay } from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyHistoryArb } from 'ce-referrals/testing';

const RUNS = { numRuns: 500 };

const skipRules = RULES.flatMap((rule) =>
  rule.judges === 'event' && rule.onReplay === 'skip' ? [rule] : [],
);

function foldEach(events: readonly ReferralEvent[]): readonly (readonly [ReferralState, ReferralState])[] {
  let state = initialState;
  return events.map((event) => {
    const before = state;
    state = evolve(before, event);
    return [before, state] as const;
  });
}

describe('Law 1', { timeout: 60_000 }, () => {
  it('replay of any events equals folding evolve over them from the initial state', () => {
    fc.assert(
      fc.property(anyHistoryArb, (events) => {
        expect(replay(events)).toStrictEqual(foldEach(events).at(-1)?.[1] ?? initialState);
      }),
      RUNS,
    );
  });

  it('replay of a tail from the replay of its head equals replay of all, wherever the history is split', () => {
    fc.assert(
      fc.property(anyHistoryArb, fc.nat(), (events, drawn) => {
        const at = drawn % (events.length + 1);
        const head = replay(events.slice(0, at));
        expect(replay(events.slice(at), head)).toStrictEqual(replay(events));
      }),
      RUNS,
    );
  });

  it('replay gives back the very state it began from where no event was taken', () => {
    fc.assert(
      fc.property(anyHistoryArb, (events) => {
        const state = replay(events);
        expect(replay([], state)).toBe(state);
        expect(replay([null as unknown as ReferralEvent], state)).toBe(state);
      }),
      RUNS,
    );
  });
});

describe('Law 2', { timeout: 60_000 }, () => {
  it('evolve and replay throw for no sequence of events, and always answer a state', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), anyHistoryArb, (anything, events) => {
        const all = [...events, ...(anything as ReferralEvent[])];
        expect(replay(all)).toStrictEqual(foldEach(all).at(-1)?.[1] ?? initialState);
      }),
      RUNS,
    );
  });

  it('evolve returns the same reference if and only if a rule that skips refuses the event', () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(anyHistoryArb, (events) => {
        for (const [index, [before, after]] of foldEach(events).entries()) {
          const event = events[index]!;
          const circumstances = { state: before, policy: {} as never, known: {} };
          const refusing = skipRules.filter((rule) => rule.check(event, circumstances) !== undefined);
          expect(refusing.length).toBe(after === before ? 1 : 0);
          seen[after === before ? 'refused' : 'taken'] += 1;
        }
      }),
      RUNS,
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(500);
  });
});
