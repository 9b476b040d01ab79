import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The tests that hold src/referral, src/schema and src/caseload; the rest would only make every mutant slower. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/{referral,hud,laws,schema,caseload}/**/*.test.ts', 'test/vectors/library.test.ts'],
    // Mutants run in threads, which have no time zone of their own.
    exclude: ['test/referral/{million-events,time-zone}.test.ts', 'test/schema/json-schema.test.ts'],
  },
});
