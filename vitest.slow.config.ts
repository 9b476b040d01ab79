import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The tests that take minutes: those that start programs and kill them, and the kit held to implementations with a fault. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/**/*.slow.test.ts'], exclude: [] },
});
