import { POSITIONS, type Position, positionOf, REFERRAL_STATUSES, replay, STEPS, stepOf } from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  jumbledHistoryArb,
  garbageEventArb,
  importedHistoryArb,
  legalHistoryArb,
} from 'ce-referrals/testing';
import { EVENT_TYPES } from '../../src/testing/arbitraries/events.js';
import { expectEach } from './shares.js';

const RUNS = 3000;
const sample = <T>(arb: fc.Arbitrary<T>): T[] => fc.sample(arb, { numRuns: RUNS, seed: 20260304 });

describe('legalHistoryArb', () => {
  const histories = sample(legalHistoryArb);

  it('ends in every status, each in at least one history of twenty', () => {
    expectEach(
      REFERRAL_STATUSES,
      histories.map(({ state }) => state.status),
      0.05,
    );
  });

  it('comes to both outcomes about as often: neither three times as often as the other', () => {
    const of = (status: string) => histories.filter(({ state }) => state.status === status).length;
    const ratio = of('successful') / of('unsuccessful');
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });

  it('passes through every position that a legal history has', () => {
    const legal = POSITIONS.filter(
      (position) => position !== 'enrolled-unacknowledged' && position !== 'enrolled-before-acknowledgement',
    );
    expectEach(
      legal,
      histories.map(({ state }) => positionOf(state)),
      0.05,
    );
  });

  it('takes every step, and both unsuccessful results', () => {
    expectEach(
      STEPS,
      histories.flatMap(({ events }) => events.map(stepOf)),
      0.01,
    );
    const results = histories.flatMap(({ state }) => (state.status === 'unsuccessful' ? [state.result] : []));
    expectEach(['client-rejected', 'provider-rejected'], results, 0.3);
  });

  it('is warned of an enrollment before the acknowledgement and of an unfit event type', () => {
    const codes = histories.flatMap(({ warnings }) => warnings.flat().map(({ code }) => code));
    expectEach(['enrolled-before-acknowledged', 'event-type-not-the-projects'], codes, 0.1);
  });
});

describe('importedHistoryArb', () => {
  const histories = sample(importedHistoryArb);

  it('ends in every position but the beginning, each in at least one history of fifty', () => {
    expectEach(
      POSITIONS.filter((position) => position !== 'not-referred'),
      histories.map(({ state }) => positionOf(state)),
      0.02,
    );
  });

  it('goes on in this system in at least a third of the histories, with every kind of event', () => {
    expect(histories.filter(({ live }) => live.events.length > 0).length / RUNS).toBeGreaterThan(1 / 3);
    expectEach(
      STEPS.filter((step) => step !== 'refer'),
      histories.flatMap(({ live }) => live.events.map(stepOf)),
      0.005,
    );
  });

  it('leaves the project, the organization, the result date and the enrollment out, and infers enrollments', () => {
    const kinds = histories.flatMap(({ state }) => {
      if (state.status === 'not-referred') return [];
      const inferred = state.inferredBy?.enrolled === undefined ? [] : ['enrolled inferred'];
      const absent = (['projectId', 'organizationId'] as const).filter(
        (key) => state.referral[key] === undefined,
      );
      if (state.status !== 'successful') return [...absent, ...inferred];
      const of = (['resultDate', 'resultingEnrollmentId'] as const).filter((key) => state[key] === undefined);
      return [...absent, ...of, ...inferred];
    });
    expectEach(
      ['projectId', 'organizationId', 'resultDate', 'resultingEnrollmentId', 'enrolled inferred'],
      kinds,
      0.02,
    );
  });
});

describe('jumbledHistoryArb', () => {
  const histories = sample(jumbledHistoryArb);

  it('holds every event type, and what is no event, each often', () => {
    const kinds = histories.flat().map((event) => (stepOf(event) === undefined ? 'garbage' : event.type));
    expectEach([...EVENT_TYPES, 'garbage'], kinds, 0.05);
  });

  it('reaches every position', () => {
    const reached = histories.map((events): Position => positionOf(replay(events)));
    expectEach(POSITIONS, reached, 0.002);
  });
});

describe('garbageEventArb', () => {
  it('is no known step about half of the time, and a known one with a spoiled field otherwise', () => {
    const known = sample(garbageEventArb).filter((event) => stepOf(event) !== undefined).length / RUNS;
    expect(known).toBeGreaterThan(0.3);
    expect(known).toBeLessThan(0.7);
  });
});
