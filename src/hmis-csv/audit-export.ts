import { realDate } from '../caseload/dates.js';
import { judgeHistory } from '../referral/audit.js';
import { type CalendarDate, dayOf } from '../referral/calendar-date.js';
import { type CocPolicy, defaultPolicy } from '../referral/policy.js';
import type { Violation } from '../referral/rules/rule.js';
import type { EventCounts } from './event-rows.js';
import type { ExportInfo } from './export-info.js';
import { type CsvFinding, findingOf } from './findings.js';
import { EVENT } from './hud-files.js';
import { type NotChecked, overdueLeftOut, unknownLists, withoutFiles } from './not-checked.js';
import { overdueOn } from './overdue.js';
import { type CsvExport, type CsvReferral, type ReadOptions, readExport } from './read-export.js';
import type { ExportSource } from './source.js';

/** How an export is audited. */
export interface CsvAuditOptions extends ReadOptions {
  /** The CoC's policy; by default `defaultPolicy`. */
  readonly policy?: CocPolicy;
  /**
   * The day from which it is seen what is overdue; by default the day on which the export was taken. The limits
   * are the policy's deadlines, and where it has none, those of the public checks: 7 days to be acknowledged,
   * 14 to be resolved.
   */
  readonly asOf?: CalendarDate;
}

/** What an audit of an export found. */
export interface CsvAudit {
  /** What Export.csv says. */
  readonly info: ExportInfo;
  /** The rows of Event.csv, and what became of each. */
  readonly counts: EventCounts;
  /** Everything that is wrong, first what reading found, then by referral. */
  readonly findings: readonly CsvFinding[];
  /** The rules that were left out, since the export cannot know what they ask. */
  readonly notChecked: readonly NotChecked[];
}

/** The columns in which the fields of events stand. */
const COLUMN: Readonly<Record<string, string>> = {
  referredOn: 'EventDate',
  eventType: 'Event',
  projectId: 'LocationCrisisOrPHHousing',
  result: 'ReferralResult',
  resultDate: 'ResultDate',
  enrolledOn: 'EntryDate',
};

// One fault, one finding: where the row has told it already, the core's rule does not tell it again.
function isToldAlready({ code }: Violation, { located, resultDateUnreadable }: CsvReferral): boolean {
  return (
    (code === 'receiving-project-missing' && located) ||
    (code === 'result-date-missing' && resultDateUnreadable)
  );
}

function findingOfViolation(
  { code, severity, expected }: Violation,
  { eventId, line }: CsvReferral,
): CsvFinding {
  const { field, ...values } = expected ?? {};
  const column = field === undefined ? undefined : COLUMN[field];
  const place = {
    file: EVENT.name,
    line,
    eventId,
    ...(column === undefined ? {} : { field: column }),
    ...(Object.keys(values).length === 0 ? {} : { expected: values }),
  };
  return findingOf(code, place, severity);
}

/**
 * Runs the rules over an export that was read. The same rules guard new events in `decide`.
 *
 * @param read - from {@link readExport}.
 * @throws DateNotReal - `date-not-real`, where `asOf` is no date of the calendar.
 */
export function auditHistories(
  read: CsvExport,
  { policy = defaultPolicy, asOf }: Pick<CsvAuditOptions, 'policy' | 'asOf'> = {},
): Pick<CsvAudit, 'findings' | 'notChecked'> {
  const findings: CsvFinding[] = [];
  const unknown = unknownLists();
  const seenFrom = asOf === undefined ? read.takenAt && dayOf(read.takenAt) : realDate(asOf, 'asOf');
  const overdue = seenFrom === undefined ? undefined : overdueOn(seenFrom, policy);
  for (const referral of read.referrals()) {
    const { events, known, inference, eventId, line } = referral;
    const unknowable = unknown.count(referral.unknowable);
    for (const violation of judgeHistory(events, policy, known, unknowable)) {
      if (!isToldAlready(violation, referral)) findings.push(findingOfViolation(violation, referral));
    }
    if (inference.confidence === 'ambiguous') {
      findings.push(findingOf('enrollment-ambiguous', { file: EVENT.name, line, eventId }));
    }
    if (overdue !== undefined) findings.push(...overdue(referral));
  }
  return {
    findings,
    notChecked: [
      ...unknown.rulesLeftOut(),
      ...overdueLeftOut(read, unknown.referralsWithout('acknowledgement'), seenFrom),
      ...withoutFiles(read),
    ],
  };
}

/**
 * Reads an export and runs every rule over it, with what HUD's files can know.
 *
 * @throws HmisCsvError - `input-unreadable` or `event-file-unreadable`. Anything less is a finding.
 * @throws DateNotReal - `date-not-real`, where `asOf` is no date of the calendar.
 *
 * @example
 * ```ts
 * const { findings, counts } = await auditExport(folderSource('exports/2026-03'));
 * ```
 */
export async function auditExport(
  source: ExportSource,
  { policy, asOf, ...options }: CsvAuditOptions = {},
): Promise<CsvAudit> {
  if (asOf !== undefined) realDate(asOf, 'asOf');
  const read = await readExport(source, options);
  const audited = auditHistories(read, {
    ...(policy === undefined ? {} : { policy }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  return {
    info: read.info,
    counts: read.counts,
    findings: [...read.findings, ...audited.findings],
    notChecked: audited.notChecked,
  };
}
