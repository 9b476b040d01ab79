/** Measures the folds of histories. Run it with `npm run bench -- fold`, on a machine that does little else. */
import { compiled, once } from '../measuring/processes.js';
import type { Length, Paired } from '../measuring/pairs.js';
import { isQuick, PROCESSES } from '../measuring/quick.js';
import { type Spread, spreadOf } from '../measuring/spread.js';
import { closeReport, report } from '../report.js';
import { CONTENDERS, type Contender } from './contenders.js';
import type { EvolveTask } from './evolve-once.js';
import type { FoldTask } from './fold-once.js';

const HISTORIES = isQuick ? 20_000 : 200_000;
const HISTORIES_CHECKED = 20_000;
const TURNS = isQuick ? 10 : 40;
const WARM_UP = 10;
const LENGTH: Length = { turns: TURNS, warmUp: WARM_UP };
// A peer takes up to thirty times longer: fewer histories a turn are as sure. So many pass by in all its turns, those
// to warm up included; the others need not be made.
const WINDOW_OF_PEERS = 4_000;
const HISTORIES_OF_PEERS = Math.min(HISTORIES, WINDOW_OF_PEERS * (TURNS / 2 + WARM_UP));
const OUR_OWN = 2;

const foldOnce = await compiled(new URL('./fold-once.ts', import.meta.url));
const evolveOnce = await compiled(new URL('./evolve-once.ts', import.meta.url));

async function inProcesses(path: string, task: FoldTask | EvolveTask): Promise<readonly Paired[]> {
  const runs: Paired[] = [];
  while (runs.length < PROCESSES) {
    runs.push(await once<Paired>(path, { ...LENGTH, ...task }));
  }
  return runs;
}

async function shareOf(task: FoldTask): Promise<Spread> {
  const runs = await inProcesses(foldOnce, task);
  return spreadOf(runs.map(({ share }) => share));
}

const names = Object.keys(CONTENDERS) as Contender[];
for (const contender of names) {
  const checked = { contender, histories: HISTORIES_CHECKED, checked: true } as const;
  await once(foldOnce, checked satisfies FoldTask);
}
await once(foldOnce, { contender: 'replay', eventsOfOne: 100_000, checked: true } satisfies FoldTask);

const title = `${HISTORIES.toLocaleString('en-US')} histories of 3 to 6 events`;
console.log(`${title}. A fold by hand, with the same guards and a frozen result, is 1.`);
const alone = await inProcesses(foldOnce, { contender: 'replay', histories: HISTORIES });
const own = spreadOf(alone.map(({ share }) => share));
report('the fold by hand', spreadOf(alone.map(({ limit }) => 20_000 / limit)), 'thousand histories a second');
report('replay, in a process of its own', own, 'of the fold by hand', { atLeast: 0.9 });
const mixed: FoldTask = { contender: 'replay', histories: HISTORIES, mixed: true };
report('replay, in a process that also runs evolve', await shareOf(mixed), 'of the fold by hand', {
  atLeast: 0.8,
});
let best = 0;
for (const contender of names.slice(1)) {
  const spread = await shareOf({
    contender,
    histories: HISTORIES_OF_PEERS,
    turns: TURNS / 2,
    window: WINDOW_OF_PEERS,
  });
  if (names.indexOf(contender) >= OUR_OWN) best = Math.max(best, spread.median);
  report(contender, spread, 'of the fold by hand');
}
report('replay, in a process of its own, to the best peer', own.median / best, 'times', { atLeast: 2 });

console.log('\nOne history. A fold by hand is 1.');
const perEvent: number[] = [];
for (const eventsOfOne of [1_000, 100_000]) {
  const task: FoldTask = { contender: 'replay', eventsOfOne };
  const runs = await inProcesses(foldOnce, task);
  const events = eventsOfOne.toLocaleString('en-US');
  const goal = eventsOfOne === 100_000 ? { atLeast: 0.8 } : undefined;
  const spread = spreadOf(runs.map(({ share }) => share));
  report(`replay, one history of ${events} events`, spread, 'of the fold by hand', goal);
  // A turn is 100,000 events, of however many histories.
  perEvent.push(spreadOf(runs.map(({ subject }) => subject * 10)).median);
}
const [short = Number.NaN, long = Number.NaN] = perEvent;
report('an event of 100,000, to one of 1,000', long / short, 'times', { atMost: 2 });

console.log('\nOne step.');
const steps = await inProcesses(evolveOnce, { histories: 10_000 });
report('evolve, one step', spreadOf(steps.map(({ share }) => 1 / share)), 'times a bare produce of immer', {
  atMost: 1.1,
});

closeReport();
