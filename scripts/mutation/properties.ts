/** Set up before the tests of a mutation run, once for each file of them. */
import { vi } from 'vitest';

// Most mutants are noticed within a few cases.
const QUICK_RUNS = 20;
const isQuick = process.env.MUTATION_TESTS === 'quick';

vi.mock('fast-check', async (importOriginal) => {
  const original = await importOriginal<typeof import('fast-check')>();
  const assert: typeof original.assert = (property, parameters) =>
    original.assert(property as never, {
      ...parameters,
      ...(isQuick && { numRuns: Math.min(parameters?.numRuns ?? QUICK_RUNS, QUICK_RUNS) }),
      // To make a counterexample small would take longer than to find it.
      endOnFailure: true,
    });
  return { ...original, assert, default: { ...original.default, assert } };
});
