import { type FindingCode, titleOf } from '../hmis-csv/findings.js';
import type { NotChecked } from '../hmis-csv/not-checked.js';
import type { Severity } from '../referral/rules/rule.js';
import type { Colors } from './colors.js';
import { type FindingGroup, groupFindings } from './finding-groups.js';
import { number } from './number.js';

const SHOWN = 10;

const WHY_NOT: Readonly<Record<NotChecked['lacks'], string>> = {
  acknowledgement: 'No HUD file says whether or when a referral was acknowledged.',
  reason: 'No HUD file says why a client was not housed.',
  actor: 'No HUD file says who recorded what, and for which organization.',
  enrollment:
    'Whether the client was enrolled cannot be told: vouchers name no project, the receiving project is in another export, two enrollments fit equally well, or a file is missing.',
  recording: 'When the export was taken is not known.',
  projects: 'Project.csv could not be read.',
  enrollments: 'Enrollment.csv could not be read.',
  exits: 'Exit.csv could not be read.',
  'as-of': 'When the export was taken is not known: give the day with --as-of.',
};

/** A finding of any audit. */
interface AnyFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
}

/** What an audit came to. */
interface Found<Finding> {
  /** What was found. */
  readonly findings: readonly Finding[];
  /** The rules that did not run on every referral. */
  readonly notChecked: readonly NotChecked[];
}

/** How it is told. */
interface Telling<Finding> {
  /** Where a finding is, and what was expected there. */
  readonly reference: (finding: Finding) => string;
  /** Where all of them are listed. */
  readonly allBy: string;
  readonly colors: Colors;
}

function* groupLines<Finding extends AnyFinding>(
  { code, findings }: FindingGroup<Finding>,
  { reference, allBy, colors }: Telling<Finding>,
): Generator<string> {
  yield `  ${colors.strong(code)} (${findings.length})`;
  yield `  ${titleOf(code)}`;
  for (const finding of findings.slice(0, SHOWN)) yield reference(finding);
  const more = findings.length - SHOWN;
  if (more > 0) yield `    and ${more} more: ${allBy} them all`;
  yield '';
}

/** The rules that did not run on every referral, by what was lacking. */
function* notCheckedLines(notChecked: readonly NotChecked[], referrals: number): Generator<string> {
  const lacking = [...new Set(notChecked.map(({ lacks }) => lacks))];
  for (const lacks of lacking) {
    const rules = notChecked.filter((entry) => entry.lacks === lacks);
    const most = Math.max(...rules.map((entry) => entry.referrals));
    const some = most < referrals ? ` (${number(most, 'referral')} of ${referrals})` : '';
    yield `  ${WHY_NOT[lacks]}${some}`;
    yield `    ${rules.map(({ code }) => code).join(', ')}`;
  }
}

/** What was found, errors first, then what was not checked: what the text of every audit ends in. */
export function* foundLines<Finding extends AnyFinding>(
  { findings, notChecked }: Found<Finding>,
  referrals: number,
  telling: Telling<Finding>,
): Generator<string> {
  const { colors } = telling;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const groups = groupFindings(findings);
  yield findings.length === 0
    ? 'Nothing found.'
    : `Found: ${number(errors, 'error')}, ${number(findings.length - errors, 'warning')}.`;
  yield '';
  for (const [title, severity] of [
    [colors.error('Errors'), 'error'],
    [colors.warning('Warnings'), 'warning'],
  ] as const) {
    const list = groups.filter((entry) => entry.severity === severity);
    if (list.length === 0) continue;
    yield title;
    yield '';
    for (const entry of list) yield* groupLines(entry, telling);
  }
  if (notChecked.length === 0) return;
  yield colors.strong('Not checked');
  yield '';
  yield* notCheckedLines(notChecked, referrals);
}
