import type { Position } from 'ce-referrals';
import type { JsonObject } from './case.js';
import {
  acknowledged,
  enrolled,
  failed,
  type History,
  history,
  reasonAdded,
  referred,
  succeeded,
  takenBack,
} from './world.js';

/** A history for each position in which a referral can stand. */
export const GIVEN = {
  'not-referred': history('not-referred'),
  referred: history('referred', referred()),
  acknowledged: history('acknowledged', referred(), acknowledged()),
  'enrolled-unacknowledged': history('enrolled', referred(), enrolled()),
  'enrolled-after-acknowledgement': history('enrolled', referred(), acknowledged(), enrolled()),
  'enrolled-before-acknowledgement': history(
    'enrolled',
    referred(),
    enrolled(),
    acknowledged({ acknowledgedOn: '2026-03-10' }),
  ),
  successful: history('successful', referred(), acknowledged(), enrolled(), succeeded()),
  'successful-not-housed': history(
    'successful',
    referred(),
    acknowledged(),
    enrolled(),
    succeeded(),
    reasonAdded(),
  ),
  unsuccessful: history('unsuccessful', referred(), acknowledged(), failed()),
  voided: history('voided', referred(), acknowledged(), takenBack()),
} as const satisfies Readonly<Record<Position, History>>;

/** The facts that states hold. */
export const FACTS = {
  referral: {
    referralId: 'r-1',
    personalId: 'p-400',
    enrollmentId: 'e-ce-9',
    eventType: 13,
    projectId: 'prj-rrh',
    organizationId: 'harbor',
    referredOn: '2026-03-02',
  },
  enrollment: {
    enrollmentId: 'e-rrh-31',
    personalId: 'p-400',
    projectId: 'prj-rrh',
    enrolledOn: '2026-03-10',
  },
  voided: { reason: 'entered-in-error', voidedOn: '2026-05-25' },
} as const satisfies JsonObject;

const { referral, enrollment, voided } = FACTS;
const acknowledgedOn = '2026-03-04';

/** What is true after each of the histories. */
export const STATES = {
  'not-referred': { status: 'not-referred' },
  referred: { status: 'referred', referral },
  acknowledged: { status: 'acknowledged', referral, acknowledgedOn },
  'enrolled-unacknowledged': { status: 'enrolled', referral, enrollment },
  'enrolled-after-acknowledgement': { status: 'enrolled', referral, acknowledgedOn, enrollment },
  'enrolled-before-acknowledgement': {
    status: 'enrolled',
    referral,
    acknowledgedOn: '2026-03-10',
    enrollment,
    acknowledgedAfterEnrollment: true,
  },
  successful: {
    status: 'successful',
    referral,
    acknowledgedOn,
    enrollment,
    result: 'client-accepted',
    resultDate: '2026-03-10',
    resultingEnrollmentId: 'e-rrh-31',
  },
  'successful-not-housed': {
    status: 'successful',
    referral,
    acknowledgedOn,
    enrollment,
    result: 'client-accepted',
    resultDate: '2026-03-10',
    resultingEnrollmentId: 'e-rrh-31',
    notHousedReason: 'no-unit-found',
    notHousedReasonAddedOn: '2026-05-20',
  },
  unsuccessful: {
    status: 'unsuccessful',
    referral,
    acknowledgedOn,
    result: 'provider-rejected',
    resultDate: '2026-03-12',
    notHousedReason: 'income',
  },
  voided: { status: 'voided', referral, acknowledgedOn, voided },
} as const satisfies Readonly<Record<Position, JsonObject>>;
