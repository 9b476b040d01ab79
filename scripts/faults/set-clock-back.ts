import type { Chance } from './chance.js';
import { startWriter } from './child.js';
import { setBackClock } from './clock.js';
import type { Store } from './engines.js';
import { newJournal } from './journal.js';
import { judge, type Verdict } from './judge.js';
import { newLanes } from './lanes.js';
import { type Acknowledgement, walk } from './steps.js';

/** What became of writers whose clock went back. */
export interface SetBack {
  /** How often the clock was set back. */
  readonly times: number;
  readonly verdict: Verdict;
}

const LANES = 4;
const SEEDS = 2 ** 30;
const STEP_BACK_AFTER = 5;

/** What a writer with such a clock does, in this process: a log in memory is nowhere else. */
async function walkHere(
  { open }: Store,
  starts: readonly number[],
  until: number,
  chance: Chance,
): Promise<{ readonly told: Acknowledgement[]; readonly stepsBack: number }> {
  const told: Acknowledgement[] = [];
  const clock = setBackClock(chance);
  try {
    await walk(await open(), { starts, until }, (acknowledgement) => {
      if (told.push(acknowledgement) % STEP_BACK_AFTER === 0) clock.stepBack();
    });
  } finally {
    clock.end();
  }
  return { told, stepsBack: clock.steps() };
}

/**
 * Lets a writer work whose clock is set back after every fifth answer, and after it a second one that begins with the
 * steps that are done, to know them again.
 *
 * @param steps - how many steps each lane has, in all.
 */
export async function setClockBack(
  bundle: string,
  store: Store,
  steps: number,
  chance: Chance,
): Promise<SetBack> {
  const journal = newJournal();
  const lanes = newLanes(LANES, journal);
  let times = 0;
  for (const until of [Math.ceil(steps / 2), steps]) {
    const starts = lanes.starts(until);
    const { told, stepsBack, code } =
      store.url === ''
        ? { ...(await walkHere(store, starts, until, chance)), code: undefined }
        : await startWriter(bundle, { url: store.url, starts, until, clock: chance(0, SEEDS) }).ended;
    if (code !== undefined) throw new Error(`The writer stopped: ${code}`);
    lanes.note(told);
    times += stepsBack;
  }
  const log = await store.open();
  const verdict = await judge(journal, log);
  await log.close();
  return { times, verdict };
}
