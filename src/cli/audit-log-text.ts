import type { CaseloadViolation } from '../caseload/audit-caseload.js';
import type { LogAudit } from './audit-log.js';
import { foundLines, number } from './audit-found-text.js';
import { recordLines } from './caseload-notes.js';
import { type Colors, NO_COLORS } from './colors.js';
import { expectation } from './expectation.js';
import { groupFindings } from './finding-groups.js';
import { visible } from './visible.js';

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

/** An audit of a log as text for people: errors first, then warnings, then what was not checked. */
export function* auditLogAsText(audit: LogAudit, colors: Colors = NO_COLORS): Generator<string> {
  const { counts, records } = audit;
  yield `Log: ${number(counts.referrals, 'referral', 'referrals')}, ${number(counts.events, 'event', 'events')}`;
  yield* recordLines(records);
  yield '';
  yield* foundLines(audit, counts.referrals, { reference, allBy: '--json lists', colors });
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
