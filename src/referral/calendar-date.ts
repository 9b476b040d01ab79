/**
 * A calendar date as HUD writes it, `YYYY-MM-DD`: the day on which something happened, with no time and no
 * zone. It never becomes a `Date`, so no time zone can move it; two dates compare as text.
 *
 * The type takes a literal (`'2026-03-04'`) as it is. Text from outside is no `CalendarDate` until
 * {@link isCalendarDate} or {@link parseCalendarDate} has seen it. The type cannot know that February has no
 * 30th: the rule `date-not-real` does.
 */
export type CalendarDate = `${number}-${number}-${number}`;

/**
 * A moment as its caller wrote it: ISO 8601, `YYYY-MM-DDThh:mm`, optionally with seconds, a fraction, and an
 * offset (`Z` or `+hh:mm`). It is kept as text. Its day is its first ten characters: the day at the place where
 * it was recorded, which no conversion may move.
 */
export type DateTime = `${number}-${number}-${number}T${string}`;

// Every day of every year but 29 February, which only a leap year has.
const DAY = /^\d{4}-((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$/;
const LEAP_DAY = /^\d{4}-02-29$/;
const TIME = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * Says whether a value is a date that exists, written `YYYY-MM-DD`. Numbers, `Date` objects, `2026-2-3` and
 * `2026-02-30` are not.
 */
export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== 'string') return false;
  return DAY.test(value) || (LEAP_DAY.test(value) && isLeapYear(Number(value.slice(0, 4))));
}

/** Says whether a value is an ISO 8601 date-time as {@link DateTime} describes it, its day being a real one. */
export function isDateTime(value: unknown): value is DateTime {
  return typeof value === 'string' && TIME.test(value.slice(10)) && isCalendarDate(value.slice(0, 10));
}

/** Gives the date, or `undefined` for anything that is not one. It does not trim and does not guess. */
export function parseCalendarDate(text: unknown): CalendarDate | undefined {
  return isCalendarDate(text) ? text : undefined;
}

/** The day of a moment, at the place where it was recorded: its first ten characters. */
export function dayOf(moment: DateTime): CalendarDate {
  return moment.slice(0, 10) as CalendarDate;
}

const MS_PER_DAY = 86_400_000;

// Midnight UTC to midnight UTC: every day has the same length there, and no local zone is ever asked.
function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
}

/**
 * The number of calendar days from one date to another; negative when the second is the earlier one. Both must
 * be real dates (see {@link isCalendarDate}).
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date so many calendar days later (or earlier, for a negative number). Whole days only. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date((dayNumber(date) + days) * MS_PER_DAY).toISOString().slice(0, 10) as CalendarDate;
}

/** Says whether a date is a working day: Monday to Friday, and not among the given holidays. */
export function isWorkingDay(date: CalendarDate, holidays: readonly CalendarDate[] = []): boolean {
  const weekday = new Date(dayNumber(date) * MS_PER_DAY).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(date);
}

/**
 * The date so many working days after a date. Counting begins on the next day, so a Friday and one working day
 * give Monday. Zero gives the date itself, working day or not. Negative numbers are not counted: they give the
 * date itself.
 */
export function addWorkingDays(
  date: CalendarDate,
  workingDays: number,
  holidays: readonly CalendarDate[] = [],
): CalendarDate {
  let day = date;
  for (let left = workingDays; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}
