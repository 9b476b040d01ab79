import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const task = fileURLToPath(new URL('./task.ts', import.meta.url));

/** A bug: in a file of the sources, one piece of text in the place of another. */
export interface Bug {
  /** The rule that it is put into. */
  readonly rule: string;
  /** The file, from the package's root. */
  readonly file: string;
  /** What stands there, once. */
  readonly from: string;
  /** What is put there. */
  readonly to: string;
}

function withBug({ file, from, to }: Bug): Plugin {
  return {
    name: 'bug',
    setup({ onLoad }) {
      const path = join(root, file);
      onLoad({ filter: new RegExp(`${file.split('/').at(-1)?.replaceAll('.', '\\.')}$`) }, (args) => {
        if (args.path !== path) return undefined;
        const text = readFileSync(path, 'utf8');
        if (text.split(from).length !== 2)
          throw new Error(`${file} does not hold ${JSON.stringify(from)} once.`);
        return { contents: text.replace(from, () => to), loader: 'ts' };
      });
    },
  };
}

/**
 * Bundles the sources with the checks of `task.ts` into a folder of its own, so that they run on bare Node, side by
 * side; with a bug, if one is given. The sources are read and never written.
 */
export async function bundle(bug?: Bug): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ce-referrals-conformance-'));
  const outfile = join(folder, 'task.mjs');
  await build({
    entryPoints: [task],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    tsconfig: join(root, 'tsconfig.json'),
    // Where the bundle looks for the vectors: from where its source stands, not from the temporary folder.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(task).href) },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/x');",
    },
    plugins: bug === undefined ? [] : [withBug(bug)],
  });
  return outfile;
}
