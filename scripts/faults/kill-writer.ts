import type { Chance } from './chance.js';
import { startWriter } from './child.js';
import type { Store } from './engines.js';
import { newJournal } from './journal.js';
import { judge, type Verdict } from './judge.js';
import { newLanes } from './lanes.js';

const LANES = 3;
// So many steps are given again by whoever goes on.
const AGAIN = 3;
const [FEWEST, MOST] = [5, 40] as const;

/** What became of the writers. */
export interface Killed {
  /** How many were killed while they wrote. */
  readonly times: number;
  readonly verdict: Verdict;
  /** Judgements after a kill that found a fault. */
  readonly faulty: number;
}

/** Whether something is wrong, whatever it is. */
function isFaulty({ lost, doubled, refusedYetStored, outOfPlace }: Verdict): boolean {
  return lost + doubled + refusedYetStored + outOfPlace > 0;
}

/**
 * Kills a writing process after some answers, reads the log, and lets the next process go on with the last steps
 * that were told, and those that were not.
 */
export async function killWriters(
  bundle: string,
  { url, open }: Store,
  kills: number,
  chance: Chance,
): Promise<Killed> {
  const journal = newJournal();
  const lanes = newLanes(LANES, journal);
  let [times, faulty] = [0, 0];
  let verdict: Verdict | undefined;
  for (let kill = 0; kill < kills; kill += 1) {
    const after = chance(FEWEST, MOST);
    const task = { url, starts: lanes.starts(AGAIN), until: Number.MAX_SAFE_INTEGER };
    const writer = startWriter(bundle, task, (count) => {
      if (count === after) writer.kill();
    });
    const { told, code } = await writer.ended;
    if (code !== undefined) throw new Error(`A writer stopped by itself: ${code}`);
    if (told.length >= after) times += 1;
    lanes.note(told);
    const log = await open();
    verdict = await judge(journal, log);
    await log.close();
    if (isFaulty(verdict)) faulty += 1;
  }
  if (verdict === undefined) throw new Error('No writer was killed.');
  return { times, faulty, verdict };
}
