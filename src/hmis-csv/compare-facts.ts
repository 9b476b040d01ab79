import type { ReferralEventType } from '../referral/events.js';
import type { Facts } from '../referral/facts.js';
import type { Asked } from '../referral/rules/rule.js';
import type { LocalMeaning } from './local-fields.js';

/** One value of a fact. */
interface ComparedField {
  /** HUD's column, where it has one. */
  readonly column?: string;
  /** The meaning of the local column that tells it, where HUD has none. */
  readonly meaning?: LocalMeaning;
  /** The value. */
  get(facts: Readonly<Facts>): unknown;
}

/** A fact that an export may tell, as two exports are compared by it. */
export interface ComparedFact {
  /** The event that tells it. */
  readonly type: ReferralEventType;
  /** Without this local column no export tells it. */
  readonly meaning?: LocalMeaning;
  /** What the newer export must be able to know for its silence to say anything. */
  readonly asks?: Asked;
  /** Whether it is told. An inferred fact is not. */
  isTold(facts: Readonly<Facts>): boolean;
  /** Its values. */
  readonly fields: readonly ComparedField[];
}

const isAccepted = ({ result }: Readonly<Facts>): boolean => result === 'client-accepted';

/** The facts, in the order of a referral's life. */
export const COMPARED_FACTS: readonly ComparedFact[] = [
  {
    type: 'referred',
    isTold: ({ referral }) => referral !== undefined,
    fields: [
      { column: 'PersonalID', get: ({ referral }) => referral?.personalId },
      { column: 'EnrollmentID', get: ({ referral }) => referral?.enrollmentId },
      { column: 'EventDate', get: ({ referral }) => referral?.referredOn },
      { column: 'Event', get: ({ referral }) => referral?.eventType },
      { column: 'LocationCrisisOrPHHousing', get: ({ referral }) => referral?.projectId },
    ],
  },
  {
    type: 'acknowledged',
    meaning: 'date-acknowledged',
    asks: 'acknowledgement',
    isTold: ({ acknowledgedOn }) => acknowledgedOn !== undefined,
    fields: [{ get: ({ acknowledgedOn }) => acknowledgedOn }],
  },
  {
    type: 'enrolled',
    meaning: 'resulting-enrollment',
    asks: 'enrollment',
    isTold: ({ enrollment, inferredBy }) => enrollment !== undefined && inferredBy?.enrolled === undefined,
    fields: [
      { get: ({ enrollment }) => enrollment?.enrollmentId },
      { get: ({ enrollment }) => enrollment?.personalId },
      { get: ({ enrollment }) => enrollment?.projectId },
      { get: ({ enrollment }) => enrollment?.enrolledOn },
    ],
  },
  {
    type: 'resolved',
    isTold: ({ result }) => result !== undefined,
    fields: [
      { column: 'ReferralResult', get: ({ result }) => result },
      { column: 'ResultDate', get: ({ resultDate }) => resultDate },
      { meaning: 'resulting-enrollment', get: ({ resultingEnrollmentId }) => resultingEnrollmentId },
      {
        meaning: 'not-housed-reason',
        get: (facts) => (isAccepted(facts) ? undefined : facts.notHousedReason),
      },
    ],
  },
  {
    type: 'not-housed-reason-added',
    meaning: 'not-housed-reason-date',
    asks: 'reason',
    isTold: ({ notHousedReasonAddedOn }) => notHousedReasonAddedOn !== undefined,
    fields: [
      { get: (facts) => (isAccepted(facts) ? facts.notHousedReason : undefined) },
      { get: ({ notHousedReasonAddedOn }) => notHousedReasonAddedOn },
    ],
  },
];
