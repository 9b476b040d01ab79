import type { HousingReferralEventType } from '../hud/index.js';
import type { CalendarDate } from './calendar-date.js';
import { inferenceOf, type ReferralEvent, type ReferralEventType, type VoidReason } from './events.js';
import { type Facts, viewFacts } from './facts.js';
import type { EnrollmentFact, InferredFacts, ReferralFact, ReferralStatus } from './state.js';
import { transitionOf } from './transitions.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

// Whatever an event holds, the fold takes only primitives from it: nothing of a caller's is kept, and nothing
// throws. Text that is no text is kept as empty, which no rule takes for a date or an id.
function text<T extends string>(value: T | undefined): T {
  return (typeof value === 'string' ? value : '') as T;
}

function withoutInferred(facts: Facts, type: ReferralEventType): void {
  if (facts.inferredBy?.[type] === undefined) return;
  const { [type]: _, ...rest } = facts.inferredBy;
  if (Object.keys(rest).length === 0) delete facts.inferredBy;
  else facts.inferredBy = Object.freeze(rest);
}

// One small recipe an event type: it writes the event's fact as a whole value at the root. The table has said by then
// that the history has a place for it, and gives the status. A switch: a table of functions by type took a tenth of the
// fold's time. Each recipe writes the status itself, for the same reason: facts come in dozens of shapes, and one line
// that writes to all of them is slow. And it answers true, so that a new event type does not compile until it has its
// recipe here.
function write(facts: Facts, { type, data }: ReferralEvent, status: ReferralStatus): true {
  switch (type) {
    case 'referred': {
      const referral: Writable<ReferralFact> = {
        referralId: text(data.referralId),
        personalId: text(data.personalId),
        enrollmentId: text(data.enrollmentId),
        eventType: (typeof data.eventType === 'number' ? data.eventType : 0) as HousingReferralEventType,
        referredOn: text<CalendarDate>(data.referredOn),
      };
      if (typeof data.householdId === 'string') referral.householdId = data.householdId;
      if (typeof data.projectId === 'string') referral.projectId = data.projectId;
      if (typeof data.organizationId === 'string') referral.organizationId = data.organizationId;
      facts.referral = Object.freeze(referral);
      facts.status = status;
      return true;
    }
    case 'acknowledged':
      facts.acknowledgedOn = text(data.acknowledgedOn);
      if (facts.enrollment !== undefined) facts.acknowledgedAfterEnrollment = true;
      facts.status = status;
      return true;
    case 'enrolled': {
      const enrollment: Writable<EnrollmentFact> = {
        enrollmentId: text(data.enrollmentId),
        personalId: text(data.personalId),
        enrolledOn: text<CalendarDate>(data.enrolledOn),
      };
      if (typeof data.projectId === 'string') enrollment.projectId = data.projectId;
      facts.enrollment = Object.freeze(enrollment);
      facts.status = status;
      return true;
    }
    case 'resolved':
      facts.result = data.result;
      if (typeof data.resultDate === 'string') facts.resultDate = data.resultDate;
      if (data.result === 'client-accepted') {
        if (typeof data.resultingEnrollmentId === 'string') {
          facts.resultingEnrollmentId = data.resultingEnrollmentId;
        }
      } else if (typeof data.notHousedReason === 'string') {
        facts.notHousedReason = data.notHousedReason;
      }
      facts.status = status;
      return true;
    case 'not-housed-reason-added':
      facts.notHousedReason = text(data.reason);
      facts.notHousedReasonAddedOn = text(data.addedOn);
      facts.status = status;
      return true;
    case 'voided':
      if (data.of === 'referral') {
        facts.voided = Object.freeze({
          reason: text<VoidReason>(data.reason),
          voidedOn: text(data.voidedOn),
        });
      } else if (data.of === 'acknowledgement') {
        delete facts.acknowledgedOn;
        delete facts.acknowledgedAfterEnrollment;
        withoutInferred(facts, 'acknowledged');
      } else {
        delete facts.enrollment;
        withoutInferred(facts, 'enrolled');
      }
      facts.status = status;
      return true;
  }
}

/**
 * Takes one event into the facts, or leaves them untouched where a skip rule refuses it. The one place where
 * events become facts: `replay`, `evolve`, `decide` and `audit` all go through it.
 *
 * @returns whether anything was taken.
 */
export function take(facts: Facts, event: ReferralEvent): boolean {
  const status = transitionOf(viewFacts(facts), event)?.status;
  if (status === undefined) return false;
  const taken = write(facts, event, status);
  const rule = inferenceOf(event);
  if (rule !== undefined) {
    facts.inferredBy = Object.freeze<InferredFacts>({ ...facts.inferredBy, [event.type]: rule });
  }
  return taken;
}
