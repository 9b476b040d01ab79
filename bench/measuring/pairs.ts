import { median } from './spread.js';

// Processor time of the whole process, the collector's threads included, in milliseconds: the clock grows with
// whatever else the machine does.
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The time that passes, in milliseconds: for work that is done by other processes, or waits for a disk. */
export const timePassed = (): number => performance.now();

/** One side of a pair: does the work of a turn, and answers what came of it, so that none of it is left out. */
export type Side = (turn: number) => unknown;

export interface PairOptions {
  /** How many turns there are to measure. An even number: each side goes first in half of them. */
  readonly turns: number;
  /** Turns before those, which no figure holds. */
  readonly warmUp: number;
  /** Runs between turns, outside of every time. */
  readonly between?: () => unknown;
  /** What is measured, in milliseconds; by default the time of the processor. */
  readonly time?: () => number;
}

/** How long a process measures. */
export type Length = Pick<PairOptions, 'turns' | 'warmUp'>;

/** Pairs of one process. */
export interface Paired {
  /** The speed of the subject in shares of the limit's: the median of all turns. */
  readonly share: number;
  /** Milliseconds that a turn of each took, medians. */
  readonly limit: number;
  readonly subject: number;
}

/**
 * Runs two ways of doing one job in turns, one right after the other, so that both meet the machine in the same mood;
 * who goes first changes from turn to turn, or one side would always clear up the other's garbage.
 *
 * No library for benchmarks does this: each runs a task to its end before the next one begins. With tinybench made to
 * take turns, one iteration at a time, `replay` ran 3 to 4 times slower than in this loop, and a share read anything
 * from 0.4 to 1.4.
 */
export async function runPairs(limit: Side, subject: Side, options: PairOptions): Promise<Paired> {
  const time = options.time ?? processorTime;
  const times = { limit: [] as number[], subject: [] as number[] };
  let last: unknown;
  const take = async (side: Side, turn: number): Promise<number> => {
    const before = time();
    last = side(turn);
    if (last instanceof Promise) last = await last;
    return time() - before;
  };
  for (let turn = 0; turn < options.warmUp + options.turns; turn += 1) {
    const early = turn % 2 === 0 ? await take(limit, turn) : undefined;
    const subjectTime = await take(subject, turn);
    const limitTime = early ?? (await take(limit, turn));
    options.between?.();
    if (turn < options.warmUp) continue;
    times.limit.push(limitTime);
    times.subject.push(subjectTime);
  }
  if (last === undefined) throw new Error('The last turn came to nothing.');
  const shares = times.limit.map((time, at) => time / (times.subject[at] as number));
  return { share: median(shares), limit: median(times.limit), subject: median(times.subject) };
}
