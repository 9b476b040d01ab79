import type { ReferralResult } from '../hud/index.js';
import type { CalendarDate } from './calendar-date.js';
import type {
  EnrollmentFact,
  InferredFacts,
  ReferralFact,
  ReferralState,
  ReferralStatus,
  VoidFact,
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
function own(value: unknown): unknown {
  return Object.isFrozen(value) ? value : Object.freeze({ ...(value as object) });
}

type EachFact = { readonly [K in Exclude<keyof Facts, 'status'>]-?: true };

// Each fact by its key: the compiler misses one that is left out.
const FACTS = /* @__PURE__ */ Object.keys({
  referral: true,
  acknowledgedOn: true,
  enrollment: true,
  acknowledgedAfterEnrollment: true,
  result: true,
  resultDate: true,
  resultingEnrollmentId: true,
  notHousedReason: true,
  notHousedReasonAddedOn: true,
  voided: true,
  inferredBy: true,
} satisfies EachFact);

/** Copies a state, key by key, so that recipes can write. The beginning has no facts, whatever else is in it. */
export function factsOf(state: ReferralState): Facts {
  const { status } = state;
  // Begun empty: V8 then gives it room for four facts in itself, not for one.
  const facts = {} as Facts & Record<string, unknown>;
  facts.status = status;
  if (status === 'not-referred') return facts;
  const from = state as unknown as Readonly<Record<string, unknown>>;
  for (const key of FACTS) {
    const fact = from[key];
    if (fact !== undefined) facts[key] = own(fact);
  }
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
