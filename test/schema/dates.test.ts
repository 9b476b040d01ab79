import { isCalendarDate, isDateTime } from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, dateTime } from '../../src/schema/fields.js';
import { calendarDateArb, dateTimeArb, junkArb } from 'ce-referrals/testing';

const isDate = (value: unknown): boolean => calendarDate.safeParse(value).success;
const isMoment = (value: unknown): boolean => dateTime.safeParse(value).success;

const two = (number: number): string => String(number).padStart(2, '0');
const four = (number: number): string => String(number).padStart(4, '0');

/** A text with one character left out, doubled, or replaced by another. */
function nearlyArb(arb: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .record({
      text: arb,
      at: fc.nat(40),
      by: fc.constantFrom('', '0', '1', '9', '-', ':', 'T', 't', 'Z', '+', '.', ' ', '\n', '٣', '24', '60'),
    })
    .map(({ text, at, by }) => text.slice(0, at) + by + text.slice(at + 1));
}

describe('a calendar date', () => {
  it('is what the core takes for one, in every year of four digits, around the end of February', () => {
    for (let year = 0; year <= 9999; year += 1) {
      for (const day of ['02-28', '02-29', '02-30', '03-01']) {
        const text = `${four(year)}-${day}`;
        if (isDate(text) !== isCalendarDate(text)) expect.fail(text);
      }
    }
    expect([isDate('2024-02-29'), isDate('2026-02-29'), isDate('1900-02-29')]).toStrictEqual([
      true,
      false,
      false,
    ]);
  });

  it('is what the core takes for one, on every day that two digits can write', () => {
    for (const year of [1900, 2000, 2023, 2024]) {
      for (let month = 0; month <= 99; month += 1) {
        for (let day = 0; day <= 99; day += 1) {
          const text = `${year}-${two(month)}-${two(day)}`;
          if (isDate(text) !== isCalendarDate(text)) expect.fail(text);
        }
      }
    }
  });

  it('is what the core takes for one, whatever the value', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyArb(calendarDateArb), calendarDateArb, junkArb), (value) => {
        expect(isDate(value)).toBe(isCalendarDate(value));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a date-time', () => {
  it('is what the core takes for one, whatever the value', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(nearlyArb(dateTimeArb), dateTimeArb, calendarDateArb, junkArb), (value) => {
        expect(isMoment(value)).toBe(isDateTime(value));
        accepted += isMoment(value) ? 1 : 0;
      }),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it('may leave out seconds and offset, and no more', () => {
    for (const text of ['2026-03-04T10:11', '2026-03-04T10:11:12.123456789-06:00', '2026-03-04T10:11Z']) {
      expect(isMoment(text), text).toBe(true);
    }
    for (const text of [
      '2026-03-04',
      '2026-03-04T10',
      '2026-03-04 10:11',
      '2026-02-30T10:11',
      '2026-03-04T24:00',
    ]) {
      expect(isMoment(text), text).toBe(false);
    }
  });
});
