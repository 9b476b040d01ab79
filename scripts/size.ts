/**
 * Measures what a consumer pays against budgets: dist/ bundled by esbuild, minified, brotli at its highest quality.
 * Where a budget is exceeded, it names the modules that grew since the record; `-- --write` writes that anew.
 */
import { BUDGETS, type Budget } from './size/budgets.js';
import { type Size, sizeOf } from './size/measure.js';
import { growthOf, readRecord, type Recorded, writeRecord } from './size/record.js';

const SHOWN = 8;

const count = new Intl.NumberFormat('en-US');
const inBytes = (bytes: number): string => `${count.format(bytes)} B`;
const before = readRecord();
const now: Record<string, Recorded> = {};
let goals = 0;
let met = 0;

function wrongPackages({ includes = [], excludes = [] }: Budget, { packages }: Size): readonly string[] {
  return [
    ...includes.filter((name) => !packages.has(name)).map((name) => `${name} is missing`),
    ...excludes.filter((name) => packages.has(name)).map((name) => `${name} got in`),
  ];
}

function printGrowth(title: string, size: Size): void {
  const recorded = before[title];
  const growth = growthOf(size, recorded);
  const was = recorded
    ? `${inBytes(recorded.whole)}, ${inBytes(recorded.alone)} without dependencies`
    : 'nothing';
  console.log(`  on record: ${was}. Minified and not compressed, these modules grew:`);
  for (const { module, before: was, now: is } of growth.slice(0, SHOWN)) {
    console.log(`  ${`+${count.format(is - was)}`.padStart(8)} B  ${module} (${inBytes(was)} before)`);
  }
  if (growth.length === 0) console.log('  none');
  if (growth.length > SHOWN) console.log(`  and ${growth.length - SHOWN} more`);
}

/** Counts and prints one goal. */
function goal(words: string, isMet: boolean): boolean {
  goals += 1;
  met += isMet ? 1 : 0;
  console.log(`  ${words}: ${isMet ? 'met' : 'MISSED'}`);
  return isMet;
}

for (const budget of BUDGETS) {
  const size = await sizeOf(budget.code);
  const { title } = budget;
  const { whole, alone, modules } = size;
  now[title] = { whole, alone, modules };
  const held = [...size.packages].sort();
  console.log(`${title}: holds ${held.length > 0 ? held.join(', ') : 'no dependency'}`);
  const wrong = wrongPackages(budget, size);
  if (budget.includes || budget.excludes) goal(['dependencies', ...wrong].join(', '), wrong.length === 0);
  const row = (words: string, bytes: number, most: number): boolean =>
    goal(`${words.padEnd(21)} ${inBytes(bytes).padStart(10)}   goal ${inBytes(most)}`, bytes <= most);
  const fits = [row('whole', whole, budget.whole), row('without dependencies', alone, budget.alone)];
  if (wrong.length > 0 || fits.includes(false)) printGrowth(title, size);
}

if (process.argv.includes('--write')) writeRecord(now);
console.log(`${met} of ${goals} goals met`);
if (met < goals) process.exitCode = 1;
