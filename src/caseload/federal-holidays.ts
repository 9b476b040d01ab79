import type { CalendarDate } from '../referral/calendar-date.js';
import { FEDERAL_HOLIDAY_DAYS } from './federal-holiday-days.js';

function buildHolidays(): readonly CalendarDate[] {
  return Object.freeze(
    FEDERAL_HOLIDAY_DAYS.flatMap((line) => {
      const [year, ...days] = line.split(' ');
      return days.map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}` as CalendarDate);
    }),
  );
}

/**
 * The days off of the federal holidays of the United States, 2015 to 2045, for a policy's `holidays`: the day on
 * which each is kept, so a holiday on a Saturday stands here as the Friday before, and one on a Sunday as the
 * Monday after. Juneteenth since 2021; Inauguration Day, which is one for the Washington area only, is not here.
 * Days that a state or an agency adds are not either.
 *
 * Source: 5 U.S.C. 6103.
 */
export const FEDERAL_HOLIDAYS: readonly CalendarDate[] = /* @__PURE__ */ buildHolidays();
