import {
  addDays,
  addWorkingDays,
  type CalendarDate,
  dayOf,
  daysBetween,
  isCalendarDate,
  isDateTime,
  isWorkingDay,
  parseCalendarDate,
} from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateArb, dateTimeArb } from 'ce-referrals/testing';
import { TIMES } from '../../src/testing/arbitraries/dates.js';

// The calendar by counting: no Date, no library.
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]!;
const two = (n: number): string => String(n).padStart(2, '0');

function* everyDay(from: number, to: number): Generator<CalendarDate> {
  for (let year = from; year <= to; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= lengthOf(year, month); day += 1) {
        yield `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as CalendarDate;
      }
    }
  }
}

describe('A calendar date', () => {
  it('is every day of the calendar and no other day', () => {
    for (const year of [1899, 1900, 1999, 2000, 2023, 2024, 2100]) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const real = month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
          expect(isCalendarDate(`${year}-${two(month)}-${two(day)}`), `${year}-${month}-${day}`).toBe(real);
        }
      }
    }
  });

  it.each([
    ...['2026-2-3', '26-02-03', '2026/02/03', '02/03/2026', '2026-02-03 ', ' 2026-02-03', '2026-02-03\n'],
    ...['2026-02-03T00:00', '20260203', '', '٢٠٢٦-٠٢-٠٣', '-026-02-03', '+002026-02-03', '1e10-01-01'],
    ...[20260203, new Date(0), null, undefined, ['2026-02-03'], {}],
  ])('is not %j', (value) => {
    expect(isCalendarDate(value)).toBe(false);
    expect(parseCalendarDate(value)).toBeUndefined();
  });

  it('is read from its text as it stands', () => {
    expect(parseCalendarDate('2024-02-29')).toBe('2024-02-29');
  });

  it('follows the day before it, over leap years and centuries, and the distance counts the days', () => {
    for (const [from, to] of [
      [1899, 1901],
      [1999, 2001],
      [2023, 2027],
      [2099, 2100],
    ] as const) {
      const days = [...everyDay(from, to)];
      const first = days[0]!;
      for (const [n, day] of days.entries()) {
        expect(addDays(first, n)).toBe(day);
        expect(addDays(day, -n)).toBe(first);
        expect(daysBetween(first, day)).toBe(n);
        expect(daysBetween(day, first)).toBe(0 - n);
      }
    }
  }, 30_000);

  it('compares as text as it compares as a day', () => {
    fc.assert(
      fc.property(calendarDateArb, calendarDateArb, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });
});

describe('A working day', () => {
  it('is Monday to Friday: the weekday is counted from a known Monday', () => {
    for (const [n, day] of [...everyDay(2024, 2026)].entries()) {
      // 1 January 2024 was a Monday.
      expect(isWorkingDay(day), day).toBe(n % 7 < 5);
    }
  });

  it('is no holiday', () => {
    expect(isWorkingDay('2026-07-03')).toBe(true);
    expect(isWorkingDay('2026-07-03', ['2026-07-03'])).toBe(false);
  });

  it('three days after a Friday is the Wednesday, and after a holiday on Monday the Thursday', () => {
    expect(addWorkingDays('2026-05-22', 3)).toBe('2026-05-27');
    expect(addWorkingDays('2026-05-22', 3, ['2026-05-25'])).toBe('2026-05-28');
  });

  it('counts from the next day on: from a Saturday, one working day is the Monday', () => {
    expect(addWorkingDays('2026-05-23', 1)).toBe('2026-05-25');
  });

  it('gives the date itself for none or less, working day or not', () => {
    for (const days of [0, -1, Number.NaN]) expect(addWorkingDays('2026-05-23', days)).toBe('2026-05-23');
  });

  it('is as many working days later as were asked for, and is one itself', () => {
    fc.assert(
      fc.property(
        calendarDateArb,
        fc.integer({ min: 1, max: 60 }),
        fc.array(calendarDateArb, { maxLength: 5 }),
        (date, count, holidays) => {
          const end = addWorkingDays(date, count, holidays);
          const between = Array.from({ length: daysBetween(date, end) }, (_, i) => addDays(date, i + 1));
          expect(between.filter((day) => isWorkingDay(day, holidays)).length).toBe(count);
          expect(isWorkingDay(end, holidays)).toBe(true);
        },
      ),
    );
  });
});

describe('A date-time', () => {
  it('is a real day with a time, and perhaps seconds, a fraction and an offset; its day is its first ten characters', () => {
    fc.assert(
      fc.property(dateTimeArb, (moment) => {
        expect(isDateTime(moment)).toBe(true);
        expect(dayOf(moment)).toBe(moment.slice(0, 10));
      }),
    );
    for (const time of [...TIMES, 'T23:59:59Z', 'T00:00:00.123456789Z', 'T12:00+00:00']) {
      expect(isDateTime(`2024-02-29${time}`), time).toBe(true);
    }
  });

  it.each([
    ...[
      '2026-02-30T10:00Z',
      '2026-02-03',
      '2026-02-03 10:00',
      '2026-02-03T',
      '2026-02-03T10',
      '2026-02-03T1:00',
    ],
    ...[
      '2026-02-03T24:00',
      '2026-02-03T10:60',
      '2026-02-03T10:00:60',
      '2026-02-03T10:00:00.',
      '2026-2-3T10:00',
    ],
    ...['2026-02-03T10:00+24:00', '2026-02-03T10:00+0500', '2026-02-03T10:00z', '2026-02-03T10:00Z\n'],
    ...[0, null, undefined, new Date(0), {}],
  ])('is not %j', (value) => {
    expect(isDateTime(value)).toBe(false);
  });
});
