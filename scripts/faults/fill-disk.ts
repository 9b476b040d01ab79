import { isLogError } from 'ce-referrals/log';
import type { OpenedLog } from 'ce-referrals/log/open';
import { eventsOf } from './events.js';
import { type Journal, newJournal, noteAnswer, noteOffered } from './journal.js';
import { judge, type Verdict } from './judge.js';
import type { SmallDisk } from './small-disk.js';

/** A log on a small disk. */
export interface OnSmallDisk {
  readonly disk: SmallDisk;
  open(): Promise<OpenedLog>;
  /** Ends what keeps the log, as a crash would, and starts it again. */
  restart(): Promise<void>;
  /** Where what keeps the log can be made to need more room than for an append. */
  needRoom?(): Promise<void>;
}

/** What became of the log. */
export interface Filled {
  /** Appends that were not acknowledged. */
  readonly times: number;
  /** The codes that they were refused with, each once. */
  readonly codes: readonly string[];
  readonly verdict: Verdict;
}

const BYTES_LEFT = 400_000;
const BYTES_OF_EVENT = 20_000;
const BEFORE = 5;
const AFTER = 5;
const MOST_APPENDS = 1_000;

interface Filling {
  readonly journal: Journal;
  readonly codes: Set<string>;
  number: number;
  version: number;
}

// Whether it was acknowledged. Where a connection is lost it is not known, and not asked: the log may be gone.
async function appendOne(log: OpenedLog, filling: Filling): Promise<boolean> {
  const { journal, codes } = filling;
  const events = eventsOf([`event-${filling.number}`], BYTES_OF_EVENT);
  filling.number += 1;
  noteOffered(journal, events);
  try {
    const answer = await log.append('filled', filling.version, events);
    noteAnswer(journal, 'writer', 'filled', events, answer);
    // A conflict is for the judge: nobody else writes here, so what was acknowledged is gone.
    filling.version = answer.ok ? answer.version : answer.actual;
    return answer.ok;
  } catch (error) {
    if (!isLogError(error)) throw error;
    codes.add(error.code);
    if (error.code !== 'connection-lost') noteAnswer(journal, 'writer', 'filled', events, 'refused');
    return false;
  }
}

/**
 * Fills the disk of a log until appends are refused, goes on for `refusals`, makes room, starts what keeps the log
 * again, and appends behind what is there.
 */
export async function fillDisk(
  { disk, open, restart, needRoom }: OnSmallDisk,
  refusals: number,
): Promise<Filled> {
  const filling: Filling = { journal: newJournal(), codes: new Set(), number: 0, version: 0 };
  const log = await open();
  for (let count = 0; count < BEFORE; count += 1) await appendOne(log, filling);
  disk.fillUpTo(BYTES_LEFT);
  let times = 0;
  for (let appends = 0; times < refusals && appends < MOST_APPENDS; appends += 1) {
    if (await appendOne(log, filling)) continue;
    times += 1;
    if (filling.codes.has('connection-lost')) break;
  }
  if (needRoom !== undefined) {
    await needRoom();
    if (!(await appendOne(log, filling))) times += 1;
  }
  disk.makeRoom();
  await log.close().catch(() => {});
  await restart();

  const again = await open();
  const held: string[] = [];
  for await (const { id } of again.read('filled')) held.push(id);
  filling.version = held.length;
  for (let count = 0; count < AFTER; count += 1) {
    if (!(await appendOne(again, filling)))
      throw new Error('There is room, and an append is not acknowledged.');
  }
  const verdict = await judge(filling.journal, again);
  await again.close();
  return { times, codes: [...filling.codes], verdict };
}
