import type { EventOf } from '../events.js';
import { factsIn } from '../facts.js';
import type { ReferralState } from '../state.js';

/** An enrollment that an event ties to the referral. */
export interface Link {
  /** The field that names it. */
  readonly field: 'enrollmentId' | 'resultingEnrollmentId';
  /** The enrollment. */
  readonly enrollmentId: string;
}

/**
 * The enrollment that an event ties to the referral for the first time. A result after a recorded enrollment
 * ties nothing new: it is compared with that one instead.
 */
export function linkOf(event: EventOf<'enrolled' | 'resolved'>, state: ReferralState): Link | undefined {
  if (event.type === 'enrolled') return { field: 'enrollmentId', enrollmentId: event.data.enrollmentId };
  const { data } = event;
  const named = data.result === 'client-accepted' ? data.resultingEnrollmentId : undefined;
  return named === undefined || factsIn(state).enrollment !== undefined
    ? undefined
    : { field: 'resultingEnrollmentId', enrollmentId: named };
}
