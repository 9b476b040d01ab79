import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from './vitest.config.js';

/** The tests that hold each folder. Those of other folders run its code too, and would only make it slower. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  'src/referral': ['test/{hud,referral}/**/*.test.ts', 'test/vectors/library.test.ts', 'test/laws/*.test.ts'],
  'src/schema': ['test/schema/**/*.test.ts', 'test/caseload/policies.test.ts'],
  'src/caseload': ['test/caseload/**/*.test.ts'],
};

// Mutants run in threads, which have no time zone of their own.
const NOT_IN_THREADS = [
  'test/referral/{million-events,time-zone}.test.ts',
  'test/schema/json-schema.test.ts',
];
/** Tests of many random cases: they take their time, or count what they reached, which a few cases do not. */
const SLOW = [
  'test/laws/*.test.ts',
  'test/caseload/{across-referrals,kept-up,federal-holidays}.test.ts',
  'test/schema/{bad-input,dates,mutations}.test.ts',
];

const isQuick = process.env.MUTATION_TESTS === 'quick';

/** Examples before properties: most mutants are noticed by an example, and fast-check alone takes a while to load. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const hasProperties = ({ moduleId }: TestSpecification): number =>
      /fast-check|ce-referrals\/testing/.test(readFileSync(moduleId, 'utf8')) ? 1 : 0;
    const first = ({ moduleId }: TestSpecification): number =>
      moduleId.includes('/examples.test.ts') ? 0 : 1;
    return [...files].sort((a, b) => hasProperties(a) - hasProperties(b) || first(a) - first(b));
  }
}

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [...(TESTS[process.env.MUTATED_FOLDER ?? ''] ?? Object.values(TESTS).flat())],
    exclude: isQuick ? [...NOT_IN_THREADS, ...SLOW] : NOT_IN_THREADS,
    isolate: process.env.MUTATION_MODULES !== 'loaded',
    setupFiles: ['scripts/mutation/properties.ts'],
    sequence: { sequencer: ExamplesFirst },
  },
});
