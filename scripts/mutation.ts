/**
 * `npm run mutation`: changes the sources in small ways, one at a time, and sees whether a test notices. With
 * `--changed [COMMIT]` only the lines changed since a commit (by default the one before), within a time limit.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changedLines } from './mutation/changed-lines.js';
import { type MutationReport, scoreOf, survivorsIn } from './mutation/report.js';

const FOLDERS = ['src/referral', 'src/schema', 'src/caseload'] as const;
/** Percent of the mutants that a test has to notice, in each folder. */
const GOAL = 95;
/** Few mutants say little: below this many, the share is printed and not held to the goal. */
const ENOUGH = 20;
/** The longest that the changed lines of one folder may take. */
const MINUTES = 4;

const { values, positionals } = parseArgs({
  options: { changed: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const root = fileURLToPath(new URL('..', import.meta.url));

function run(folder: string, mutate: readonly string[], minutes?: number): MutationReport | undefined {
  const { status, signal } = spawnSync(
    process.execPath,
    [
      fileURLToPath(new URL('../../bin/stryker.js', import.meta.resolve('@stryker-mutator/core'))),
      'run',
      '--mutate',
      mutate.join(','),
    ],
    {
      cwd: root,
      env: { ...process.env, MUTATED_FOLDER: folder },
      stdio: ['ignore', 'inherit', 'inherit'],
      ...(minutes !== undefined && { timeout: minutes * 60_000 }),
    },
  );
  if (signal !== null) return undefined;
  if (status !== 0) throw new Error(`The mutation run of ${folder} ended with ${status}.`);
  return JSON.parse(readFileSync(new URL('../reports/mutation.json', import.meta.url), 'utf8'));
}

const changed = values.changed ? changedLines(root, FOLDERS, positionals[0] ?? 'HEAD~1') : [];
if (changed === undefined) console.log('Left out: there is no earlier commit here to compare with.');
else if (values.changed && changed.length === 0) console.log('Left out: no mutated line has changed.');

let goals = 0;
let met = 0;

for (const folder of FOLDERS) {
  const inFolder = (place: string): boolean => place.startsWith(`${folder}/`);
  const places = values.changed ? (changed ?? []).filter(inFolder) : [`${folder}/**/*.ts`];
  if (places.length === 0) continue;
  const report = run(folder, places, values.changed ? MINUTES : undefined);
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
