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

const ROUNDS = isQuick ? 4 : 60;

const script = fileURLToPath(new URL('./load-once.mjs', import.meta.url));
const empty = new URL('./empty-once.mjs', import.meta.url).href;

const load = (specifier: string): Load =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', script, specifier], { encoding: 'utf8' }),
  ) as Load;

// immer, which the main entry needs, is what no change of ours makes less.
const SPECIFIERS = ['ce-referrals', 'immer', 'ce-referrals/schema'] as const;

/** What each took over an empty module, in one go. The empty one goes first in every other of them. */
function loads(at: number): readonly Load[] {
  const early = at % 2 === 0 ? load(empty) : undefined;
  const loaded = SPECIFIERS.map(load);
  const limit = early ?? load(empty);
  return loaded.map(({ milliseconds, processor, heap }) => ({
    milliseconds: milliseconds - limit.milliseconds,
    processor: processor - limit.processor,
    heap: heap - limit.heap,
  }));
}

console.log('Importing, each time in a new process. What an empty module takes is taken off.');
const all = Array.from({ length: ROUNDS }, (_, at) => loads(at));
for (const [at, specifier] of SPECIFIERS.entries()) {
  const over = (what: keyof Load): number => median(all.map((round) => (round[at] as Load)[what]));
  const goal = specifier === 'ce-referrals' ? { atMost: 8 } : undefined;
  report(`import of ${specifier}: time`, over('milliseconds'), 'ms', goal);
  report(`import of ${specifier}: processor's time`, over('processor'), 'ms');
  report(`import of ${specifier}: memory after gc`, over('heap') / 1000, 'kB');
}

closeReport();
