import type { EventOf } from '../events.js';
import { type CocPolicy, reasonListOf } from '../policy.js';
import type { NotHousedReason, ReasonUse } from '../reasons.js';

/** A reason as an event gives it. */
export interface GivenReason {
  /** The field that holds it. */
  readonly field: 'notHousedReason' | 'reason';
  /** For which outcome it was given. */
  readonly use: ReasonUse;
  /** Its code. */
  readonly code: string;
}

/** The reason an event gives, if it gives one. */
export function reasonOf(event: EventOf<'resolved' | 'not-housed-reason-added'>): GivenReason | undefined {
  if (event.type === 'not-housed-reason-added') {
    return { field: 'reason', use: 'not-housed', code: event.data.reason };
  }
  const { data } = event;
  if (data.result === 'client-accepted' || data.notHousedReason === undefined) return undefined;
  return { field: 'notHousedReason', use: 'unsuccessful', code: data.notHousedReason };
}

/**
 * The entry of the CoC's list for an event's reason: of the version the event carries, or of the current one
 * where it carries none. `undefined` where the policy has no such version or the version no such code.
 */
export function listedReason(
  event: EventOf<'resolved' | 'not-housed-reason-added'>,
  policy: CocPolicy,
): NotHousedReason | undefined {
  const given = reasonOf(event);
  const version = event.metadata?.reasonListVersion ?? policy.notHousedReasons.current;
  if (given === undefined) return undefined;
  // A loop: `find` on a frozen array takes many times longer, and three rules look for each reason.
  for (const reason of reasonListOf(policy, version)?.reasons ?? []) {
    if (reason.code === given.code) return reason;
  }
  return undefined;
}
