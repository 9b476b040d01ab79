/** Measures what a consumer pays: dist/ bundled by esbuild, minified, brotli at its highest quality. */
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import manifest from '../package.json' with { type: 'json' };

type Case = {
  readonly title: string;
  readonly code: string;
  /** Bytes; absent where the figure is only for information. */
  readonly goal?: number;
  readonly includes?: readonly string[];
  readonly excludes?: readonly string[];
  /** Leaves the dependencies out of the bundle. */
  readonly external?: boolean;
};

const CASES: readonly Case[] = [
  {
    title: '{ replay }',
    code: "export { replay } from 'ce-referrals'",
    goal: 1500,
    excludes: ['immer', 'zod'],
  },
  {
    title: '{ replay, decide }',
    code: "export { replay, decide } from 'ce-referrals'",
    goal: 6000,
    excludes: ['immer', 'zod'],
  },
  {
    title: '{ replay, evolve }',
    code: "export { replay, evolve } from 'ce-referrals'",
    goal: 6000,
    includes: ['immer'],
    excludes: ['zod'],
  },
  { title: 'ce-referrals, whole', code: "export * from 'ce-referrals'" },
  { title: 'ce-referrals, without dependencies', code: "export * from 'ce-referrals'", external: true },
  { title: 'ce-referrals/schema, whole', code: "export * from 'ce-referrals/schema'" },
  {
    title: 'ce-referrals/schema, without dependencies',
    code: "export * from 'ce-referrals/schema'",
    external: true,
  },
];

const DEPENDENCIES = Object.keys(manifest.dependencies);

async function measure({ code, external }: Case): Promise<{ bytes: number; packages: Set<string> }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    // Without the paths of tsconfig.json, which lead to the sources: what is measured is what is published.
    tsconfigRaw: {},
    write: false,
    // A chunk that esbuild split off may be imported for nothing: its warning says what `sideEffects` is for.
    logLevel: 'error',
    metafile: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: external ? DEPENDENCIES.flatMap((name) => [name, `${name}/*`]) : [],
  });
  const output = Object.values(metafile.outputs)[0];
  const kept = Object.entries(output?.inputs ?? {}).filter(([, input]) => input.bytesInOutput > 0);
  const packages = kept.flatMap(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const text = outputFiles[0]?.contents ?? new Uint8Array();
  const { length } = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  return { bytes: length, packages: new Set(packages) };
}

const count = new Intl.NumberFormat('en-US');
let goals = 0;
let met = 0;

for (const one of CASES) {
  const { bytes, packages } = await measure(one);
  const holds = packages.size > 0 ? `holds ${[...packages].sort().join(', ')}` : 'holds no dependency';
  const row = `${one.title.padEnd(42)} ${count.format(bytes).padStart(7)} B`;
  if (one.goal === undefined) {
    console.log(`${row}   ${holds}`);
    continue;
  }
  const faults = [
    ...(bytes > one.goal ? [`${count.format(bytes - one.goal)} B too many`] : []),
    ...(one.includes ?? []).filter((name) => !packages.has(name)).map((name) => `${name} is missing`),
    ...(one.excludes ?? []).filter((name) => packages.has(name)).map((name) => `${name} got in`),
  ];
  goals += 1;
  met += faults.length === 0 ? 1 : 0;
  const verdict = faults.length === 0 ? 'met' : `MISSED: ${faults.join(', ')}`;
  console.log(`${row}   ${holds}; goal ${count.format(one.goal)} B: ${verdict}`);
}

console.log(`${met} of ${goals} goals met`);
if (met < goals) process.exitCode = 1;
