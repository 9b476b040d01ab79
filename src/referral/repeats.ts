import type { EventOf, ReferralEvent } from './events.js';
import type { ReferralState } from './state.js';

type Referred = Exclude<ReferralState, { status: 'not-referred' }>;

function same<T extends object>(a: T, b: T | undefined): boolean {
  if (b === undefined) return false;
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function sameResult({ data }: EventOf<'resolved'>, state: Referred): boolean {
  if (state.status !== 'successful' && state.status !== 'unsuccessful') return false;
  if (data.result !== state.result || data.resultDate !== state.resultDate) return false;
  return data.result === 'client-accepted'
    ? state.status === 'successful' && data.resultingEnrollmentId === state.resultingEnrollmentId
    : state.status === 'unsuccessful' && data.notHousedReason === state.notHousedReason;
}

/**
 * Says whether a state already holds an event's fact, so that recording it again adds nothing. A void of an
 * acknowledgement or an enrollment leaves no fact behind, and is never a repetition; in a voided referral only
 * the void itself is.
 */
export function repeats(event: ReferralEvent, state: ReferralState): boolean {
  if (state.status === 'not-referred') return false;
  if (state.status === 'voided') {
    if (event.type !== 'voided' || event.data.of !== 'referral') return false;
    return event.data.reason === state.voided.reason && event.data.voidedOn === state.voided.voidedOn;
  }
  switch (event.type) {
    case 'referred':
      return same(event.data, state.referral);
    case 'acknowledged':
      return 'acknowledgedOn' in state && event.data.acknowledgedOn === state.acknowledgedOn;
    case 'enrolled':
      return 'enrollment' in state && same(event.data, state.enrollment);
    case 'resolved':
      return sameResult(event, state);
    case 'not-housed-reason-added':
      return (
        state.status === 'successful' &&
        event.data.reason === state.notHousedReason &&
        event.data.addedOn === state.notHousedReasonAddedOn
      );
    case 'voided':
      return false;
  }
}
