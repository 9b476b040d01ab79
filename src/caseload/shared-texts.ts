import type { Enrolled, ReferralEvent, Referred } from '../referral/events.js';
import type { Facts } from '../referral/facts.js';
import type { ReferralFact } from '../referral/state.js';

/** By text: the one copy of it that is kept. */
export type Texts = Map<string, string>;

type Copied<Data> = Readonly<Record<keyof Data, unknown>>;

// Equal texts from a parser are copies of one another: where they are equal, the kept one is taken.
function same<T>(text: T, kept: T): T {
  return text === kept ? kept : text;
}

function kept<T>(text: T, texts: Texts): T | string {
  if (typeof text !== 'string') return text;
  const found = texts.get(text);
  if (found === undefined) texts.set(text, text);
  return found ?? text;
}

/**
 * The same event with texts that are kept already in the place of their copies: the referral's id, its client and
 * its receivers, which thousands of referrals name. A quarter of a caseload's memory would be such copies.
 */
export function withSharedTexts(
  event: ReferralEvent,
  stream: string,
  referral: ReferralFact | undefined,
  texts: Texts,
): ReferralEvent {
  const { type, data, metadata } = event;
  if ((type !== 'referred' && type !== 'enrolled') || typeof data !== 'object' || data === null) return event;
  // Key by key, in one shape: this is done for two events of every referral of a log. A key that is forgotten
  // does not compile.
  if (type === 'referred') {
    const copy: Copied<Referred> = {
      referralId: same(data.referralId, stream),
      personalId: data.personalId,
      enrollmentId: data.enrollmentId,
      householdId: data.householdId,
      eventType: data.eventType,
      projectId: kept(data.projectId, texts),
      organizationId: kept(data.organizationId, texts),
      referredOn: data.referredOn,
    };
    return { type, data: copy, metadata } as ReferralEvent;
  }
  const copy: Copied<Enrolled> = {
    enrollmentId: data.enrollmentId,
    personalId: same(data.personalId, referral?.personalId),
    projectId: same(data.projectId, referral?.projectId),
    enrolledOn: data.enrolledOn,
  };
  return { type, data: copy, metadata } as ReferralEvent;
}

/** Lets a result name its enrollment by the text that the enrollment has. */
export function shareResult(facts: Facts): void {
  const named = facts.resultingEnrollmentId;
  const recorded = facts.enrollment?.enrollmentId;
  if (named !== undefined && named === recorded) facts.resultingEnrollmentId = recorded;
}
