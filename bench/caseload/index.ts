/** Measures the caseload against its goals. Run it with `npm run bench:caseload`, on a machine that does little else. */
import { benchBatches } from './batches.js';
import { benchFold } from './fold.js';
import { benchMemory } from './memory.js';
import { isQuick } from '../measuring/quick.js';
import { closeReport, report } from '../report.js';
import { benchWorkList } from './work-list.js';

if (globalThis.gc === undefined) throw new Error('Run it with --expose-gc: it weighs what is kept.');

const LARGEST = isQuick ? 20_000 : 1_000_000;

await benchFold(LARGEST);
await benchMemory(LARGEST);

const least = benchBatches(10_000);
if (!isQuick) benchBatches(100_000);
const most = benchBatches(LARGEST);
report('a batch at 1,000,000 referrals, as a ratio to one at 10,000', most / least, '', { atMost: 4 });

benchWorkList(isQuick ? 100_000 : 1_000_000);

closeReport();
