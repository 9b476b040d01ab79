import { isCalendarDate } from '../calendar-date.js';
import { factsIn } from '../facts.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'acknowledged' | 'enrolled'> = /* @__PURE__ */ eventCheck({
  code: 'enrolled-before-acknowledged',
  on: ['acknowledged', 'enrolled'],
  severity: 'warning',
  asks: 'acknowledgement',
  check(event, { state }) {
    const facts = factsIn(state);
    const isEnrolled = event.type === 'enrolled';
    const enrolledOn = isEnrolled ? event.data.enrolledOn : facts.enrollment?.enrolledOn;
    const acknowledgedOn = isEnrolled ? facts.acknowledgedOn : event.data.acknowledgedOn;
    if (!isCalendarDate(enrolledOn) || !isCalendarDate(acknowledgedOn) || enrolledOn >= acknowledgedOn)
      return undefined;
    return isEnrolled
      ? fault('enrolledOn', { onOrAfter: acknowledgedOn })
      : fault('acknowledgedOn', { onOrBefore: enrolledOn });
  },
});

export const words: RuleWords = {
  title: 'A client is enrolled on or after the day of the acknowledgement.',
  because:
    'It happens when a provider acts on a phone call and records later. Refusing it would teach people to write another date.',
  source: 'Ours',
};
