/**
 * Measures the audit of exports against its goals. Run it with `npm run bench:csv`, on a machine that does little
 * else; it takes some minutes, and 450 MB of the folder for temporary files.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isQuick } from '../measuring/quick.js';
import { closeReport, type Goal, inFigures, report, share } from '../report.js';
import { writeExport } from './generate.js';
import { type Pair, runPairs } from './runs.js';
import { temporaryFolder } from './temporary-folder.js';

const SEED = 20_261_001;
const MB = 1_000_000;

// Small exports are read in less time than a process takes to warm up: more pairs, so that the medians hold still.
const SIZES = [
  { events: isQuick ? 1_000 : 10_000, pairs: isQuick ? 1 : 5 },
  { events: isQuick ? 2_000 : 100_000, pairs: isQuick ? 1 : 5 },
  { events: isQuick ? 4_000 : 1_000_000, pairs: isQuick ? 1 : 3 },
] as const;
const LARGEST = SIZES[2].events;

const median = (pairs: readonly Pair[], of: (pair: Pair) => number): number => share(pairs.map(of), 0.5);

interface Measured {
  readonly rows: number;
  readonly peakBytes: number;
}

async function measure(folder: string, { events, pairs: count }: (typeof SIZES)[number]): Promise<Measured> {
  const title = `${inFigures(events)} events`;
  const rows = 2 * events;
  const goal = (goal: Goal): Goal | undefined => (events === LARGEST ? goal : undefined);

  const start = performance.now();
  await writeExport(folder, events, SEED);
  report(`${title}: writing the export, with as many enrollments`, (performance.now() - start) / 1000, 's');

  const pairs = await runPairs(folder, count);
  for (const { audit, whole, pieces } of pairs) {
    if (audit.events !== events) throw new Error('The audit lost rows.');
    if (whole.rows < rows || pieces.rows < rows) throw new Error('papaparse lost rows.');
    if (audit.findings === 0) throw new Error('The audit found none of the faults in the export.');
  }
  const took = median(pairs, ({ audit }) => audit.milliseconds);
  const ratio = (way: 'whole' | 'pieces', time: 'milliseconds' | 'processor'): number =>
    median(pairs, (pair) => pair.audit[time] / pair[way][time]);
  report(`${title}: the audit`, took / 1000, 's');
  report(`${title}: rows of both files`, (rows / took) * 1000, 'a second');
  const whole = ratio('whole', 'milliseconds');
  report(`${title}: time, as a ratio to papaparse into arrays`, whole, '', goal({ atMost: 2 }));
  report(`${title}: the same, of the processor's time`, ratio('whole', 'processor'), '');
  const pieces = ratio('pieces', 'milliseconds');
  report(`${title}: to papaparse with the arrays dropped piece by piece`, pieces, '');
  const peakBytes = median(pairs, ({ audit }) => audit.peakBytes);
  report(`${title}: peak memory`, peakBytes / MB, 'MB', goal({ atMost: 1000 }));
  const theirs = median(pairs, (pair) => pair.whole.peakBytes);
  report(`${title}: peak memory of papaparse into arrays`, theirs / MB, 'MB');
  const first = median(pairs, ({ audit }) => audit.firstProgress);
  report(`${title}: first word of progress, since the process began`, first, 'ms');
  console.log();
  return { rows, peakBytes };
}

const folder = temporaryFolder();
const measured: Measured[] = [];
for (const size of SIZES) {
  const exportFolder = join(folder, String(size.events));
  mkdirSync(exportFolder);
  measured.push(await measure(exportFolder, size));
  rmSync(exportFolder, { recursive: true });
}

// What a process takes before its first row is no part of it: the smallest export is taken off both.
const [small, middle, large] = measured as [Measured, Measured, Measured];
const eachRow = (size: Measured): number => (size.peakBytes - small.peakBytes) / (size.rows - small.rows);
report('Peak memory for each row beyond the smallest, 100,000 events', eachRow(middle), 'bytes');
report('The same, 1,000,000 events', eachRow(large), 'bytes', { atMost: eachRow(middle) });

closeReport();
