import type { CalendarDate } from 'ce-referrals';
import { stamp } from './ledger.js';
import type { Journey } from './journey.js';

/** Writes the events of 4.20 that are no housing referrals: they have neither location nor result. */
export function otherEvents({ ledger, chance, numbers, ce }: Journey, on: CalendarDate): void {
  const [head] = ce.members;
  const write = (
    event: number,
    asked: { ProbSolDivRRResult?: number; ReferralCaseManageAfter?: number },
  ): void => {
    ledger.Event.push({
      EventID: numbers.event(),
      EnrollmentID: head?.enrollmentId,
      PersonalID: head?.personalId,
      EventDate: on,
      Event: event,
      ...asked,
      ...stamp(on, on, ce.userId),
    });
  };
  if (chance.percent(12)) write(2, { ProbSolDivRRResult: chance.oneOf([0, 1]) });
  if (chance.percent(35)) write(chance.oneOf([3, 4]), {});
  if (chance.percent(12)) write(chance.oneOf([1, 6, 7, 8, 9, 16]), {});
  if (chance.percent(6)) write(5, { ReferralCaseManageAfter: chance.oneOf([0, 1]) });
}
