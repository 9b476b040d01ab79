import { dayOf, isCalendarDate, isDateTime } from '../calendar-date.js';
import { DATE_FIELD, dateOfEvent } from './dates.js';
import { type EventCheck, EVERY_EVENT, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck = /* @__PURE__ */ eventCheck({
  code: 'date-after-recorded',
  on: EVERY_EVENT,
  asks: 'recording',
  check(event) {
    const date = dateOfEvent(event);
    const recordedAt = event.metadata?.recordedAt;
    if (!isCalendarDate(date) || !isDateTime(recordedAt) || date <= dayOf(recordedAt)) return undefined;
    return fault(DATE_FIELD[event.type], { onOrBefore: dayOf(recordedAt) });
  },
});

export const words: RuleWords = {
  title: 'Nothing is recorded before the day it happens.',
  because: 'A date in the future is a typing error, or a plan that is reported as a fact.',
  source: 'Ours',
};
