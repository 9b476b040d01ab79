import type { CsvAudit, NotChecked } from '../hmis-csv/audit-export.js';
import { type CsvFinding, titleOf } from '../hmis-csv/findings.js';
import { type Colors, NO_COLORS } from './colors.js';
import { expectation } from './expectation.js';
import { type FindingGroup, groupFindings } from './finding-groups.js';
import { visible } from './visible.js';

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

/** How many, in words. */
export const number = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

function reference(finding: CsvFinding): string {
  const { file, line, eventId, field, message, code } = finding;
  const parts = [
    line === undefined ? file : `${file}:${line}`,
    eventId && `EventID ${visible(eventId)}`,
    field,
    expectation(finding),
    // A message that says more than the rule's title.
    message !== titleOf(code) && message.slice(titleOf(code).length + 1),
  ];
  return `    ${parts.filter(Boolean).join('  ')}`;
}

function* group({ code, findings }: FindingGroup<CsvFinding>, colors: Colors): Generator<string> {
  yield `  ${colors.strong(code)} (${findings.length})`;
  yield `  ${titleOf(code)}`;
  for (const finding of findings.slice(0, SHOWN)) yield reference(finding);
  const more = findings.length - SHOWN;
  if (more > 0) yield `    and ${more} more: --json and --csv list them all`;
  yield '';
}

/** The rules that did not run on every referral, by what was lacking. */
export function* notCheckedLines(notChecked: readonly NotChecked[], referrals: number): Generator<string> {
  const lacking = [...new Set(notChecked.map(({ lacks }) => lacks))];
  for (const lacks of lacking) {
    const rules = notChecked.filter((entry) => entry.lacks === lacks);
    const most = Math.max(...rules.map((entry) => entry.referrals));
    const some = most < referrals ? ` (${number(most, 'referral', 'referrals')} of ${referrals})` : '';
    yield `  ${WHY_NOT[lacks]}${some}`;
    yield `    ${rules.map(({ code }) => code).join(', ')}`;
  }
}

function* countLines({ counts }: CsvAudit): Generator<string> {
  const { rows, ...parts } = counts;
  const words: Readonly<Record<keyof typeof parts, string>> = {
    housingReferrals: parts.housingReferrals === 1 ? 'housing referral' : 'housing referrals',
    otherEvents: parts.otherEvents === 1 ? 'event of another type' : 'events of other types',
    deleted: 'deleted (DateDeleted is set)',
    duplicates: 'with the EventID of an earlier referral',
    unreadable: 'that cannot be read',
  };
  yield `Event.csv: ${number(rows, 'row', 'rows')}`;
  const width = String(rows).length;
  for (const [part, word] of Object.entries(words)) {
    yield `  ${String(parts[part as keyof typeof parts]).padStart(width)} ${word}`;
  }
}

/** An audit as text for people, line by line: errors first, then warnings, then what was not checked. */
export function* auditAsText(audit: CsvAudit, colors: Colors = NO_COLORS): Generator<string> {
  const { info, counts, findings, notChecked } = audit;
  const groups = groupFindings(findings);
  const of = (severity: string) => groups.filter((entry) => entry.severity === severity);
  const count = (list: readonly FindingGroup<CsvFinding>[]) =>
    list.reduce((sum, entry) => sum + entry.findings.length, 0);
  const errors = of('error');
  const warnings = of('warning');

  const exported = info.exportedAt === undefined ? 'at an unknown time' : info.exportedAt;
  const version = info.csvVersion === undefined ? '' : `, ${visible(info.csvVersion)}`;
  yield `HUD HMIS CSV export${version}, taken ${exported}`;
  yield* countLines(audit);
  yield '';
  yield findings.length === 0
    ? 'Nothing found.'
    : `Found: ${number(count(errors), 'error', 'errors')}, ${number(count(warnings), 'warning', 'warnings')}.`;
  yield '';
  for (const [title, list] of [
    [colors.error('Errors'), errors],
    [colors.warning('Warnings'), warnings],
  ] as const) {
    if (list.length === 0) continue;
    yield title;
    yield '';
    for (const entry of list) yield* group(entry, colors);
  }
  if (notChecked.length === 0) return;
  yield colors.strong('Not checked');
  yield '';
  yield* notCheckedLines(notChecked, counts.housingReferrals);
}
