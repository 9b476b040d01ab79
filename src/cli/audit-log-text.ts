import type { CaseloadViolation } from '../caseload/audit-caseload.js';
import { titleOf } from '../hmis-csv/findings.js';
import type { LogAudit } from './audit-log.js';
import { number, notCheckedLines } from './audit-text.js';
import { recordLines } from './caseload-notes.js';
import { type Colors, NO_COLORS } from './colors.js';
import { expectation } from './expectation.js';
import { type FindingGroup, groupFindings } from './finding-groups.js';
import { visible } from './visible.js';

const SHOWN = 10;

function reference(finding: CaseloadViolation): string {
  const { referralId, eventIndex, expected } = finding;
  const parts = [
    `Referral ${visible(referralId)}`,
    eventIndex !== undefined && `at ${eventIndex + 1}`,
    expected?.field,
    expectation(finding),
  ];
  return `    ${parts.filter(Boolean).join('  ')}`;
}

function* group({ code, findings }: FindingGroup<CaseloadViolation>, colors: Colors): Generator<string> {
  yield `  ${colors.strong(code)} (${findings.length})`;
  yield `  ${titleOf(code)}`;
  for (const finding of findings.slice(0, SHOWN)) yield reference(finding);
  const more = findings.length - SHOWN;
  if (more > 0) yield `    and ${more} more: --json lists them all`;
  yield '';
}

/** An audit of a log as text for people: errors first, then warnings, then what was not checked. */
export function* auditLogAsText(
  { counts, findings, records, notChecked }: LogAudit,
  colors: Colors = NO_COLORS,
): Generator<string> {
  const groups = groupFindings(findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  yield `Log: ${number(counts.referrals, 'referral', 'referrals')}, ${number(counts.events, 'event', 'events')}`;
  yield* recordLines(records);
  yield '';
  yield findings.length === 0
    ? 'Nothing found.'
    : `Found: ${number(errors, 'error', 'errors')}, ${number(findings.length - errors, 'warning', 'warnings')}.`;
  yield '';
  for (const [title, severity] of [
    [colors.error('Errors'), 'error'],
    [colors.warning('Warnings'), 'warning'],
  ] as const) {
    const list = groups.filter((entry) => entry.severity === severity);
    if (list.length === 0) continue;
    yield title;
    yield '';
    for (const entry of list) yield* group(entry, colors);
  }
  if (notChecked.length === 0) return;
  yield colors.strong('Not checked');
  yield '';
  yield* notCheckedLines(notChecked, counts.referrals);
}

/** The same as JSON, line by line: each finding on a line of its own, errors first. */
export function* auditLogAsJson({ counts, findings, records, notChecked }: LogAudit): Generator<string> {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const ordered = groupFindings(findings).flatMap((entry) => entry.findings);
  yield '{';
  yield `"counts": ${JSON.stringify({ ...counts, errors, warnings: findings.length - errors })},`;
  yield '"findings": [';
  for (const [place, finding] of ordered.entries()) {
    yield JSON.stringify(finding) + (place < ordered.length - 1 ? ',' : '');
  }
  yield '],';
  yield `"records": ${JSON.stringify(records.map(({ position: _, ...record }) => record))},`;
  yield `"notChecked": ${JSON.stringify(notChecked)}`;
  yield '}';
}
