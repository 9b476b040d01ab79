/** Measures the caseload against its goals. Run it with `npm run bench:caseload`, on a machine that does little else. */
import { benchBatches } from './batches.js';
import { benchFold, benchMemory } from './fold.js';
import { closeReport, report } from '../report.js';
import { benchWorkList } from './work-list.js';

if (globalThis.gc === undefined) throw new Error('Run it with --expose-gc: it weighs what is kept.');

await benchFold(1_000_000);
await benchMemory(1_000_000);

const least = benchBatches(10_000);
benchBatches(100_000);
const most = benchBatches(1_000_000);
report('a batch at 1,000,000 referrals, as a ratio to one at 10,000', most / least, '', { atMost: 4 });

benchWorkList(1_000_000);

closeReport();
