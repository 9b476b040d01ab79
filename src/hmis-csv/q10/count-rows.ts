import type { CalendarDate } from '../../referral/calendar-date.js';
import type { HudFile } from '../hud-files.js';
import type { Row } from '../row.js';
import { type Reading, readTable, type TableOutcome } from '../table.js';

/** The days that a report is about. */
export interface ReportRange {
  /** The first day. */
  readonly from: CalendarDate;
  /** The last day. */
  readonly to: CalendarDate;
}

/** Says whether a day is in the range; both ends are. */
export function isWithin({ from, to }: ReportRange, day: CalendarDate): boolean {
  return from <= day && day <= to;
}

/** How many rows a file has, and what became of each: the numbers below `rows` add up to it. */
export interface Q10Counts {
  /** All rows below the header. */
  readonly rows: number;
  /** In the table. */
  readonly counted: number;
  /** Dated before or after the report range. */
  readonly outsideRange: number;
  /** Tombstones: rows with a DateDeleted. */
  readonly deleted: number;
  /** In the range, with the key of an earlier row that was counted. */
  readonly duplicates: number;
  /** Rows that cannot be read, or lack what every row must have. Each has its finding. */
  readonly unreadable: number;
}

/** What becomes of a row. */
export type Verdict = Exclude<keyof Q10Counts, 'rows'>;

/** What became of a file's rows, or why it cannot be read. */
export type CountedRows =
  | { readonly read: true; readonly counts: Q10Counts }
  | (TableOutcome & { readonly read: false });

/** Reads a file and keeps no row of it. */
export async function countRows<F extends HudFile>(
  reading: Reading,
  file: F,
  judge: (row: Row<F>) => Verdict,
): Promise<CountedRows> {
  const judged = { counted: 0, outsideRange: 0, deleted: 0, duplicates: 0, unreadable: 0 };
  const outcome = await readTable(reading, file, (row) => {
    judged[judge(row)] += 1;
  });
  if (!outcome.read) return outcome;
  const unreadable = judged.unreadable + outcome.unreadable;
  return { read: true, counts: Object.freeze({ rows: outcome.rows, ...judged, unreadable }) };
}
