import type { Row } from '../row.js';
import { isWithin, type ReportRange, type Verdict } from './count-rows.js';
import type { ASSESSMENT } from './files.js';
import { ASSESSMENT_LEVELS, type AssessmentLevel } from './q10-table.js';

type AssessmentRow = Row<typeof ASSESSMENT>;

function levelOf(row: AssessmentRow): AssessmentLevel | undefined {
  const code = row.need('AssessmentLevel');
  const level = ASSESSMENT_LEVELS.find((known) => known === code);
  if (code !== undefined && level === undefined) {
    row.report('value-unreadable', 'AssessmentLevel', { oneOf: ASSESSMENT_LEVELS });
  }
  return level;
}

/** Counts the assessments of a range by level, each AssessmentID once. */
export function assessmentCounter(range: ReportRange): {
  readonly tallies: Readonly<Record<AssessmentLevel, number>>;
  readonly judge: (row: AssessmentRow) => Verdict;
} {
  const tallies = { 1: 0, 2: 0 };
  const seen = new Set<string>();
  const judge = (row: AssessmentRow): Verdict => {
    if (row.has('DateDeleted')) return 'deleted';
    const day = row.need('AssessmentDate');
    if (day === undefined) return 'unreadable';
    if (!isWithin(range, day)) return 'outsideRange';
    const assessmentId = row.need('AssessmentID');
    const level = levelOf(row);
    if (assessmentId === undefined || level === undefined) return 'unreadable';
    if (seen.has(assessmentId)) {
      row.report('duplicate-key', 'AssessmentID');
      return 'duplicates';
    }
    seen.add(assessmentId);
    tallies[level] += 1;
    return 'counted';
  };
  return { tallies, judge };
}
