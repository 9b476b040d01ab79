/** Measures the reading of untrusted events. Run it with `npm run bench -- validate`, on a machine that does little else. */
import type { Paired } from '../measuring/pairs.js';
import { compiled, once } from '../measuring/processes.js';
import { isQuick, PROCESSES } from '../measuring/quick.js';
import { spreadOf } from '../measuring/spread.js';
import { closeReport, report } from '../report.js';
import { READERS, type Reader } from './contenders.js';
import type { ValidateTask } from './validate-once.js';

const HISTORIES = isQuick ? 2_500 : 10_000;

const path = await compiled(new URL('./validate-once.ts', import.meta.url));
const task = (reader: Reader): ValidateTask => ({ reader, histories: HISTORIES });

const checked = { ...task('readEvents'), checked: true } as const satisfies ValidateTask;
const { events, refused } = await once<{ events: number; refused: number }>(path, checked);
if (refused === 0) throw new Error('Nothing is refused: the readers are not compared.');
console.log(`NDJSON into validated events. Bare JSON.parse of each line is 1.`);

for (const reader of Object.keys(READERS) as Reader[]) {
  const runs: Paired[] = [];
  while (runs.length < PROCESSES) runs.push(await once<Paired>(path, task(reader)));
  if (reader === 'readEvents') {
    const perSecond = (time: number): number => events / time;
    const unit = 'thousand events a second';
    report('bare JSON.parse', spreadOf(runs.map(({ limit }) => perSecond(limit))), unit);
    report('readEvents', spreadOf(runs.map(({ subject }) => perSecond(subject))), unit);
  }
  const times = spreadOf(runs.map(({ share }) => 1 / share));
  const goal = reader === 'readEvents' ? { atMost: 2 } : undefined;
  report(`${reader}: time`, times, 'times bare JSON.parse', goal);
}

closeReport();
