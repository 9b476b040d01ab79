import type { ImportMetadata, ReferralEvent, ReferralState } from 'ce-referrals';

type Every<T> = T extends unknown ? keyof T : never;
type Of<T, K extends PropertyKey> = T extends { readonly [_ in K]?: infer V } ? V : never;

/** The facts of a referral, writable: every field of every status. */
export type Facts = { status: ReferralState['status'] } & {
  -readonly [K in Exclude<Every<ReferralState>, 'status'>]?: Of<ReferralState, K>;
};

function text(value: unknown): never {
  return (typeof value === 'string' ? value : '') as never;
}

function inferenceOf(event: ReferralEvent): string | undefined {
  const metadata = event.metadata as Partial<ImportMetadata> | undefined;
  const rule = metadata?.source === 'import' ? metadata.inferredBy : undefined;
  return typeof rule === 'string' ? rule : undefined;
}

function forget(facts: Facts, type: 'acknowledged' | 'enrolled'): void {
  if (facts.inferredBy?.[type] === undefined) return;
  const { [type]: _, ...rest } = facts.inferredBy;
  if (Object.keys(rest).length === 0) delete facts.inferredBy;
  else facts.inferredBy = Object.freeze(rest);
}

function copyReferral(from: Readonly<Record<string, unknown>>): never {
  const referral: Record<string, unknown> = {
    referralId: text(from.referralId),
    personalId: text(from.personalId),
    enrollmentId: text(from.enrollmentId),
    eventType: typeof from.eventType === 'number' ? from.eventType : 0,
    referredOn: text(from.referredOn),
  };
  if (typeof from.householdId === 'string') referral.householdId = from.householdId;
  if (typeof from.projectId === 'string') referral.projectId = from.projectId;
  if (typeof from.organizationId === 'string') referral.organizationId = from.organizationId;
  return Object.freeze(referral) as never;
}

function copyEnrollment(from: Readonly<Record<string, unknown>>): never {
  const enrollment: Record<string, unknown> = {
    enrollmentId: text(from.enrollmentId),
    personalId: text(from.personalId),
    enrolledOn: text(from.enrolledOn),
  };
  if (typeof from.projectId === 'string') enrollment.projectId = from.projectId;
  return Object.freeze(enrollment) as never;
}

/**
 * One event into the facts, written by hand: one switch with every guard in its place, no table, nothing shared with
 * the package. It says whether anything was taken.
 */
export function takeByHand(facts: Facts, event: ReferralEvent): boolean {
  const given: unknown = event?.data;
  if (typeof given !== 'object' || given === null) return false;
  const { status } = facts;
  switch (event.type) {
    case 'referred':
      if (status !== 'not-referred') return false;
      facts.referral = copyReferral(given as Readonly<Record<string, unknown>>);
      facts.status = 'referred';
      break;
    case 'acknowledged':
      if (status === 'referred') facts.status = 'acknowledged';
      else if (status !== 'enrolled') return false;
      else if (facts.acknowledgedAfterEnrollment === true || facts.acknowledgedOn !== undefined) return false;
      else facts.acknowledgedAfterEnrollment = true;
      facts.acknowledgedOn = text(event.data.acknowledgedOn);
      break;
    case 'enrolled':
      if (status !== 'acknowledged' && status !== 'referred') return false;
      facts.enrollment = copyEnrollment(given as Readonly<Record<string, unknown>>);
      facts.status = 'enrolled';
      break;
    case 'resolved': {
      if (status !== 'enrolled' && status !== 'acknowledged' && status !== 'referred') return false;
      const { data } = event;
      switch (data.result) {
        case 'client-accepted':
          facts.status = 'successful';
          facts.result = data.result;
          if (typeof data.resultDate === 'string') facts.resultDate = data.resultDate;
          if (typeof data.resultingEnrollmentId === 'string')
            facts.resultingEnrollmentId = data.resultingEnrollmentId;
          break;
        case 'client-rejected':
        case 'provider-rejected':
          facts.status = 'unsuccessful';
          facts.result = data.result;
          if (typeof data.resultDate === 'string') facts.resultDate = data.resultDate;
          if (typeof data.notHousedReason === 'string') facts.notHousedReason = data.notHousedReason;
          break;
        default:
          return false;
      }
      break;
    }
    case 'not-housed-reason-added':
      if (status !== 'successful' || facts.notHousedReason !== undefined) return false;
      facts.notHousedReason = text(event.data.reason);
      facts.notHousedReasonAddedOn = text(event.data.addedOn);
      break;
    case 'voided':
      switch (event.data.of) {
        case 'referral':
          if (status === 'not-referred' || status === 'voided') return false;
          facts.voided = Object.freeze({
            reason: text(event.data.reason),
            voidedOn: text(event.data.voidedOn),
          });
          facts.status = 'voided';
          break;
        case 'acknowledgement':
          if (status === 'acknowledged') facts.status = 'referred';
          else if (status !== 'enrolled' || facts.acknowledgedAfterEnrollment !== true) return false;
          delete facts.acknowledgedOn;
          delete facts.acknowledgedAfterEnrollment;
          forget(facts, 'acknowledged');
          break;
        case 'enrollment':
          if (status !== 'enrolled' || facts.acknowledgedAfterEnrollment === true) return false;
          facts.status = facts.acknowledgedOn === undefined ? 'referred' : 'acknowledged';
          delete facts.enrollment;
          forget(facts, 'enrolled');
          break;
        default:
          return false;
      }
      break;
    default:
      return false;
  }
  const rule = inferenceOf(event);
  if (rule !== undefined) facts.inferredBy = Object.freeze({ ...facts.inferredBy, [event.type]: rule });
  return true;
}

const NOTHING: ReferralState = Object.freeze({ status: 'not-referred' });

/** A history into a state, by hand: the loop that `replay` is measured against. It copies what it keeps, and freezes once. */
export function foldByHand(events: readonly ReferralEvent[]): ReferralState {
  const facts: Facts = { status: 'not-referred' };
  let taken = false;
  for (const event of events) taken = takeByHand(facts, event) || taken;
  return taken ? (Object.freeze(facts) as ReferralState) : NOTHING;
}
