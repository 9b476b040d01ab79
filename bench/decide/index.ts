/** Measures decisions. Run it with `npm run bench -- decide`, on a machine that does little else. */
import type { Paired } from '../measuring/pairs.js';
import { compiled, once } from '../measuring/processes.js';
import { isQuick, PROCESSES } from '../measuring/quick.js';
import { spreadOf } from '../measuring/spread.js';
import { closeReport, report } from '../report.js';
import type { DecideTask } from './decide-once.js';

const HISTORIES = isQuick ? 5_000 : 20_000;
const COMMANDS_OF_A_TURN = 10_000;

const path = await compiled(new URL('./decide-once.ts', import.meta.url));
const decideOnce = <Answer>(task: DecideTask): Promise<Answer> => once<Answer>(path, task);

interface Counts {
  readonly accepted: number;
  readonly repeated: number;
  readonly refused: number;
}
const counts = await decideOnce<Counts>({ histories: HISTORIES, checked: true });
const { accepted, repeated, refused } = counts;
if (Math.min(accepted, repeated, refused) === 0) throw new Error('The commands are all of one kind.');
const share = (part: number): string => `${Math.round((100 * part) / (accepted + repeated + refused))}%`;
console.log(`Commands: ${share(accepted)} accepted, ${share(repeated)} repeated, ${share(refused)} refused.`);
console.log('A decider by hand, with the same checks and word for word the same answers, is 1.');

const runs: Paired[] = [];
while (runs.length < PROCESSES) runs.push(await decideOnce<Paired>({ histories: HISTORIES }));
const perSecond = (time: number): number => COMMANDS_OF_A_TURN / time;
report(
  'the decider by hand',
  spreadOf(runs.map(({ limit }) => perSecond(limit))),
  'thousand commands a second',
);
report('decide', spreadOf(runs.map(({ subject }) => perSecond(subject))), 'thousand commands a second');
report('decide', spreadOf(runs.map(({ share }) => share)), 'of the decider by hand', { atLeast: 0.5 });

closeReport();
