import { Bench } from 'tinybench';
import { median } from './spread.js';

// Processor time of the whole process, the collector's threads included, in milliseconds: the clock grows with
// whatever else the machine does.
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** One side of a pair: does the work of a turn, and answers what came of it, so that none of it is left out. */
export type Side = (turn: number) => unknown;

export interface PairOptions {
  /** How many turns there are to measure. An even number: each side goes first in half of them. */
  readonly turns: number;
  /** Turns before those, which no figure holds. */
  readonly warmUp: number;
  /** Runs between turns, outside of every time. */
  readonly between?: () => unknown;
}

/** Pairs of one process. */
export interface Paired {
  /** The speed of the subject in shares of the limit's: the median of all turns. */
  readonly share: number;
  /** Milliseconds of the processor that a turn of each took, medians. */
  readonly limit: number;
  readonly subject: number;
}

/**
 * Runs two ways of doing one job in turns, one right after the other, so that both meet the machine in the same mood;
 * who goes first changes from turn to turn, or one side would always clear up the other's garbage.
 */
export async function runPairs(limit: Side, subject: Side, options: PairOptions): Promise<Paired> {
  let turn = 0;
  let last: unknown;
  const run = (side: Side) => () => {
    last = side(turn);
    return last instanceof Promise ? last : undefined;
  };
  const isAsync = limit(0) instanceof Promise;
  // One iteration each: tinybench keeps the time, and the turns are ours, since it runs a task to its end before the
  // next one begins.
  const order = (names: readonly ['limit' | 'subject', Side][]): Bench => {
    const bench = new Bench({ iterations: 1, time: 0, warmup: false, throws: true, now: processorTime });
    for (const [name, side] of names) bench.add(name, run(side), { async: isAsync });
    return bench;
  };
  const orders = [
    order([
      ['limit', limit],
      ['subject', subject],
    ]),
    order([
      ['subject', subject],
      ['limit', limit],
    ]),
  ] as const;

  const times = { limit: [] as number[], subject: [] as number[] };
  for (let at = 0; at < options.warmUp + options.turns; at += 1) {
    turn = at;
    const bench = orders[at % 2 === 0 ? 0 : 1];
    if (isAsync) await bench.run();
    else bench.runSync();
    options.between?.();
    if (at < options.warmUp) continue;
    for (const { name, result } of bench.tasks) {
      if (!('latency' in result)) throw new Error('A turn was not measured.');
      times[name as 'limit' | 'subject'].push(result.latency.mean);
    }
  }
  if (last === undefined) throw new Error('The last turn came to nothing.');
  const shares = times.limit.map((time, at) => time / (times.subject[at] as number));
  return { share: median(shares), limit: median(times.limit), subject: median(times.subject) };
}
