import { isCalendarDate } from '../calendar-date.js';
import { factsIn } from '../facts.js';
import { boundsOf, DATE_FIELD, dateOfEvent } from './dates.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'acknowledged' | 'enrolled' | 'resolved' | 'not-housed-reason-added'> =
  /* @__PURE__ */ eventCheck({
    code: 'date-before-the-fact-it-follows',
    on: ['acknowledged', 'enrolled', 'resolved', 'not-housed-reason-added'],
    check(event, { state }) {
      const date = dateOfEvent(event);
      // The day of a success is the enrollment's, which was compared with the referral when it was recorded.
      const asEnrolled = event.type === 'resolved' && event.data.result === 'client-accepted';
      if (!isCalendarDate(date) || (asEnrolled && date === factsIn(state).enrollment?.enrolledOn))
        return undefined;
      const broken = boundsOf(event, state).filter(([day]) => isCalendarDate(day) && date < day);
      // The day stands first in a bound: in the order of their text, the last is the latest.
      const onOrAfter = broken.sort().at(-1)?.[0];
      return (
        onOrAfter &&
        fault(
          DATE_FIELD[event.type],
          { onOrAfter },
          broken.map(([, fact]) => fact),
        )
      );
    },
  });

export const words: RuleWords = {
  title: 'A fact is not dated before the one it follows.',
  because:
    'Entries dated before the referral make waiting times negative, and averages wrong without anybody seeing why.',
  source: 'Article: the order of the steps; HUD: ResultDate on or after EventDate',
};
