/** Measures input that was made to be slow. Run it with `npm run bench -- hostile`, on a machine that does little else. */
import { compiled, once } from '../measuring/processes.js';
import { isQuick, PROCESSES } from '../measuring/quick.js';
import { median, spreadOf } from '../measuring/spread.js';
import { closeReport, inFigures, report } from '../report.js';
import { CASES, SIZES } from './cases.js';
import type { HostileTask } from './hostile-once.js';

// What is quadratic grows 10 times for each at ten times the size. V8 itself takes more than twice the time for each key
// of an object of more than a thousand keys, which it keeps as a hash table.
const LINEAR = { atMost: 3 } as const;

const path = await compiled(new URL('./hostile-once.ts', import.meta.url));

console.log(
  'Time for each event, reason or byte at three sizes: where it grows with the size, so does the harm.',
);
for (const [name, { of }] of Object.entries(CASES)) {
  const runs: number[][] = [];
  while (runs.length < PROCESSES) {
    runs.push(await once<number[]>(path, { name, times: isQuick ? 1 : 5 } satisfies HostileTask));
  }
  const sizes = SIZES[of];
  const taken = sizes.map((_, at) => median(runs.map((run) => run[at] as number)));
  const growths = runs.map((run) => {
    const [small, middle, large] = run.map((time, at) => time / (sizes[at] as number)) as [
      number,
      number,
      number,
    ];
    return Math.max(middle / small, large / middle);
  });
  const words = sizes
    .map((size, at) => `${inFigures(size)}: ${inFigures(taken[at] as number)} ms`)
    .join(', ');
  console.log(`${name}, ${of}: ${words}`);
  report(`${name}: growth for each, ten times the size`, spreadOf(growths), 'times', LINEAR);
}

closeReport();
