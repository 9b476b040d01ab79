import { type CalendarDate, isCalendarDate } from '../calendar-date.js';
import type { ReferralEvent, ReferralEventType } from '../events.js';
import { acknowledgedOnOf } from '../facts.js';
import { isResolved, type NotReferred, type ReferralState } from '../state.js';

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
  switch (event.type) {
    case 'referred':
      return event.data.referredOn;
    case 'acknowledged':
      return event.data.acknowledgedOn;
    case 'enrolled':
      return event.data.enrolledOn;
    case 'resolved':
      return event.data.resultDate;
    case 'not-housed-reason-added':
      return event.data.addedOn;
    case 'voided':
      return event.data.voidedOn;
  }
}

/** The latest date that an event must not be dated before, and the facts that date comes from. */
export interface Followed {
  /** The latest of the dates; absent where none is known. */
  readonly latest?: CalendarDate;
  /** The facts it comes from. */
  readonly restsOn: readonly ReferralEventType[];
}

/** What an event follows: the facts it cannot be dated before. A void follows nothing. */
export function followed(event: ReferralEvent, state: Exclude<ReferralState, NotReferred>): Followed {
  const { referredOn } = state.referral;
  if (event.type === 'not-housed-reason-added') {
    return follow('resolved', isResolved(state) ? state.resultDate : undefined);
  }
  const acknowledgedOn = acknowledgedOnOf(state);
  const unsuccessful = event.type === 'resolved' && event.data.result !== 'client-accepted';
  return unsuccessful && isCalendarDate(acknowledgedOn) && !(acknowledgedOn < referredOn)
    ? follow('acknowledged', acknowledgedOn)
    : follow('referred', referredOn);
}

function follow(fact: ReferralEventType, date: CalendarDate | undefined): Followed {
  return isCalendarDate(date) ? { latest: date, restsOn: [fact] } : { restsOn: [fact] };
}
