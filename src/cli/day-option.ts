import { InvalidArgumentError } from 'commander';
import { type CalendarDate, isCalendarDate } from '../referral/calendar-date.js';

/** Reads an option that is a day. */
export function dayOption(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('It must be a day of the calendar, YYYY-MM-DD.');
  return text;
}
