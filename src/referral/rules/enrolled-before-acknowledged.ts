import { isCalendarDate } from '../calendar-date.js';
import { factsIn } from '../facts.js';
import { dateOfEvent } from './dates.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'acknowledged' | 'enrolled'> = /* @__PURE__ */ eventCheck({
  code: 'enrolled-before-acknowledged',
  on: ['acknowledged', 'enrolled'],
  severity: 'warning',
  asks: 'acknowledgement',
  check(event, { state }) {
    const date = dateOfEvent(event);
    if (!isCalendarDate(date)) return undefined;
    if (event.type === 'acknowledged') {
      const enrolledOn = factsIn(state).enrollment?.enrolledOn;
      return isCalendarDate(enrolledOn) && enrolledOn < date
        ? fault('acknowledgedOn', { onOrBefore: enrolledOn }, ['enrolled'])
        : undefined;
    }
    const acknowledgedOn = factsIn(state).acknowledgedOn;
    return isCalendarDate(acknowledgedOn) && date < acknowledgedOn
      ? fault('enrolledOn', { onOrAfter: acknowledgedOn }, ['acknowledged'])
      : undefined;
  },
});

export const words: RuleWords = {
  title: 'A client is enrolled on or after the day of the acknowledgement.',
  because:
    'It happens when a provider acts on a phone call and records later. Refusing it would teach people to write another date.',
  source: 'Ours',
};
