/** Set up before the tests of a mutation run, once for each file of them. */
import fc from 'fast-check';

// A mutant is noticed by the first counterexample; to make it small would take longer than to find it.
fc.configureGlobal({
  endOnFailure: true,
  ...(process.env.MUTATION_PASS === 'quick' && { numRuns: 20 }),
});
