/** What input of three sizes takes, in a process of its own. */
import { answer, taskOf } from '../measuring/processes.js';
import { median } from '../measuring/spread.js';
import { CASES, SIZES } from './cases.js';

export interface HostileTask {
  readonly name: string;
  /** How often each size is measured. */
  readonly times: number;
}

const { name, times } = taskOf<HostileTask>();
const found = CASES[name];
if (found === undefined) throw new Error('There is no such case.');

// Small input is worked on again and again: what takes less than some milliseconds cannot be measured by itself.
const AT_LEAST = 10;

async function each(work: () => boolean | Promise<boolean>, runs: number): Promise<number> {
  const used = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) {
    const came = work();
    if (!(typeof came === 'boolean' ? came : await came)) throw new Error('It came out wrong.');
  }
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1000 / runs;
}

async function runsFor(work: () => boolean | Promise<boolean>): Promise<number> {
  let runs = 1;
  while ((await each(work, runs)) * runs < AT_LEAST) runs *= 2;
  return runs;
}

const works = SIZES[found.of].map((size) => found.work(size));
const runs: number[] = [];
for (const work of works) runs.push(await runsFor(work));
const taken: number[][] = works.map(() => []);
// The sizes in turns: all three meet the machine in the same mood.
for (let time = 0; time < times; time += 1) {
  for (const [at, work] of works.entries()) taken[at]?.push(await each(work, runs[at] ?? 1));
}
answer(taken.map(median));
