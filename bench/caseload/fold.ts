import { compiled } from '../measuring/processes.js';
import { type Spread, spreadOf } from '../measuring/spread.js';
import { report } from '../report.js';
import { eventsOfAll } from './events.js';
import type { FoldTask } from './fold-once.js';
import { inLockstep } from './lockstep.js';
import type { Taken } from './taken.js';

// Odd: the median is one of them.
const ROUNDS = 3;
const NODE_OPTIONS = ['--max-old-space-size=6144'];

interface Round {
  readonly drain: Taken;
  readonly bare: Taken;
  readonly fold: Taken;
}

async function round(path: string, referrals: number): Promise<Round> {
  const tasks: readonly FoldTask[] = [
    { way: 'drain', referrals },
    { way: 'bare', referrals },
    { way: 'fold', referrals },
  ];
  const [drain, bare, fold] = (await inLockstep(path, tasks, NODE_OPTIONS)) as [Taken, Taken, Taken];
  return { drain, bare, fold };
}

/** Folds a log, against the bare loop, time and again. The source's own time is taken off both. */
export async function benchFold(referrals: number): Promise<void> {
  const path = await compiled(new URL('./fold-once.ts', import.meta.url));
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS) rounds.push(await round(path, referrals));

  const spread = (figure: (one: Round) => number): Spread => spreadOf(rounds.map(figure));
  const without = (one: Round, way: 'bare' | 'fold', kind: keyof Taken): number =>
    one[way][kind] - one.drain[kind];
  const seconds = (way: 'bare' | 'fold'): Spread => spread((one) => without(one, way, 'processor') / 1000);
  const ratio = (kind: keyof Taken): Spread =>
    spread((one) => without(one, 'fold', kind) / without(one, 'bare', kind));

  const title = `${referrals.toLocaleString('en-US')} referrals`;
  report(`${title}: events of the source`, eventsOfAll(referrals), 'events');
  report(
    `${title}: draining the source`,
    spread(({ drain }) => drain.processor / 1000),
    's',
  );
  report(`${title}: the bare loop, without the source`, seconds('bare'), 's');
  report(`${title}: foldCaseload, without the source`, seconds('fold'), 's');
  report(`${title}: foldCaseload, as a ratio to the bare loop`, ratio('processor'), '', { atMost: 2 });
  report(`${title}: the same, by the clock`, ratio('clock'), '');
}
