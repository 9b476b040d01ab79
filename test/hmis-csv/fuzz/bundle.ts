import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A module that Node can run as it is. */
export interface Bundle {
  readonly path: string;
  /** Takes it off the disk. */
  remove(): Promise<void>;
}

/**
 * Puts a module of the tests, and the sources that it tests, into one file of plain JavaScript. A loader of
 * TypeScript would do, but halves the speed: it names every function as it is made.
 */
export async function bundle(module: URL): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'ce-referrals-fuzz-'));
  const path = join(folder, 'bundle.cjs');
  await build({
    entryPoints: [fileURLToPath(module)],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
    logLevel: 'error',
  });
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
