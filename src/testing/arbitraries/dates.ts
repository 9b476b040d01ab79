import { addDays, type CalendarDate, type DateTime } from '../../referral/calendar-date.js';
import * as fc from 'fast-check';

const EDGE_DAYS: readonly CalendarDate[] = [
  '1900-02-28',
  '1999-12-31',
  '2000-02-29',
  '2024-02-29',
  '2025-02-28',
  '2100-03-01',
];

/**
 * A real calendar date: mostly in the years in which Coordinated Entry events exist, sometimes a day at the edge
 * of a month, a year or a leap rule. Days can be added to it without leaving four-digit years.
 */
export const calendarDateArb: fc.Arbitrary<CalendarDate> = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 4 * 366 }).map((days) => addDays('2023-01-01', days)) },
  { weight: 1, arbitrary: fc.constantFrom(...EDGE_DAYS) },
);

/** Text of a date's form that is no day of the calendar. The type cannot tell it from one that is. */
export const unrealDateArb: fc.Arbitrary<CalendarDate> = fc.constantFrom(
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-00',
  '0000-00-00',
);

/** Times of day and offsets as callers write them. None of them moves the day. */
export const TIMES: readonly `T${string}`[] = [
  'T00:00',
  'T23:59:59',
  'T08:30Z',
  'T00:00:00.000Z',
  'T23:59:59.999+14:00',
  'T00:15:00-12:00',
];

/** A moment on the given day, at any time and offset. */
function dateTimeOn(day: CalendarDate): fc.Arbitrary<DateTime> {
  return fc.constantFrom(...TIMES).map((time): DateTime => `${day}${time}`);
}

/** A moment: see {@link calendarDateArb} for its day. */
export const dateTimeArb: fc.Arbitrary<DateTime> = calendarDateArb.chain(dateTimeOn);
