/** Set up before the tests of a mutation run, once for each file of them. */
import { vi } from 'vitest';

// Each property is asked about every mutant that it touches, and most mutants are noticed within a few cases. So the
// share of mutants noticed is, if anything, too low.
const MOST_RUNS = process.env.MUTATION_TESTS === 'quick' ? 20 : 50;

vi.mock('fast-check', async (importOriginal) => {
  const original = await importOriginal<typeof import('fast-check')>();
  const assert: typeof original.assert = (property, parameters) =>
    original.assert(property as never, {
      ...parameters,
      numRuns: Math.min(parameters?.numRuns ?? MOST_RUNS, MOST_RUNS),
      // To make a counterexample small would take longer than to find it.
      endOnFailure: true,
    });
  return { ...original, assert, default: { ...original.default, assert } };
});
