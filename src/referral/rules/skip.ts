import { positionsTaking, refusalOf, type SkipCode, statusOf } from '../transitions.js';
import type { ReferralEvent } from '../events.js';
import { type EventCheck, EVERY_EVENT, eventCheck, type Fault } from './rule.js';

/** The fault of an event that the history has no place for: it names the statuses that have one. */
export function skipFault(event: ReferralEvent): Fault {
  const status = new Set(positionsTaking(event).map(statusOf));
  return status.size ? { expected: { status: [...status] } } : {};
}

/**
 * Makes a rule that follows from the transition table: the history has no place for the event, so a fold
 * leaves the state as it is.
 */
export function skipCheck(code: SkipCode): EventCheck {
  return eventCheck({
    code,
    on: EVERY_EVENT,
    check(event, { state }): Fault | undefined {
      return refusalOf(state, event) === code ? skipFault(event) : undefined;
    },
  });
}
