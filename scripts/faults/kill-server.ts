import type { Chance } from './chance.js';
import type { Store } from './engines.js';
import { judge, type Verdict } from './judge.js';
import { startLoad } from './load.js';

/** A server that can be killed. */
export interface Killable {
  /** Kills it, as a power cut would but for the disk. */
  kill(): Promise<void>;
  /** Starts what was killed again. */
  restart(): Promise<void>;
}

/** What became of the load. */
export interface Survived {
  readonly times: number;
  readonly verdict: Verdict;
  /** For each kill, the milliseconds for which no answer came. */
  readonly pauses: readonly number[];
}

const LOGS = 3;
const [FEWEST, MOST] = [20, 60] as const;

/** From when on nothing was answered for longest, in milliseconds. */
function longestPause(since: number, answeredAt: readonly number[]): number {
  const times = [since, ...answeredAt.filter((time) => time > since)];
  return Math.max(0, ...times.slice(1).map((time, index) => time - (times[index] ?? time)));
}

/**
 * Kills a server while writers work, and starts it again, `times` times.
 *
 * @param isNeeded - whether nothing is answered until the server runs again: a single one.
 */
export async function killServer(
  { open }: Store,
  { kill, restart }: Killable,
  times: number,
  chance: Chance,
  isNeeded: boolean,
): Promise<Survived> {
  const logs = await Promise.all(Array.from({ length: LOGS }, open));
  const load = startLoad(logs, chance);
  const pauses: number[] = [];
  for (let done = 0; done < times; done += 1) {
    await load.more(chance(FEWEST, MOST));
    const killedAt = performance.now();
    await kill();
    if (isNeeded) await restart();
    await load.more(chance(FEWEST, MOST));
    pauses.push(longestPause(killedAt, load.answeredAt));
    if (!isNeeded) await restart();
  }
  await load.stop();
  await Promise.all(logs.map((log) => log.close()));
  const fresh = await open();
  const verdict = await judge(load.journal, fresh);
  await fresh.close();
  return { times: pauses.length, verdict, pauses };
}
