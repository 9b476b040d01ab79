import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

const CORE = fileURLToPath(new URL('../src/index.ts', import.meta.url));
const IN_CORE = /[\\/]src[\\/](?:hud[\\/]|referral[\\/]|index\.ts$)/;

/**
 * Keeps the core in one file of `dist/`. Left to itself, esbuild makes a file of what the same entries use, which is
 * nine for the core; and to find and open a file takes longer than to run what is in it. So each entry imports the
 * whole core, though it uses a part: a bundler leaves the rest out, Node loads it once.
 *
 * @param entries - the paths of the entries, seen from the project's folder.
 */
export function coreInOneFile(entries: readonly string[]): Plugin {
  const root = new URL('..', import.meta.url);
  const others = new Set(entries.map((path) => fileURLToPath(new URL(path, root))));
  others.delete(CORE);
  return {
    name: 'core-in-one-file',
    setup(build) {
      build.onResolve({ filter: /^\./ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
        // Asked by the line below.
        if (pluginData === CORE) return undefined;
        const resolved = await build.resolve(path, { importer, kind, resolveDir, pluginData: CORE });
        // What has no side effect and is not used would not be bundled at all.
        return IN_CORE.test(resolved.path) ? { ...resolved, sideEffects: true } : resolved;
      });
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!others.has(path)) return undefined;
        return { contents: `${await readFile(path, 'utf8')}\nimport ${JSON.stringify(CORE)};`, loader: 'ts' };
      });
    },
  };
}
