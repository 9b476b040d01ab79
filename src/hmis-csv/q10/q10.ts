import { isCalendarDate } from '../../referral/calendar-date.js';
import { HmisCsvError } from '../errors.js';
import type { CsvFinding } from '../findings.js';
import { exportFiles } from '../open-file.js';
import type { ExportSource } from '../source.js';
import { reportUnread } from '../table.js';
import { valueReaders } from '../values.js';
import { assessmentCounter } from './count-assessments.js';
import { eventCounter } from './count-events.js';
import { countRows, type Q10Counts, type ReportRange } from './count-rows.js';
import { ASSESSMENT, Q10_EVENT } from './files.js';
import {
  ASSESSMENT_LEVELS,
  type AssessmentLevel,
  type Q10AssessmentRow,
  type Q10Table,
} from './q10-table.js';

/** HUD's Q10 of an export, and what its numbers leave out. */
export interface Q10 {
  /** The table. */
  readonly table: Q10Table;
  /** What became of each row of Event.csv. */
  readonly events: Q10Counts;
  /** What became of each row of Assessment.csv; absent where it cannot be read. */
  readonly assessments?: Q10Counts;
  /** What was found wrong with the rows of the range, and with the files. */
  readonly findings: readonly CsvFinding[];
}

/**
 * Counts HUD's CE APR Q10: the assessments and Coordinated Entry events dated in the report range, both its days
 * included, events by type and result. An open referral is in the first column only. Rows with a DateDeleted are
 * not counted, and an EventID or AssessmentID is counted once. It reads Event.csv and Assessment.csv as streams
 * and keeps no row; it chooses no projects and no clients: the export must be of those the report is about.
 *
 * @param range - `from` and `to`: the first and the last day.
 * @throws HmisCsvError - `dates-not-a-range`; `event-file-unreadable`, where there is no Event.csv that can be read;
 * whatever the source throws.
 *
 * @example
 * ```ts
 * const { table } = await q10(folderSource('exports/2026-03'), { from: '2025-10-01', to: '2026-09-30' });
 * console.log(q10Csv(table));
 * ```
 */
export async function q10(source: ExportSource, { from, to }: ReportRange): Promise<Q10> {
  if (!isCalendarDate(from) || !isCalendarDate(to) || from > to) {
    throw new HmisCsvError(
      'dates-not-a-range',
      'The report range takes two days of the calendar, YYYY-MM-DD, the first not after the last.',
    );
  }
  const findings: CsvFinding[] = [];
  const report = (finding: CsvFinding): void => {
    findings.push(finding);
  };
  const reading = { files: await exportFiles(source, report), readers: valueReaders(), report };

  const ofAssessments = assessmentCounter({ from, to });
  const assessments = await countRows(reading, ASSESSMENT, ofAssessments.judge);
  if (!assessments.read) reportUnread(assessments, ASSESSMENT, report);

  const ofEvents = eventCounter({ from, to });
  const events = await countRows(reading, Q10_EVENT, ofEvents.judge);
  if (!events.read) {
    throw new HmisCsvError('event-file-unreadable', `${Q10_EVENT.name} cannot be read: ${events.why}.`);
  }

  const rowOf = (level: AssessmentLevel): Q10AssessmentRow =>
    assessments.read ? { level, occurrences: ofAssessments.tallies[level] } : { level };
  return {
    table: { from, to, assessments: ASSESSMENT_LEVELS.map(rowOf), events: ofEvents.tallies },
    events: events.counts,
    ...(assessments.read ? { assessments: assessments.counts } : {}),
    findings,
  };
}
