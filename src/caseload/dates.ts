import { type CalendarDate, daysBetween, isCalendarDate } from '../referral/calendar-date.js';
import type { Facts } from '../referral/facts.js';

/**
 * What is thrown where a view is asked about a day that the calendar does not have. Know it by its `code`, never
 * by `instanceof`: a package can be installed twice.
 */
export class DateNotReal extends Error {
  /** Stable: tells this error from every other. */
  readonly code = 'date-not-real';
  /** The option at fault. */
  readonly field: string;

  /** Made by the library; there is no need to make one. */
  constructor(field: string) {
    super(`${field} must be real, and written as ISO 8601 has it.`);
    this.name = 'DateNotReal';
    this.field = field;
  }
}

/** Gives an option back where it is a real date, and throws {@link DateNotReal} where it is not. */
export function realDate(value: unknown, field: string): CalendarDate {
  if (!isCalendarDate(value)) throw new DateNotReal(field);
  return value;
}

/** The calendar days between two facts; absent where a date is unknown or not real. */
export function daysFromTo(from: string | undefined, to: string | undefined): number | undefined {
  return isCalendarDate(from) && isCalendarDate(to) ? daysBetween(from, to) : undefined;
}

/** The dates of a referral's facts, by their fields, as far as they are known. */
function datesOf(facts: Readonly<Facts>): readonly (readonly [field: string, date: CalendarDate])[] {
  const dates: [string, CalendarDate][] = [];
  if (facts.referral !== undefined) dates.push(['referredOn', facts.referral.referredOn]);
  if (facts.acknowledgedOn !== undefined) dates.push(['acknowledgedOn', facts.acknowledgedOn]);
  if (facts.enrollment !== undefined) dates.push(['enrolledOn', facts.enrollment.enrolledOn]);
  if (facts.resultDate !== undefined) dates.push(['resultDate', facts.resultDate]);
  if (facts.notHousedReasonAddedOn !== undefined) dates.push(['addedOn', facts.notHousedReasonAddedOn]);
  return dates;
}

/**
 * What a view cannot count by. Stable.
 *
 * - `date-not-real`: a date that the calendar does not have. No days are counted from or to it.
 * - `dated-in-the-future`: a fact dated after the day that was asked about. It counts all the same.
 * - `dated-before-the-referral`: a fact dated before the referral. Its days are left out of medians.
 */
export type DateFindingCode = 'date-not-real' | 'dated-in-the-future' | 'dated-before-the-referral';

/** A date by which a view cannot count. */
export interface DateFinding {
  /** What is wrong. Match on this. */
  readonly code: DateFindingCode;
  /** The referral. Data for whoever puts it right: it is not for logs. */
  readonly referralId: string;
  /** The field that holds the date. */
  readonly field: string;
}

/** What dates are held against. */
export interface DatesSeen {
  /** The day that is asked about: a later date lies in the future. */
  readonly asOf?: CalendarDate | undefined;
  /** Whether days are counted from the referral, so that no date may come before it. */
  readonly fromReferral?: boolean;
}

/** Finds the dates of a referral by which a view cannot count. */
export function dateFindings(
  referralId: string,
  facts: Readonly<Facts>,
  { asOf, fromReferral = false }: DatesSeen,
): readonly DateFinding[] {
  const referredOn = facts.referral?.referredOn;
  const found: DateFinding[] = [];
  for (const [field, date] of datesOf(facts)) {
    const report = (code: DateFindingCode): void => {
      found.push({ code, referralId, field });
    };
    if (!isCalendarDate(date)) {
      report('date-not-real');
      continue;
    }
    if (asOf !== undefined && date > asOf) report('dated-in-the-future');
    if (fromReferral && isCalendarDate(referredOn) && date < referredOn) report('dated-before-the-referral');
  }
  return found;
}
