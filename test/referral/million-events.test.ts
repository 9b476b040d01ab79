import {
  evolve,
  initialState,
  type ReferralEvent,
  type ReferralState,
  type Step,
  STEPS,
  stepOf,
} from 'ce-referrals';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { garbageEventArb } from 'ce-referrals/testing';
import { plainEventArb } from '../../src/testing/arbitraries/events.js';

const EVENTS = 1_000_000;
const SEED = 20260304;

/** Whole numbers below a bound, the same ones every time (mulberry32). */
function seededNumbers(seed: number): (below: number) => number {
  let a = seed;
  return (below) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const sample = (arb: fc.Arbitrary<ReferralEvent>): readonly ReferralEvent[] =>
  fc.sample(arb, { numRuns: 4000, seed: SEED });

const plain = sample(plainEventArb);
const garbage = sample(garbageEventArb);
const bySteps = new Map(STEPS.map((step) => [step, plain.filter((event) => stepOf(event) === step)]));

// The steps of a life as it mostly goes. What comes next is drawn from here two times out of three, whatever
// the state is; else it is anything, an unknown type included.
const LIFE: readonly (readonly Step[])[] = [
  ['refer'],
  ['acknowledge', 'acknowledge', 'enroll'],
  ['enroll', 'enroll', 'resolve-unsuccessful', 'void-acknowledgement'],
  ['resolve-successful', 'resolve-successful', 'void-enrollment', 'acknowledge'],
  ['add-not-housed-reason', 'void-referral'],
  ['void-referral'],
];

const isFrozenThrough = (state: ReferralState): boolean =>
  Object.isFrozen(state) && Object.values(state).every((value) => Object.isFrozen(value));

it('a million random events, of known and unknown types, in many short histories: none throws, every state is frozen, and at least half of them change something', () => {
  const next = seededNumbers(SEED);
  const drawnFrom = <T>(values: readonly T[]): T => values[next(values.length)]!;
  let [taken, unknown, histories, unfrozen] = [0, 0, 0, 0];
  const ends = new Map<string, number>();

  for (let drawn = 0; drawn < EVENTS; ) {
    let state = initialState;
    histories += 1;
    for (const steps of LIFE) {
      const asUsual = steps[0] === 'refer' || next(3) > 0;
      const event = asUsual
        ? drawnFrom(bySteps.get(drawnFrom(steps))!)
        : drawnFrom(next(2) ? plain : garbage);
      const after = evolve(state, event);
      drawn += 1;
      if (stepOf(event) === undefined) unknown += 1;
      if (after !== state) taken += 1;
      if (!isFrozenThrough(after)) unfrozen += 1;
      state = after;
    }
    ends.set(state.status, (ends.get(state.status) ?? 0) + 1);
  }

  expect(unfrozen).toBe(0);
  expect(taken / EVENTS).toBeGreaterThanOrEqual(0.5);
  expect(unknown / EVENTS).toBeGreaterThan(0.05);
  expect(histories).toBeGreaterThan(EVENTS / 10);
  expect([...ends.keys()].sort()).toEqual([
    ...['acknowledged', 'enrolled', 'referred', 'successful', 'unsuccessful', 'voided'],
  ]);
}, 120_000);
