import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import tsconfig from './tsconfig.json' with { type: 'json' };

/** Tests import the package by its name and run the sources, as `paths` says for the compiler. */
const alias = Object.entries(tsconfig.compilerOptions.paths).map(([name, [source]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(source as string, import.meta.url)),
}));

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/**/*.test.ts'],
    // What takes minutes: `npm run test:slow`.
    exclude: ['test/**/*.slow.test.ts'],
    // vitest leaves a core to itself, which on two cores is half of them.
    maxWorkers: '100%',
    // No module keeps anything that a test could leave behind, so the files share them: to load all of them for each
    // file takes a fifth of the time.
    isolate: false,
    // Whatever the machine's load: no test measures time, and one that hangs still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'html'],
      thresholds: {
        'src/hud/**': { 100: true },
        'src/referral/**': { 100: true },
      },
    },
  },
});
