import { isLogError } from 'ce-referrals/log';
import { startWriter } from './child.js';
import type { Store } from './engines.js';
import { newJournal } from './journal.js';
import { judge, type Verdict } from './judge.js';
import { newLanes } from './lanes.js';

/** What became of the second openers. */
export interface Shared {
  /** How often a second one came while the first wrote. */
  readonly times: number;
  /** How many of them were told that the folder is in use, and nothing else. */
  readonly refused: number;
  readonly verdict: Verdict;
}

const LANES = 2;
// The second comes when the first has had so many answers more.
const EVERY = 5;

const inUse = (error: unknown): boolean => isLogError(error) && error.code === 'folder-in-use';

/** Has a process write to a folder, while this one and other processes try to open it too. */
export async function shareFolder(bundle: string, { url, open }: Store, attempts: number): Promise<Shared> {
  const journal = newJournal();
  const lanes = newLanes(LANES, journal);
  let [times, refused, answers] = [0, 0, 0];
  let wake = (): void => {};
  const starts = lanes.starts(0);
  const writer = startWriter(bundle, { url, starts, until: Number.MAX_SAFE_INTEGER }, (count) => {
    answers = count;
    wake();
  });

  try {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const enough = answers + EVERY;
      await new Promise<void>((resolve) => {
        wake = () => {
          if (answers >= enough) resolve();
        };
        void writer.ended.then(() => resolve());
      });
      times += 1;
      if (attempt % 2 === 0) {
        const opened = await open().catch((error: unknown) => {
          if (inUse(error)) refused += 1;
        });
        await opened?.close();
      } else {
        const second = await startWriter(bundle, { url, starts, until: 1 }).ended;
        if (second.code === 'folder-in-use' && second.told.length === 0) refused += 1;
      }
    }
  } finally {
    writer.kill();
  }
  lanes.note((await writer.ended).told);
  const log = await open();
  const verdict = await judge(journal, log);
  await log.close();
  return { times, refused, verdict };
}
