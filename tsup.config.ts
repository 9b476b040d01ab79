import { defineConfig, type Options } from 'tsup';
import { coreInOneFile } from './scripts/core-in-one-file.js';

/** One line for each entry of the package: `dist/<key>.js`, `.cjs`, `.d.ts`, `.d.cts`. */
const entry = {
  index: 'src/index.ts',
  caseload: 'src/caseload/index.ts',
  schema: 'src/schema/index.ts',
  'hmis-csv': 'src/hmis-csv/index.ts',
  'hmis-csv/node': 'src/hmis-csv/node-files.ts',
  log: 'src/log/index.ts',
  'log/nats': 'src/log/nats/index.ts',
  'log/open': 'src/log/open-log.ts',
  'log/pglite': 'src/log/pglite.ts',
  'log/postgres': 'src/log/postgres.ts',
  testing: 'src/testing/index.ts',
};

const shared: Options = {
  target: ['node20', 'es2022'],
  platform: 'neutral',
  external: [/^node:/],
  splitting: true,
  esbuildPlugins: [coreInOneFile(Object.values(entry))],
  // `npm run build` clears dist/: builds that run side by side would delete each other's files.
  clean: false,
};

const esm: Options = { ...shared, format: 'esm', entry: { ...entry, 'cli/main': 'src/cli/main.ts' } };

// With `treeshake`, Rollup writes the CommonJS chunks; without it Sucrase would, and rewrite `?.` and `??`.
const cjs: Options = { ...shared, format: 'cjs', entry, treeshake: true };

const types: Options = {
  format: ['esm', 'cjs'],
  entry,
  clean: false,
  // tsup sets `baseUrl` for declarations, which TypeScript 6 calls deprecated.
  dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
};

/** `tsup --no-dts` writes the JavaScript alone, in a second. */
export default defineConfig((cli) => (cli.dts === false ? [esm, cjs] : [esm, cjs, types]));
