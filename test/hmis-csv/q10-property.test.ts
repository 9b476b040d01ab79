import { addDays } from 'ce-referrals';
import { q10, q10Csv } from 'ce-referrals/hmis-csv';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { csv, memorySource, type Row } from './small-export.js';

const RANGE = { from: '2025-10-01', to: '2026-09-30' } as const;
const ASSESSMENT_COLUMNS = ['AssessmentID', 'AssessmentDate', 'AssessmentLevel', 'DateDeleted'];

const dayArb = fc.oneof(
  fc.integer({ min: -200, max: 560 }).map((days) => addDays(RANGE.from, days)),
  fc.constantFrom(RANGE.from, RANGE.to, addDays(RANGE.from, -1), addDays(RANGE.to, 1)),
);
const usually = <T>(arb: fc.Arbitrary<T>, seldom: T) =>
  fc.oneof({ weight: 9, arbitrary: arb }, { weight: 1, arbitrary: fc.constant(seldom) });
const answerArb = fc.constantFrom('', 0, 1, 99);

const eventArb: fc.Arbitrary<Row> = fc.record({
  EventID: usually<string>(
    fc.nat({ max: 60 }).map((id) => `ev-${id}`),
    '',
  ),
  EventDate: usually<string>(dayArb, ''),
  Event: usually<number>(fc.integer({ min: 1, max: 18 }), 44),
  ProbSolDivRRResult: answerArb,
  ReferralCaseManageAfter: answerArb,
  ReferralResult: fc.constantFrom('', 1, 2, 3, 9),
  DateDeleted: usually<string>(fc.constant(''), '2026-03-03 03:03:03'),
});

const assessmentArb: fc.Arbitrary<Row> = fc.record({
  AssessmentID: usually<string>(
    fc.nat({ max: 30 }).map((id) => `a-${id}`),
    '',
  ),
  AssessmentDate: usually<string>(dayArb, ''),
  AssessmentLevel: usually<number>(fc.constantFrom(1, 2), 3),
  DateDeleted: usually<string>(fc.constant(''), '2026-03-03 03:03:03'),
});

/** The rows that Q10 is about, chosen all at once. */
function chosen(
  rows: readonly Row[],
  key: string,
  date: string,
  codeColumn: string,
  codes: number,
): readonly Row[] {
  const good = rows.filter(
    (row) =>
      row.DateDeleted === '' &&
      row[key] !== '' &&
      String(row[date]) >= RANGE.from &&
      String(row[date]) <= RANGE.to &&
      Number(row[codeColumn]) <= codes,
  );
  return good.filter((row, index) => good.findIndex((other) => other[key] === row[key]) === index);
}

/** Q10's cells as HUD's specification tells them, one look over all rows for each. */
function reference(events: readonly Row[], assessments: readonly Row[]): readonly string[] {
  const live = chosen(events, 'EventID', 'EventDate', 'Event', 18);
  const assessed = chosen(assessments, 'AssessmentID', 'AssessmentDate', 'AssessmentLevel', 2);
  const levels = [1, 2].map((level) => {
    const occurrences = assessed.filter((row) => row.AssessmentLevel === level).length;
    return `${occurrences},,,,,`;
  });
  const types = Array.from({ length: 18 }, (_, index) => {
    const type = index + 1;
    const ofType = live.filter((row) => row.Event === type);
    const where = (column: string, value: number) => ofType.filter((row) => row[column] === value).length;
    const results = [10, 11, 12, 13, 14, 15, 17, 18].includes(type)
      ? [1, 2, 3].map((result) => where('ReferralResult', result))
      : ['', '', ''];
    const rehoused = type === 2 ? where('ProbSolDivRRResult', 1) : '';
    const aftercare = type === 5 ? where('ReferralCaseManageAfter', 1) : '';
    return [ofType.length, ...results, rehoused, aftercare].join(',');
  });
  return [...levels, ...types];
}

const linesOf = (rows: readonly Row[]) =>
  [ASSESSMENT_COLUMNS, ...rows.map((row) => ASSESSMENT_COLUMNS.map((column) => row[column] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\r\n');

it('Q10 has in each cell what counting the rows for that cell alone gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(eventArb, { maxLength: 80 }),
      fc.array(assessmentArb, { maxLength: 30 }),
      async (events, assessments) => {
        const files = { 'Event.csv': csv('Event', events), 'Assessment.csv': linesOf(assessments) };
        const read = await q10(memorySource(files, 97), RANGE);
        const rows = q10Csv(read.table).trimEnd().split('\n').slice(1);
        expect(rows.map((row) => row.slice(row.indexOf('",') + 2))).toEqual(reference(events, assessments));
        for (const [list, counts] of [
          [events, read.events],
          [assessments, read.assessments!],
        ] as const) {
          const { rows: all, ...parts } = counts;
          expect(all).toBe(list.length);
          expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(all);
        }
      },
    ),
  );
});
