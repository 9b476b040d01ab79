import { audit, decide, RULES, replay } from 'ce-referrals';
import {
  type AlmostLegalHistory,
  almostLegalCommandArb,
  almostLegalHistoryArb,
  BREAKABLE_CODES,
  type ToAudit,
} from 'ce-referrals/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const RUNS = 40;
const SEEDS = [1, -77];

function findingsOf({ events, policy, known, unknowable }: ToAudit) {
  return audit(events, { policy, known, unknowable }).findings;
}

/** What a property that can only fail shrinks to. */
function shrunk<T>(arb: fc.Arbitrary<T>, holds: (value: T) => boolean, seed: number): T {
  const { failed, counterexample } = fc.check(fc.property(arb, holds), { seed, numRuns: RUNS });
  expect(failed).toBe(true);
  return counterexample![0];
}

describe('almostLegalHistoryArb', () => {
  it('breaks every rule but the one that only a command can break', () => {
    const codes = RULES.map(({ code }) => code).filter((code) => code !== 'incomplete-command');
    expect([...BREAKABLE_CODES].sort()).toEqual([...codes].sort());
  });

  it.each(BREAKABLE_CODES)('breaks %s alone, where it says', (breaking) => {
    fc.assert(
      fc.property(almostLegalHistoryArb({ breaking }), (broken) => {
        const findings = findingsOf(broken);
        expect([...new Set(findings.map(({ code }) => code))]).toEqual([breaking]);
        expect(findings[0]!.eventIndex).toBe(broken.at);
        expect(broken.mutation).toMatch(/^[A-Z].*\.$/);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(BREAKABLE_CODES)('leaves nothing to find once %s is mended', (breaking) => {
    fc.assert(
      fc.property(almostLegalHistoryArb({ breaking }), ({ original }) => {
        expect(findingsOf(original)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(BREAKABLE_CODES)('shrinks a failure about %s to at most four events', (breaking) => {
    for (const seed of SEEDS) {
      const never = (value: AlmostLegalHistory): boolean =>
        findingsOf(value).every(({ code }) => code !== breaking);
      expect(shrunk(almostLegalHistoryArb({ breaking }), never, seed).events.length).toBeLessThanOrEqual(4);
    }
  });

  it.each(BREAKABLE_CODES)(
    'breaks %s in histories of several lengths, or at least two scenes',
    (breaking) => {
      const sample = fc.sample(almostLegalHistoryArb({ breaking }), { numRuns: RUNS, seed: 7 });
      const shapes = new Set(sample.map(({ events }) => events.map(({ type }) => type).join()));
      expect(shapes.size).toBeGreaterThan(1);
    },
  );

  it('breaks any rule where none is named, each in one history of a hundred', () => {
    const sample = fc.sample(almostLegalHistoryArb(), { numRuns: 4000, seed: 7 });
    const rare = BREAKABLE_CODES.filter(
      (code) => sample.filter(({ breaking }) => breaking === code).length < 40,
    );
    expect(rare).toEqual([]);
  });

  it('shrinks a fault that shows only after a long history to the shortest that shows it', () => {
    const blind = (value: AlmostLegalHistory): boolean =>
      value.events.every(({ type }) => type !== 'resolved');
    const arb = almostLegalHistoryArb({ breaking: 'role-may-not' });
    for (const seed of SEEDS) expect(shrunk(arb, blind, seed).events.length).toBeLessThanOrEqual(4);
  });

  it('prints the sentence first, then a line for each event', () => {
    const [broken] = fc.sample(almostLegalHistoryArb({ breaking: 'reason-missing' }), {
      numRuns: 1,
      seed: 1,
    });
    const lines = fc.stringify(broken).split('\n');
    expect(lines[0]).toBe(
      `reason-missing, at event ${broken!.at}: An imported unsuccessful result has no reason.`,
    );
    expect(lines[1]).toMatch(/^ {2}0 \{/);
    expect(lines).toHaveLength(broken!.events.length + 2);
  });
});

describe('almostLegalCommandArb', () => {
  it('is refused as incomplete and for nothing else, and accepted without the mutation', () => {
    fc.assert(
      fc.property(almostLegalCommandArb, ({ events, command, original, policy, known }) => {
        const state = replay(events);
        const refused = decide(command, state, { policy, known });
        expect(refused.ok || refused.violations.map(({ code }) => code)).toEqual(['incomplete-command']);
        const accepted = decide(original, state, { policy, known });
        expect(accepted.ok && [accepted.events.length, accepted.warnings]).toEqual([1, []]);
      }),
      { numRuns: 2000 },
    );
  });

  it('shrinks to a command on a history of at most four events', () => {
    for (const seed of SEEDS) {
      const { events } = shrunk(
        almostLegalCommandArb,
        ({ command, events: before, policy, known }) => decide(command, replay(before), { policy, known }).ok,
        seed,
      );
      expect(events.length).toBeLessThanOrEqual(4);
    }
  });
});
