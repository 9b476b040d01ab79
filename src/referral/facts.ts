import type { ReferralResult } from '../hud/index.js';
import type { CalendarDate } from './calendar-date.js';
import {
  type EnrollmentFact,
  type InferredFacts,
  initialState,
  type ReferralFact,
  type ReferralState,
  type ReferralStatus,
  type VoidFact,
} from './state.js';

/**
 * One referral's facts, flat and writable: what the recipes work on. Each is a whole value, assigned at the
 * root and never changed inside. The union of states goes in without a cast and comes out with one; type
 * tests tie the keys of both together.
 */
export interface Facts {
  status: ReferralStatus;
  referral?: ReferralFact;
  acknowledgedOn?: CalendarDate;
  enrollment?: EnrollmentFact;
  acknowledgedAfterEnrollment?: true;
  result?: ReferralResult;
  resultDate?: CalendarDate;
  resultingEnrollmentId?: string;
  notHousedReason?: string;
  notHousedReasonAddedOn?: CalendarDate;
  voided?: VoidFact;
  inferredBy?: InferredFacts;
}

// A caller's own state (a snapshot read from JSON, say) may still be written to by the caller: it is copied.
// Ours are frozen and shared.
function own<T extends object>(value: T): T {
  return Object.isFrozen(value) ? value : Object.freeze({ ...value });
}

/** Copies a state, key by key, so that recipes can write. */
export function factsOf(state: ReferralState): Facts {
  // The beginning has no facts, whatever else a caller's own holds.
  const from: Facts = state.status === 'not-referred' ? initialState : state;
  const facts: Facts = { status: from.status };
  if (from.referral !== undefined) facts.referral = own(from.referral);
  if (from.acknowledgedOn !== undefined) facts.acknowledgedOn = from.acknowledgedOn;
  if (from.enrollment !== undefined) facts.enrollment = own(from.enrollment);
  if (from.acknowledgedAfterEnrollment !== undefined) facts.acknowledgedAfterEnrollment = true;
  if (from.result !== undefined) facts.result = from.result;
  if (from.resultDate !== undefined) facts.resultDate = from.resultDate;
  if (from.resultingEnrollmentId !== undefined) facts.resultingEnrollmentId = from.resultingEnrollmentId;
  if (from.notHousedReason !== undefined) facts.notHousedReason = from.notHousedReason;
  if (from.notHousedReasonAddedOn !== undefined) facts.notHousedReasonAddedOn = from.notHousedReasonAddedOn;
  if (from.voided !== undefined) facts.voided = own(from.voided);
  if (from.inferredBy !== undefined) facts.inferredBy = own(from.inferredBy);
  return facts;
}

/** The facts read as a state. They keep changing until {@link freezeFacts}: for reading at once, not keeping. */
export function viewFacts(facts: Facts): ReferralState {
  return facts as ReferralState;
}

/** Ends the writing: the facts become a state. Their values are frozen already. */
export function freezeFacts(facts: Facts): ReferralState {
  return Object.freeze(facts) as ReferralState;
}

/** A state's facts for reading, in whichever status it stands: no copy. */
export function factsIn(state: ReferralState): Readonly<Facts> {
  return state as Facts;
}
