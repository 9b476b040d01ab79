/** Measures what keeps and serves events. Run it with `npm run bench:logs`, on a machine that does little else. */
import { closeReport } from '../report.js';
import { benchEngines } from './engines.js';
import { benchService } from './service.js';

await benchEngines();
await benchService();
closeReport();
