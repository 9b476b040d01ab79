import type { JsonObject } from '../case.js';
import { acknowledge, addReason, enroll, fail, provider, refer, succeed, takeBack } from '../world.js';

/** The day on which every attempt is made: later than all that the histories hold. */
export const LATE = '2026-06-01';

/** What a success says that is attempted on that day. */
export const LATE_SUCCESS = { resultDate: LATE, resultingEnrollmentId: 'e-rrh-31' } as const;

/** A step that may be attempted wherever a referral stands. */
export type Attempt = {
  readonly words: string;
  readonly when: JsonObject;
  /** What the event says beside what the command says. */
  readonly adds?: JsonObject;
};

/** Every step, with other data than any history holds: none of them is the repetition of a fact. */
export const ATTEMPTS = {
  referred: { words: 'A referral', when: refer({ referredOn: LATE }) },
  // Dated before the enrollment, so that it breaks no rule but that of order.
  acknowledged: {
    words: 'An acknowledgement',
    when: acknowledge({ acknowledgedOn: '2026-03-06' }, { on: LATE }),
  },
  enrolled: {
    words: 'An enrollment',
    when: enroll({ enrollmentId: 'e-rrh-77', enrolledOn: LATE }),
  },
  successful: {
    words: 'A successful result',
    when: succeed(LATE_SUCCESS, { on: LATE }),
    adds: { result: 'client-accepted' },
  },
  unsuccessful: {
    words: 'An unsuccessful result',
    when: fail({ result: 'client-rejected', resultDate: LATE, notHousedReason: 'declined-unit' }),
  },
  reason: {
    words: 'A not-housed reason',
    when: addReason({ reason: 'landlord-declined', addedOn: LATE }),
  },
  'void-of-the-referral': {
    words: 'A void of the referral',
    when: takeBack({ reason: 'duplicate', voidedOn: LATE }),
  },
  'void-of-the-acknowledgement': {
    words: 'A void of the acknowledgement',
    when: takeBack({ of: 'acknowledgement', voidedOn: LATE }, { by: provider }),
  },
  'void-of-the-enrollment': {
    words: 'A void of the enrollment',
    when: takeBack({ of: 'enrollment', voidedOn: LATE }, { by: provider }),
  },
} as const satisfies Readonly<Record<string, Attempt>>;

/** The name of an attempt. */
export type AttemptName = keyof typeof ATTEMPTS;
