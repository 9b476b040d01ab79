import type { CalendarDate } from '../calendar-date.js';
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

/** A day that an event must not be dated before, where it is known, and the fact it comes from. */
export type Bound = readonly [day: CalendarDate | undefined, fact: ReferralEventType];

/** What an event follows: the days it cannot be dated before. A void follows nothing. */
export function boundsOf(event: ReferralEvent, state: ReferralState): readonly Bound[] {
  const { acknowledgedOn, referral, resultDate } = factsIn(state);
  if (event.type === 'not-housed-reason-added') return [[resultDate, 'resolved']];
  const unsuccessful = event.type === 'resolved' && event.data.result !== 'client-accepted';
  return [
    [referral?.referredOn, 'referred'],
    [unsuccessful ? acknowledgedOn : undefined, 'acknowledged'],
  ];
}
