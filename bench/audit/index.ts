/** Measures the audit of histories. Run it with `npm run bench -- audit`, on a machine that does little else. */
import type { Paired } from '../measuring/pairs.js';
import { compiled, once } from '../measuring/processes.js';
import { isQuick, PROCESSES } from '../measuring/quick.js';
import { spreadOf } from '../measuring/spread.js';
import { closeReport, report } from '../report.js';
import type { AuditTask } from './audit-once.js';

const HISTORIES = isQuick ? 4_000 : 20_000;
const HISTORIES_OF_A_TURN = 2_000;

const path = await compiled(new URL('./audit-once.ts', import.meta.url));
const auditOnce = <Answer>(task: AuditTask): Promise<Answer> => once<Answer>(path, task);

const { findings } = await auditOnce<{ findings: number }>({ histories: HISTORIES, checked: true });
if (findings === 0) throw new Error('The audit finds nothing: half of it is not measured.');
console.log('An audit by hand, with the same checks and word for word the same findings, is 1.');

const runs: Paired[] = [];
while (runs.length < PROCESSES) runs.push(await auditOnce<Paired>({ histories: HISTORIES }));
const perSecond = (time: number): number => HISTORIES_OF_A_TURN / time;
const unit = 'thousand histories a second';
report('the audit by hand', spreadOf(runs.map(({ limit }) => perSecond(limit))), unit);
report('audit', spreadOf(runs.map(({ subject }) => perSecond(subject))), unit);
report('audit', spreadOf(runs.map(({ share }) => share)), 'of the audit by hand', { atLeast: 0.4 });

closeReport();
