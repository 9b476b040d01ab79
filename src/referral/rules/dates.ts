import { type CalendarDate, isCalendarDate } from '../calendar-date.js';
import type { ReferralEvent, ReferralEventType } from '../events.js';
import { factsIn } from '../facts.js';
import type { ReferralState } from '../state.js';

/** The name of the field that holds an event's own date. */
export const DATE_FIELD: Readonly<Record<ReferralEventType, string>> = /* @__PURE__ */ Object.freeze({
  referred: 'referredOn',
  acknowledged: 'acknowledgedOn',
  enrolled: 'enrolledOn',
  resolved: 'resultDate',
  'not-housed-reason-added': 'addedOn',
  voided: 'voidedOn',
});

/** An event's own date: the day the fact happened. Absent where an import does not know it. */
export function dateOfEvent(event: ReferralEvent): CalendarDate | undefined {
  return (event.data as unknown as Readonly<Record<string, CalendarDate | undefined>>)[
    DATE_FIELD[event.type]
  ];
}

/** The latest date that an event must not be dated before, and the facts that date comes from. */
export interface Followed {
  /** The latest of the dates; absent where none is known. */
  readonly latest?: CalendarDate;
  /** The facts it comes from. */
  readonly restsOn: readonly ReferralEventType[];
}

/** What an event follows: the facts it cannot be dated before. A void follows nothing. */
export function followed(event: ReferralEvent, state: ReferralState): Followed {
  const { acknowledgedOn, referral, resultDate } = factsIn(state);
  if (event.type === 'not-housed-reason-added') return follow('resolved', resultDate);
  const unsuccessful = event.type === 'resolved' && event.data.result !== 'client-accepted';
  const referred = follow('referred', referral?.referredOn);
  const acknowledged = follow('acknowledged', unsuccessful ? acknowledgedOn : undefined);
  return (acknowledged.latest ?? '') > (referred.latest ?? '') ? acknowledged : referred;
}

function follow(fact: ReferralEventType, date: CalendarDate | undefined): Followed {
  return isCalendarDate(date) ? { latest: date, restsOn: [fact] } : { restsOn: [fact] };
}
