/**
 * `npm run mutation [FOLDER...]`: changes the sources in small ways, one at a time, and sees whether a test notices.
 * With `--changed [COMMIT]` only the lines changed since a commit (by default the one before), within a time limit.
 * With `--dry` it changes nothing: it sees that a run could begin.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changedLines } from './mutation/changed-lines.js';
import {
  decidedIn,
  isNoticed,
  type Mutant,
  type MutationReport,
  scoreOf,
  survivorsIn,
} from './mutation/report.js';

const FOLDERS = ['src/referral', 'src/schema', 'src/caseload'] as const;
/** Percent of the mutants that a test has to notice, in each folder. */
const GOAL = 95;
/** Few mutants say little: below this many, the share is printed and not held to the goal. */
const ENOUGH = 20;
/** The longest that the changed lines of one folder may take. */
const MINUTES = 4;
/** Where Stryker writes what it found. */
const REPORT = 'reports/mutation.json';

const { values, positionals } = parseArgs({
  options: {
    changed: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which tests run, and in which modules; vitest.mutation.config.ts reads it. */
interface Pass {
  readonly tests: 'quick' | 'all';
  /** `loaded`: those that stand there since before there was a mutant. `fresh`: loaded for each mutant, with it. */
  readonly modules: 'loaded' | 'fresh';
}

/** Runs Stryker, and says whether it was done in time. */
function stryker(
  folder: string,
  { tests, modules }: Pass,
  options: readonly string[],
  minutes?: number,
): boolean {
  const { status, signal } = spawnSync(
    process.execPath,
    [
      fileURLToPath(new URL('../../bin/stryker.js', import.meta.resolve('@stryker-mutator/core'))),
      'run',
      ...options,
      // One worker: the modules of a second one would be loaded when there is a mutant already.
      ...(modules === 'loaded' ? ['--ignoreStatic', '--concurrency', '1'] : []),
    ],
    {
      cwd: root,
      env: { ...process.env, MUTATED_FOLDER: folder, MUTATION_TESTS: tests, MUTATION_MODULES: modules },
      stdio: ['ignore', 'inherit', 'inherit'],
      ...(minutes !== undefined && { timeout: minutes * 60_000 }),
    },
  );
  if (signal !== null) return false;
  if (status !== 0) throw new Error(`The mutation run of ${folder} ended with ${status}.`);
  return true;
}

const readReport = (path: string): MutationReport => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Mutants of some lines, each with all tests of the folder and freshly loaded modules. */
function runChanged(folder: string, places: readonly string[]): MutationReport | undefined {
  const pass: Pass = { tests: 'all', modules: 'fresh' };
  return stryker(folder, pass, ['--mutate', places.join(',')], MINUTES) ? readReport(REPORT) : undefined;
}

/**
 * The cheapest first: most mutants are noticed by a quick test in loaded modules, in a tenth of the time. A later pass
 * has all tests of an earlier one: Stryker forgets what a test noticed that is not there any more.
 */
const PASSES: readonly Pass[] = [
  { tests: 'quick', modules: 'loaded' },
  { tests: 'quick', modules: 'fresh' },
  { tests: 'all', modules: 'loaded' },
  { tests: 'all', modules: 'fresh' },
];

/** All mutants of a folder, in passes, of which each goes on with what the one before has left open. */
function runAll(folder: string): MutationReport {
  const known = `reports/mutation-${folder.replace('/', '-')}.json`;
  rmSync(join(root, known), { force: true });
  for (const pass of PASSES) {
    stryker(folder, pass, ['--mutate', `${folder}/**/*.ts`, '--incremental', '--incrementalFile', known]);
    // Loaded modules say nothing of a mutant that acts while they are loaded, unless a test noticed it.
    const isDecided = (mutant: Mutant): boolean =>
      isNoticed(mutant) || (pass.tests === 'all' && mutant.status === 'Survived' && mutant.static !== true);
    writeFileSync(join(root, known), JSON.stringify(decidedIn(readReport(known), isDecided)));
  }
  return readReport(REPORT);
}

/** Makes every mutant of a folder, and runs the quick tests without one: a run of all would end where this fails. */
function runDry(folder: string): void {
  for (const pass of PASSES.filter(({ tests }) => tests === 'quick')) {
    stryker(folder, pass, ['--mutate', `${folder}/**/*.ts`, '--dryRunOnly']);
  }
  console.log(`${folder}: every mutant could be made, and the tests pass without one`);
}

const changed = values.changed ? changedLines(root, FOLDERS, positionals[0] ?? 'HEAD~1') : [];
if (changed === undefined) console.log('Left out: there is no earlier commit here to compare with.');
else if (values.changed && changed.length === 0) console.log('Left out: no mutated line has changed.');

// As a shell completes them: with a slash behind.
const asked = values.changed ? [] : positionals.map((name) => name.replace(/\/$/, ''));
const isAsked = (folder: string): boolean => asked.length === 0 || asked.includes(folder);
const unknown = asked.filter((name) => !FOLDERS.some((one) => one === name));
if (unknown.length > 0) throw new Error(`No folder of ${FOLDERS.join(', ')}: ${unknown.join(', ')}.`);

if (values.dry) {
  for (const folder of FOLDERS.filter(isAsked)) runDry(folder);
  process.exit();
}

let goals = 0;
let met = 0;

for (const folder of FOLDERS.filter(isAsked)) {
  const inFolder = (place: string): boolean => place.startsWith(`${folder}/`);
  const places = (changed ?? []).filter(inFolder);
  if (values.changed && places.length === 0) continue;
  const report = values.changed ? runChanged(folder, places) : runAll(folder);
  if (report === undefined) {
    console.log(
      `${folder}: not judged, ${MINUTES} minutes were not enough for ${places.length} changed places`,
    );
    continue;
  }
  for (const survivor of survivorsIn(report)) console.log(survivor);
  const { noticed, all } = scoreOf(report);
  const percent = (100 * noticed) / Math.max(1, all);
  const row = `${folder.padEnd(16)} ${percent.toFixed(1).padStart(6)} %   ${noticed} of ${all} mutants noticed`;
  if (values.changed && all < ENOUGH) {
    console.log(`${row}   (too few to judge)`);
    continue;
  }
  goals += 1;
  if (percent >= GOAL) met += 1;
  console.log(`${row}   goal ${GOAL} %: ${percent >= GOAL ? 'met' : 'MISSED'}`);
}

console.log(`${met} of ${goals} goals met`);
if (met < goals) process.exitCode = 1;
