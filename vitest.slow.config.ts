import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The tests that start programs and kill them, which take minutes. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/**/*.slow.test.ts'], exclude: [] },
});
