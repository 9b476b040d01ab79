import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';
import manifest from '../../package.json' with { type: 'json' };

/** What a consumer's bundle comes to. */
export interface Size {
  /** Minified, and compressed by brotli at its highest quality: with every dependency that gets in. */
  readonly whole: number;
  /** The same without dependencies. */
  readonly alone: number;
  /** The dependencies that get in. */
  readonly packages: ReadonlySet<string>;
  /** Minified bytes by module: each file of `src/`, and of each dependency all of it as one. */
  readonly modules: Readonly<Record<string, number>>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEPENDENCIES = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];

type From = 'dist' | 'src';

// An import that is left outside is there only where something of it is used, as it would be inside.
const outside: Plugin = {
  name: 'dependencies-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      DEPENDENCIES.some((name) => path === name || path.startsWith(`${name}/`))
        ? { path, external: true, sideEffects: false }
        : undefined,
    );
  },
};

function bundle(code: string, withDependencies: boolean, from: From) {
  return build({
    stdin: { contents: code, resolveDir: ROOT },
    bundle: true,
    // Without the paths of tsconfig.json, which lead to the sources: what is measured is what is published.
    ...(from === 'dist' ? { tsconfigRaw: {} } : { tsconfig: `${ROOT}tsconfig.json` }),
    write: false,
    // A chunk that esbuild split off may be imported for nothing: its warning says what `sideEffects` is for.
    logLevel: 'error',
    metafile: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['node:*'],
    plugins: withDependencies ? [] : [outside],
  });
}

function packageOf(path: string): string | undefined {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

function inputsOf({ outputs }: Metafile): readonly (readonly [string, number])[] {
  const [output] = Object.values(outputs);
  return Object.entries(output?.inputs ?? {})
    .map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const)
    .filter(([, bytes]) => bytes > 0);
}

function byModule(metafile: Metafile): Record<string, number> {
  const modules: Record<string, number> = {};
  for (const [path, bytes] of inputsOf(metafile)) {
    if (path === '<stdin>') continue;
    const module = packageOf(path) ?? path;
    modules[module] = (modules[module] ?? 0) + bytes;
  }
  return Object.fromEntries(Object.entries(modules).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function compressed(text: Uint8Array = new Uint8Array()): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return brotliCompressSync(text, { params }).length;
}

/** Bundles what a consumer imports: `dist/` for its size, and the sources for what each module has of it. */
export async function sizeOf(code: string): Promise<Size> {
  const [whole, alone, sources] = await Promise.all([
    bundle(code, true, 'dist'),
    bundle(code, false, 'dist'),
    bundle(code, true, 'src'),
  ]);
  return {
    whole: compressed(whole.outputFiles[0]?.contents),
    alone: compressed(alone.outputFiles[0]?.contents),
    packages: new Set(inputsOf(whole.metafile).flatMap(([path]) => packageOf(path) ?? [])),
    modules: byModule(sources.metafile),
  };
}
