/** Measures what `import 'ce-referrals'` takes. Run it with `npm run bench -- load`, on a machine that does little else. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isQuick } from '../measuring/quick.js';
import { median } from '../measuring/spread.js';
import { closeReport, report } from '../report.js';

interface Load {
  readonly milliseconds: number;
  readonly processor: number;
  readonly heap: number;
}

const PAIRS = isQuick ? 4 : 60;

const script = fileURLToPath(new URL('./load-once.mjs', import.meta.url));
const empty = new URL('./empty-once.mjs', import.meta.url).href;

const load = (specifier: string): Load =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', script, specifier], { encoding: 'utf8' }),
  ) as Load;

interface Pair {
  readonly limit: Load;
  readonly subject: Load;
}

// The empty module goes first in every other pair.
function pairOf(specifier: string, at: number): Pair {
  const early = at % 2 === 0 ? load(empty) : undefined;
  const subject = load(specifier);
  return { limit: early ?? load(empty), subject };
}

console.log('Importing, each time in a new process. What an empty module takes is taken off.');
// immer, which the main entry needs, is what no change of ours makes less.
for (const specifier of ['ce-referrals', 'immer', 'ce-referrals/schema']) {
  const pairs = Array.from({ length: PAIRS }, (_, at) => pairOf(specifier, at));
  const over = (what: keyof Load): number =>
    median(pairs.map(({ limit, subject }) => subject[what] - limit[what]));
  const goal = specifier === 'ce-referrals' ? { atMost: 8 } : undefined;
  report(`import of ${specifier}: time`, over('milliseconds'), 'ms', goal);
  report(`import of ${specifier}: processor's time`, over('processor'), 'ms');
  report(`import of ${specifier}: memory after gc`, over('heap') / 1000, 'kB');
}

closeReport();
