/**
 * Mutation tests: `npm run mutation`. Each mutant is a small change of the sources that some test has to notice.
 * What survives stands in docs/mutation.md, with the reason.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  packageManager: 'npm',
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutation/ignore-words.mjs'],
  ignorers: ['words'],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: ['src/referral/**/*.ts', 'src/schema/**/*.ts', 'src/caseload/**/*.ts'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ['progress', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  tempDirName: '.stryker-tmp',
};
