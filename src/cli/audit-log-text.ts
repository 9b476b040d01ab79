import type { CaseloadViolation } from '../caseload/audit-caseload.js';
import type { LogAudit } from './audit-log.js';
import { foundLines } from './audit-found-text.js';
import { recordLines } from './caseload-notes.js';
import { type Colors, NO_COLORS } from './colors.js';
import { expectation } from './expectation.js';
import { number } from './number.js';
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
  yield `Log: ${number(counts.referrals, 'referral')}, ${number(counts.events, 'event')}`;
  yield* recordLines(records);
  yield '';
  yield* foundLines(audit, counts.referrals, { reference, allBy: '--json lists', colors });
}
