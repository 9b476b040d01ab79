/**
 * Runs the benches: `npm run bench` all of them, `npm run bench -- fold` one, `-- fold decide` two. With `--quick`, on
 * small inputs, to see that they run: such figures mean nothing and are not kept. `-- --page` only writes the page anew.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { busyness, thisMachine } from './machine.js';
import { writePage } from './page.js';
import type { Row } from './report.js';
import { type Measured, readResults, writeResults } from './results.js';

const NODE_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  fold: [],
  decide: [],
  audit: [],
  validate: [],
  hostile: [],
  load: [],
  csv: [],
  caseload: ['--expose-gc', '--max-old-space-size=6144'],
  logs: [],
};

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const benches = Object.keys(NODE_OPTIONS).filter((name) => existsSync(path(`${name}/index.ts`)));
const flags = process.argv.slice(2).filter((given) => given.startsWith('--'));
const asked = process.argv.slice(2).filter((given) => !given.startsWith('--'));
const unknown = [
  ...asked.filter((name) => !benches.includes(name)),
  ...flags.filter((flag) => flag !== '--quick' && flag !== '--page'),
];
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${benches.join(', ')}; --quick, --page.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'ce-referrals-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Runs one bench in a process of its own; the figures it left, or none where it failed. */
async function figuresOf(name: string): Promise<readonly Row[] | undefined> {
  const rows = join(folder, `${name}.json`);
  const tsx = fileURLToPath(import.meta.resolve('tsx/cli'));
  const script = [path(`${name}/index.ts`), ...flags];
  const child = spawn(
    process.execPath,
    [tsx, ...(NODE_OPTIONS[name] ?? []), '--tsconfig', path('tsconfig.json'), ...script],
    { stdio: 'inherit', env: { ...process.env, BENCH_ROWS: rows } },
  );
  process.once('SIGTERM', () => {
    child.kill();
    process.exit(143);
  });
  await new Promise((done) => child.once('close', done));
  return existsSync(rows) ? (JSON.parse(readFileSync(rows, 'utf8')) as Row[]) : undefined;
}

if (flags.includes('--page')) {
  const results = readResults();
  if (results === undefined) throw new Error('There are no results yet.');
  writePage(results);
  process.exit();
}

const measured: Record<string, Measured> = {};
const failed: string[] = [];
for (const name of asked.length > 0 ? asked : benches) {
  console.log(`\n== ${name}`);
  const busy = busyness();
  const rows = await figuresOf(name);
  if (rows === undefined) failed.push(name);
  else measured[name] = { busyness: busy, rows };
}

if (!flags.includes('--quick')) writePage(writeResults(thisMachine(), measured));

const goals = Object.values(measured).flatMap(({ rows }) => rows.filter(({ goal }) => goal !== undefined));
const met = goals.filter((row) => row.met).length;
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${met} of ${goals.length} goals met`);
if (met < goals.length || failed.length > 0) process.exitCode = 1;
