/**
 * Guards against getting slower: a short form of three benches, compared with what is on record, in shares of the same
 * limits. It fails where more than a third of the speed is gone. `npm run bench:guard`; `-- --write` puts what it
 * measures on record, `-- --dist=FOLDER` measures another build.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Paired } from '../measuring/pairs.js';
import { compiled, once } from '../measuring/processes.js';
import { median } from '../measuring/spread.js';
import { inFigures } from '../report.js';
import type { GuardTask } from './guard-once.js';

type Bench = GuardTask['bench'];

const BENCHES: readonly Bench[] = ['fold', 'decide', 'validate'];

/** What must be left of the share on record. */
const LEFT = 2 / 3;

// A process may have a bad day; the median of more of them has none. Only what is still slow then is a loss.
const FIRST = 3;
const MORE = 2;
const MOST = 7;

const RECORD = new URL('./record.json', import.meta.url);
const read = (): Record<Bench, number> => JSON.parse(readFileSync(RECORD, 'utf8')) as Record<Bench, number>;

const isWriting = process.argv.includes('--write');
const folder = process.argv.find((given) => given.startsWith('--dist='))?.slice('--dist='.length);
const dist = folder === undefined ? new URL('../../dist', import.meta.url) : pathToFileURL(folder);

const path = await compiled(new URL('./guard-once.ts', import.meta.url));

async function measure(bench: Bench, processes: number): Promise<number[]> {
  const shares: number[] = [];
  while (shares.length < processes) {
    shares.push((await once<Paired>(path, { bench, dist: dist.href } satisfies GuardTask)).share);
  }
  return shares;
}

/** Measures until the speed is there, or enough processes say that it is not. */
async function shareOf(bench: Bench, least: number): Promise<{ share: number; processes: number }> {
  const shares = await measure(bench, FIRST);
  while (median(shares) < least && shares.length < MOST) shares.push(...(await measure(bench, MORE)));
  return { share: median(shares), processes: shares.length };
}

if (isWriting) {
  const record: Partial<Record<Bench, number>> = {};
  for (const bench of BENCHES) {
    const share = median(await measure(bench, MOST));
    record[bench] = Math.round(share * 1000) / 1000;
    console.log(`${bench}: ${inFigures(share)} of the limit, now on record`);
  }
  writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
} else {
  const record = read();
  for (const bench of BENCHES) {
    const least = record[bench] * LEFT;
    const { share, processes } = await shareOf(bench, least);
    const isKept = share >= least;
    const words = `${inFigures(share)} of the limit (${inFigures(record[bench])} on record, at least ${inFigures(least)})`;
    console.log(`${bench}: ${words}, ${processes} processes: ${isKept ? 'kept' : 'LOST'}`);
    if (!isKept) process.exitCode = 1;
  }
}
