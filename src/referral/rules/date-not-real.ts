import { isCalendarDate } from '../calendar-date.js';
import { DATE_FIELD, dateOfEvent } from './dates.js';
import { type EventCheck, EVERY_EVENT, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck = /* @__PURE__ */ eventCheck({
  code: 'date-not-real',
  on: EVERY_EVENT,
  check(event) {
    const date = dateOfEvent(event);
    // An import may not know a result's date: that is result-date-missing, or nothing.
    return isCalendarDate(date) || (date === undefined && event.type === 'resolved')
      ? undefined
      : fault(DATE_FIELD[event.type]);
  },
});

export const words: RuleWords = {
  title: 'A date is a day of the calendar, written YYYY-MM-DD.',
  because: '30 February sorts and compares like a date, and no report can place it.',
  source: 'Ours; HUD CSV: the date type D',
};
