import { REFERRAL_STATUSES, type ReferralStatus } from '../state.js';
import { positionsTaking, refusalOf, type SkipCode, statusOf, stepOf } from '../transitions.js';
import type { ReferralEvent } from '../events.js';
import { type EventCheck, EVERY_EVENT, eventCheck, type Fault } from './rule.js';

/** The statuses in which the history has a place for an event. */
function statusesTaking(event: ReferralEvent): readonly ReferralStatus[] {
  const step = stepOf(event);
  if (step === undefined) return [];
  const statuses = new Set(positionsTaking(step).map(statusOf));
  return REFERRAL_STATUSES.filter((status) => statuses.has(status));
}

/**
 * Makes a rule that follows from the transition table: the history has no place for the event, so a fold
 * leaves the state as it is.
 */
export function skipCheck(code: SkipCode, title: string): EventCheck {
  return eventCheck({
    code,
    title,
    on: EVERY_EVENT,
    onReplay: 'skip',
    check(event, { state }): Fault | undefined {
      return refusalOf(state, event) === code ? { expected: { status: statusesTaking(event) } } : undefined;
    },
  });
}
