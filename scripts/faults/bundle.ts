import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

// Left outside of the bundle, and found from there by where they stand: they load files beside their own.
const drivers: Plugin = {
  name: 'drivers',
  setup({ onResolve }) {
    onResolve({ filter: /^(pg|@electric-sql\/pglite|@nats-io\/.*)$/ }, ({ path }) => ({
      path: import.meta.resolve(path),
      external: true,
    }));
  },
};

/** Bundles the sources with writer.ts, so that a process that is killed often starts fast. Gives the file's path. */
export async function bundleWriter(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ce-faults-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'writer.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./writer.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    plugins: [drivers],
  });
  return outfile;
}
