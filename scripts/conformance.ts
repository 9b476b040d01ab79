/**
 * Proves the rules and the kit that checks others by them: `npm run conformance`. With `--break-rules` it puts a bug
 * into each of five rules, one at a time, in a bundle beside the working tree, and tells who noticed.
 */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { COMMAND_TYPES, REFERRAL_STATUSES, RULES, VOIDABLE } from '../src/index.js';
import { closeReport, report } from '../bench/report.js';
import { WORLDS } from '../test/exhaustion/worlds.js';
import type { Tally, WalkTally } from './conformance/answers.js';
import { BUGS } from './conformance/bugs.js';
import { type Bug, bundle } from './conformance/bundle.js';

const DEPTH = 7;
const MINUTES = 5;

const run = promisify(execFile);

async function ask<T>(task: string, ...given: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [task, ...given], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout) as T;
}

function reportTally(title: string, { of, well, faults }: Tally): void {
  report(title, well, `of ${of}`, { atLeast: of });
  for (const fault of faults) console.log(fault);
}

async function prove(): Promise<void> {
  const began = performance.now();
  const task = await bundle();
  // One process walks the largest world; all else fits beside it.
  const largest = ask<WalkTally>(task, 'walk', '0', String(DEPTH));
  const lawsOfLibrary = await ask<Tally>(task, 'laws', 'library', '200');
  const lawsOfModel = await ask<Tally>(task, 'laws', 'model', '200');
  const vectorsOfLibrary = await ask<Tally>(task, 'vectors', 'library');
  const vectorsOfModel = await ask<Tally>(task, 'vectors', 'model');
  const broken = await ask<Tally>(task, 'broken');
  const others = WORLDS.map((_, index) => String(index))
    .slice(1)
    .join(',');
  const walks = [await ask<WalkTally>(task, 'walk', others, String(DEPTH)), await largest];
  rmSync(dirname(task), { recursive: true });

  reportTally('laws that the library keeps', lawsOfLibrary);
  reportTally('laws that the reference model keeps', lawsOfModel);
  reportTally('files of vectors that the library passes', vectorsOfLibrary);
  reportTally('files of vectors that the reference model passes', vectorsOfModel);
  reportTally('broken implementations caught for their fault alone', broken);

  const total = walks.reduce((sum, { sequences }) => sum + BigInt(sequences), 0n);
  console.log(`sequences of commands up to depth ${DEPTH}: ${total.toLocaleString('en-US')}`);
  report(
    'states that are different',
    walks.reduce((sum, { states }) => sum + states, 0),
    '',
  );
  report(
    'commands tried in states',
    walks.reduce((sum, { transitions }) => sum + transitions, 0),
    '',
  );
  const faults = walks.flatMap(({ fault = [] }) => fault);
  report('disagreements and broken laws on the way', faults.length, '', { atMost: 0 });
  for (const fault of faults) console.log(fault);

  const commands = COMMAND_TYPES.flatMap((type) =>
    type === 'void' ? VOIDABLE.map((of) => `void-${of}`) : [type],
  );
  const wanted = REFERRAL_STATUSES.flatMap((status) => commands.map((command) => `${status} ${command}`));
  const pairs = new Set(walks.flatMap((one) => one.pairs));
  report(
    'pairs of status and command',
    wanted.filter((pair) => pairs.has(pair)).length,
    `of ${wanted.length}`,
    {
      atLeast: wanted.length,
    },
  );
  const seen = (side: 'broken' | 'kept'): number => new Set(walks.flatMap((one) => one[side])).size;
  report('rules met broken', seen('broken'), `of ${RULES.length}`, { atLeast: RULES.length });
  report('rules met kept by a neighbour', seen('kept'), `of ${RULES.length}`, { atLeast: RULES.length });
  report('minutes that this took', (performance.now() - began) / 60_000, 'min', { atMost: MINUTES });
}

const noticed = ({ faults }: Tally): boolean => faults.length > 0;

async function breakRule(bug: Bug): Promise<number> {
  const task = await bundle(bug);
  const all = WORLDS.map((_, index) => String(index)).join(',');
  const laws = await ask<Tally>(task, 'laws', 'library', '100');
  // The kit compares with the library, whose bug it is: with the reference model before it, it sees the difference.
  const compared = await ask<Tally>(task, 'laws', 'model', '100');
  const vectors = await ask<Tally>(task, 'vectors', 'library');
  const exhaustion = await ask<WalkTally>(task, 'walk', all, '2');
  rmSync(dirname(task), { recursive: true });
  const answers = [noticed(vectors), noticed(laws) || noticed(compared), exhaustion.fault !== undefined];
  console.log(
    [bug.rule.padEnd(36), ...answers.map((yes) => (yes ? 'noticed' : 'not').padEnd(12))].join(' ').trimEnd(),
  );
  return answers.filter(Boolean).length;
}

async function breakRules(): Promise<void> {
  console.log(
    [`bug in`.padEnd(36), ...['vectors', 'properties', 'exhaustion'].map((name) => name.padEnd(12))]
      .join(' ')
      .trimEnd(),
  );
  const counts: number[] = [];
  for (const bug of BUGS) counts.push(await breakRule(bug));
  const unseen = counts.filter((count) => count === 0).length;
  report('bugs that nobody noticed', unseen, '', { atMost: 0 });
}

await (process.argv.includes('--break-rules') ? breakRules() : prove());
closeReport();
