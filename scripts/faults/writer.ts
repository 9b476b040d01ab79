/** A process of its own that writes to a log, and tells each answer before it goes on. It may be killed. */
import { writeSync } from 'node:fs';
import { openLog } from 'ce-referrals/log/open';
import { chanceOf } from './chance.js';
import { type ClockSetBack, setBackClock } from './clock.js';
import { walk, type Writing } from './steps.js';

/** What it is told to do. */
export interface WriterTask extends Writing {
  /** Of the log. */
  readonly url: string;
  /** Where the clock is to go back: the seed of how far. */
  readonly clock?: number;
}

const STANDARD_OUTPUT = 1;
// A step back after so many answers.
const STEP_BACK_AFTER = 5;

const { url, clock, ...writing } = JSON.parse(process.argv[2] ?? '') as WriterTask;
const clockSetBack: ClockSetBack | undefined =
  clock === undefined ? undefined : setBackClock(chanceOf(clock));
let answers = 0;

// Not process.stdout: what is written here is with the reader when the call returns.
const tell = (line: unknown): void => void writeSync(STANDARD_OUTPUT, `${JSON.stringify(line)}\n`);

try {
  const log = await openLog(url);
  await walk(log, writing, (acknowledgement) => {
    tell(acknowledgement);
    answers += 1;
    if (answers % STEP_BACK_AFTER === 0) clockSetBack?.stepBack();
  });
  await log.close();
  tell({ stepsBack: clockSetBack?.steps() ?? 0 });
} catch (error) {
  // One that finds the folder in use says so, and is asked no more.
  const { code, message } = error as Error & { code?: unknown };
  tell({ code: code ?? message });
  process.exitCode = 1;
}
