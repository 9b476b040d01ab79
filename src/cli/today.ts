import type { CalendarDate } from '../referral/calendar-date.js';

/** The day that it is at this machine: what a person there would write. */
export function today(now: Date = new Date()): CalendarDate {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${year}-${month}-${day}` as CalendarDate;
}
