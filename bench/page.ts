import { readFileSync, writeFileSync } from 'node:fs';
import { inFigures, inWords, type Row } from './report.js';
import type { Measured, Results } from './results.js';

const PAGE = new URL('../docs/performance.md', import.meta.url);
const [BEGIN, END] = ['<!-- figures: written by npm run bench -->', '<!-- end of figures -->'] as const;

const HEADINGS: Readonly<Record<string, string>> = {
  fold: 'Folding histories',
  decide: 'Deciding commands',
  audit: 'Auditing histories',
  validate: 'Reading untrusted events',
  hostile: 'Input made to be slow',
  load: 'Loading the package',
  csv: 'Auditing HUD exports',
  caseload: 'Keeping a caseload',
  logs: 'Reading and writing logs',
};

function cells({ title, value, unit, min, max, goal, met }: Row): string {
  const range = min === undefined || max === undefined ? '' : `${inFigures(min)} to ${inFigures(max)}`;
  const verdict = goal === undefined ? '' : `${inWords(goal, '')}: ${met ? 'met' : '**missed**'}`;
  return `| ${title} | ${`${inFigures(value)} ${unit}`.trim()} | ${range} | ${verdict} |`;
}

function section([name, { rows, busyness }]: readonly [string, Measured]): string {
  const load = busyness < 0.5 ? '' : `Other work ran on the machine (load ${busyness}).\n\n`;
  const table = ['| figure | median | least to most | goal |', '|---|---|---|---|', ...rows.map(cells)];
  return `### ${HEADINGS[name] ?? name}\n\n${load}${table.join('\n')}`;
}

function figures({ machine, benches }: Results): string {
  const order = Object.keys(HEADINGS);
  const measured = Object.entries(benches).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const goals = measured.flatMap(([, { rows }]) => rows.filter(({ goal }) => goal !== undefined));
  const { cpu, cores, memoryGb, node, platform } = machine;
  return [
    `Measured on ${cpu}, ${cores} cores, ${memoryGb} GB of memory, ${platform}, Node ${node}.`,
    `${goals.filter(({ met }) => met).length} of ${goals.length} goals met.`,
    ...measured.map(section),
  ].join('\n\n');
}

/** Puts the latest figures into docs/performance.md, between its two markers; the prose around them stays. */
export function writePage(results: Results): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('The page has lost its markers.');
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${figures(results)}\n\n${END}${after}`);
}
