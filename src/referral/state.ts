import type { HousingReferralEventType, ReferralResult, UnsuccessfulResult } from '../hud/index.js';
import type { CalendarDate } from './calendar-date.js';
import type { ReferralEventType, VoidReason } from './events.js';

/** Where a referral stands. */
export type ReferralStatus =
  | 'not-referred'
  | 'referred'
  | 'acknowledged'
  | 'enrolled'
  | 'successful'
  | 'unsuccessful'
  | 'voided';

/** The statuses, in the order in which a referral passes through them. */
export const REFERRAL_STATUSES: readonly ReferralStatus[] = /* @__PURE__ */ Object.freeze([
  'not-referred',
  'referred',
  'acknowledged',
  'enrolled',
  'successful',
  'unsuccessful',
  'voided',
] as const);

/** The referral itself, as it was made. */
export interface ReferralFact {
  /** Names the referral. */
  readonly referralId: string;
  /** The client: the head of household. */
  readonly personalId: string;
  /** The Coordinated Entry enrollment that the referral was recorded on. */
  readonly enrollmentId: string;
  /** The household, where known. */
  readonly householdId?: string;
  /** HUD's event type. */
  readonly eventType: HousingReferralEventType;
  /** The receiving project; absent where an import does not know it. */
  readonly projectId?: string;
  /** The receiving organization; absent where an import does not know it. */
  readonly organizationId?: string;
  /** The day of the referral. */
  readonly referredOn: CalendarDate;
}

/** The enrollment in the receiving project. */
export interface EnrollmentFact {
  /** The enrollment. */
  readonly enrollmentId: string;
  /** Whose enrollment it is. */
  readonly personalId: string;
  /** The project; absent where an import does not know it. */
  readonly projectId?: string;
  /** The day the enrollment began. */
  readonly enrolledOn: CalendarDate;
}

/** That the whole referral was taken back. */
export interface VoidFact {
  /** Why. */
  readonly reason: VoidReason;
  /** The day. */
  readonly voidedOn: CalendarDate;
}

/** Which facts were inferred by an import, and by which rule. A finding that rests on one is a warning. */
export type InferredFacts = Readonly<Partial<Record<ReferralEventType, string>>>;

/** What every state has once a referral was made. */
export interface MadeReferral {
  /** The referral as it was made. */
  readonly referral: ReferralFact;
  /** Present where an import inferred a fact. */
  readonly inferredBy?: InferredFacts;
}

/** No event yet: the state before a referral is made. */
export interface NotReferredState {
  /** Tells the members of {@link ReferralState} apart. */
  readonly status: 'not-referred';
}

/** Referred, and not seen by the provider yet. */
export interface ReferredState extends MadeReferral {
  /** Tells the members of {@link ReferralState} apart. */
  readonly status: 'referred';
}

/** Seen by the provider. */
export interface AcknowledgedState extends MadeReferral {
  /** Tells the members of {@link ReferralState} apart. */
  readonly status: 'acknowledged';
  /** The day the provider acknowledged it. */
  readonly acknowledgedOn: CalendarDate;
}

/** Enrolled in the receiving project, the result not yet recorded. */
export interface EnrolledState extends MadeReferral {
  /** Tells the members of {@link ReferralState} apart. */
  readonly status: 'enrolled';
  /** The day the provider acknowledged it; absent where nobody recorded that. */
  readonly acknowledgedOn?: CalendarDate;
  /** The enrollment. */
  readonly enrollment: EnrollmentFact;
  /** The acknowledgement was recorded after the enrollment: only the one recorded last can be voided. */
  readonly acknowledgedAfterEnrollment?: true;
}

/** Resolved as successful: the client was enrolled. Whether anyone moved in is no part of it. */
export interface SuccessfulState extends MadeReferral {
  /** Tells the members of {@link ReferralState} apart. */
  readonly status: 'successful';
  /** The day the provider acknowledged it; absent where nobody recorded that. */
  readonly acknowledgedOn?: CalendarDate;
  /** The enrollment; absent where an import does not know it. */
  readonly enrollment?: EnrollmentFact;
  /** The acknowledgement was recorded after the enrollment. */
  readonly acknowledgedAfterEnrollment?: true;
  /** HUD's 1. */
  readonly result: 'client-accepted';
  /** The day the client was enrolled; absent where an import does not know it. */
  readonly resultDate?: CalendarDate;
  /** The enrollment the result names; absent where an import does not know it. */
  readonly resultingEnrollmentId?: string;
  /** Why the client was never housed, once that was added. The status stays `successful`. */
  readonly notHousedReason?: string;
  /** The day the reason was added. */
  readonly notHousedReasonAddedOn?: CalendarDate;
}

/** Resolved as unsuccessful: the client was not enrolled and will not be. */
export interface UnsuccessfulState extends MadeReferral {
  /** Tells the members of {@link ReferralState} apart. */
  readonly status: 'unsuccessful';
  /** The day the provider acknowledged it; absent where nobody recorded that. */
  readonly acknowledgedOn?: CalendarDate;
  /** An enrollment that was recorded all the same; only data that breaks the rules has one. */
  readonly enrollment?: EnrollmentFact;
  /** The acknowledgement was recorded after the enrollment. */
  readonly acknowledgedAfterEnrollment?: true;
  /** HUD's 2 or 3. */
  readonly result: UnsuccessfulResult;
  /** The day that was determined; absent where an import does not know it. */
  readonly resultDate?: CalendarDate;
  /** Why; absent where an import does not know it. */
  readonly notHousedReason?: string;
}

/** Taken back. Every fact is kept, so that the log can still be read for what it said. */
export interface VoidedState extends MadeReferral {
  /** Tells the members of {@link ReferralState} apart. */
  readonly status: 'voided';
  /** When and why it was taken back. */
  readonly voided: VoidFact;
  /** As it was when the referral was voided. */
  readonly acknowledgedOn?: CalendarDate;
  /** As it was when the referral was voided. */
  readonly enrollment?: EnrollmentFact;
  /** As it was when the referral was voided. */
  readonly acknowledgedAfterEnrollment?: true;
  /** As it was when the referral was voided. */
  readonly result?: ReferralResult;
  /** As it was when the referral was voided. */
  readonly resultDate?: CalendarDate;
  /** As it was when the referral was voided. */
  readonly resultingEnrollmentId?: string;
  /** As it was when the referral was voided. */
  readonly notHousedReason?: string;
  /** As it was when the referral was voided. */
  readonly notHousedReasonAddedOn?: CalendarDate;
}

/**
 * What is true of one referral: a union on `status`. A field stands only on the members where it can be known.
 * Every state the library hands out is deeply frozen.
 */
export type ReferralState =
  | NotReferredState
  | ReferredState
  | AcknowledgedState
  | EnrolledState
  | SuccessfulState
  | UnsuccessfulState
  | VoidedState;

/** The state before anything happened. A value: there is one. */
export const initialState: ReferralState = /* @__PURE__ */ Object.freeze({ status: 'not-referred' });

/** Says whether a result was recorded and the referral stands: `successful` or `unsuccessful`. */
export function isResolved(state: ReferralState): state is SuccessfulState | UnsuccessfulState {
  return state.status === 'successful' || state.status === 'unsuccessful';
}

/** Says whether a referral of this status stands and waits for its result. */
export function isOpen(status: ReferralStatus): boolean {
  return ['referred', 'acknowledged', 'enrolled'].includes(status);
}

/**
 * Says whether nothing but a void of the referral can follow: `unsuccessful`, `voided`, and `successful` once
 * its not-housed reason was added. A `successful` state without a reason is not terminal, since the client may
 * yet turn out never to have been housed.
 */
export function isTerminal(state: ReferralState): boolean {
  return (
    state.status === 'unsuccessful' ||
    state.status === 'voided' ||
    (state.status === 'successful' && state.notHousedReason !== undefined)
  );
}
