import { check as anotherReferralStillOpen } from './another-referral-still-open.js';
import { check as dateAfterRecorded } from './date-after-recorded.js';
import { check as dateBeforeTheFactItFollows } from './date-before-the-fact-it-follows.js';
import { check as dateNotReal } from './date-not-real.js';
import { check as duplicateReferral } from './duplicate-referral.js';
import { check as enrolledAnotherClient } from './enrolled-another-client.js';
import { check as enrolledBeforeAcknowledged } from './enrolled-before-acknowledged.js';
import { check as enrolledCannotBeUnsuccessful } from './enrolled-cannot-be-unsuccessful.js';
import { check as enrolledInAnotherProject } from './enrolled-in-another-project.js';
import { check as enrolledOnTheCeEnrollment } from './enrolled-on-the-ce-enrollment.js';
import { check as enrollmentLinkedTwice } from './enrollment-linked-twice.js';
import { check as eventTypeNotTheProjects } from './event-type-not-the-projects.js';
import { check as notAHousingReferral } from './not-a-housing-referral.js';
import { check as notAcknowledged } from './not-acknowledged.js';
import { check as notAttributed } from './not-attributed.js';
import { check as notHeadOfHousehold } from './not-head-of-household.js';
import { check as notTheReceivingOrganization } from './not-the-receiving-organization.js';
import { check as reasonImpliesAnotherResult } from './reason-implies-another-result.js';
import { check as reasonMissing } from './reason-missing.js';
import { check as reasonNotForOutcome } from './reason-not-for-outcome.js';
import { check as reasonNotOnList } from './reason-not-on-list.js';
import { check as receivingProjectMissing } from './receiving-project-missing.js';
import { check as resultDateMissing } from './result-date-missing.js';
import { check as resultDateNotEnrollmentDate } from './result-date-not-enrollment-date.js';
import { check as resultingEnrollmentMissing } from './resulting-enrollment-missing.js';
import { check as resultingEnrollmentNotTheRecordedOne } from './resulting-enrollment-not-the-recorded-one.js';
import { check as retiredEventType } from './retired-event-type.js';
import { check as roleMayNot } from './role-may-not.js';
import { check as successWithoutEnrollment } from './success-without-enrollment.js';
import type { ReferralEventType } from '../events.js';
import { type EventCheck, EVERY_EVENT } from './rule.js';

/**
 * The checks that run one by one, in the order in which violations are reported. Without the skip rules: one look
 * at the transition table answers for all of them.
 */
export const CHECKS: readonly EventCheck[] = /* @__PURE__ */ Object.freeze([
  notAcknowledged,
  successWithoutEnrollment,
  enrolledAnotherClient,
  enrolledInAnotherProject,
  enrolledOnTheCeEnrollment,
  enrolledCannotBeUnsuccessful,
  resultDateMissing,
  resultDateNotEnrollmentDate,
  resultingEnrollmentNotTheRecordedOne,
  reasonMissing,
  reasonNotOnList,
  reasonNotForOutcome,
  reasonImpliesAnotherResult,
  roleMayNot,
  notTheReceivingOrganization,
  notAHousingReferral,
  retiredEventType,
  dateNotReal,
  dateAfterRecorded,
  dateBeforeTheFactItFollows,
  eventTypeNotTheProjects,
  receivingProjectMissing,
  resultingEnrollmentMissing,
  notAttributed,
  enrolledBeforeAcknowledged,
  enrollmentLinkedTwice,
  duplicateReferral,
  anotherReferralStillOpen,
  notHeadOfHousehold,
]);

function checksByType(): Readonly<Record<ReferralEventType, readonly EventCheck[]>> {
  return Object.fromEntries<readonly EventCheck[]>(
    EVERY_EVENT.map((type) => [type, CHECKS.filter(({ on }) => on.includes(type))]),
  ) as Readonly<Record<ReferralEventType, readonly EventCheck[]>>;
}

/** The checks of {@link CHECKS} by the event type that they look at. */
export const CHECKS_ON: Readonly<Record<ReferralEventType, readonly EventCheck[]>> =
  /* @__PURE__ */ checksByType();
