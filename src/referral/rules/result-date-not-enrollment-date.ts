import { isCalendarDate } from '../calendar-date.js';
import { factsIn } from '../facts.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'result-date-not-enrollment-date',
  on: ['resolved'],
  check({ data }, { state }) {
    const enrolledOn = factsIn(state).enrollment?.enrolledOn;
    if (data.result !== 'client-accepted' || !isCalendarDate(enrolledOn)) return undefined;
    if (data.resultDate === undefined || data.resultDate === enrolledOn) return undefined;
    return fault('resultDate', { is: enrolledOn }, ['enrolled']);
  },
});

export const words: RuleWords = {
  title: 'The date of a successful result is the date of the enrollment.',
  because: 'Systems that stamp the day of typing make placements look weeks slower than they were.',
  source: 'Article: Result Date',
};
