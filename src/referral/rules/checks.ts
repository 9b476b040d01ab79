import { check as alreadyAcknowledged } from './already-acknowledged.js';
import { check as alreadyEnrolled } from './already-enrolled.js';
import { check as alreadyReferred } from './already-referred.js';
import { check as alreadyResolved } from './already-resolved.js';
import { check as dateAfterRecorded } from './date-after-recorded.js';
import { check as dateBeforeTheFactItFollows } from './date-before-the-fact-it-follows.js';
import { check as dateNotReal } from './date-not-real.js';
import { check as enrolledAnotherClient } from './enrolled-another-client.js';
import { check as enrolledBeforeAcknowledged } from './enrolled-before-acknowledged.js';
import { check as enrolledCannotBeUnsuccessful } from './enrolled-cannot-be-unsuccessful.js';
import { check as enrolledInAnotherProject } from './enrolled-in-another-project.js';
import { check as enrolledOnTheCeEnrollment } from './enrolled-on-the-ce-enrollment.js';
import { check as enrollmentLinkedTwice } from './enrollment-linked-twice.js';
import { check as eventTypeNotTheProjects } from './event-type-not-the-projects.js';
import { check as incompleteCommand } from './incomplete-command.js';
import { check as notAHousingReferral } from './not-a-housing-referral.js';
import { check as notAcknowledged } from './not-acknowledged.js';
import { check as notAttributed } from './not-attributed.js';
import { check as notReferred } from './not-referred.js';
import { check as notTheReceivingOrganization } from './not-the-receiving-organization.js';
import { check as reasonAlreadyAdded } from './reason-already-added.js';
import { check as reasonBeforeSuccess } from './reason-before-success.js';
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
import { check as successTakesOnlyAReason } from './success-takes-only-a-reason.js';
import { check as successWithoutEnrollment } from './success-without-enrollment.js';
import { check as unknownEventType } from './unknown-event-type.js';
import { check as unsuccessfulIsFinal } from './unsuccessful-is-final.js';
import { check as voidOfWhatIsNotLatest } from './void-of-what-is-not-latest.js';
import { check as voidedIsFinal } from './voided-is-final.js';
import type { ReferralEventType } from '../events.js';
import { type Check, EVERY_EVENT, type EventCheck } from './rule.js';

/** Every rule's check. The order is the order in which violations are reported. */
export const CHECKS: readonly Check[] = /* @__PURE__ */ Object.freeze([
  notReferred,
  alreadyReferred,
  alreadyAcknowledged,
  alreadyEnrolled,
  alreadyResolved,
  unsuccessfulIsFinal,
  successTakesOnlyAReason,
  reasonBeforeSuccess,
  reasonAlreadyAdded,
  voidedIsFinal,
  voidOfWhatIsNotLatest,
  unknownEventType,
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
  incompleteCommand,
  enrollmentLinkedTwice,
]);

function checksByType(): Readonly<Record<ReferralEventType, readonly EventCheck[]>> {
  const checks = CHECKS.filter(
    (check): check is EventCheck => check.judges === 'event' && check.onReplay !== 'skip',
  );
  return Object.fromEntries(
    EVERY_EVENT.map((type) => [type, Object.freeze(checks.filter((check) => check.on.includes(type)))]),
  ) as Record<ReferralEventType, readonly EventCheck[]>;
}

/**
 * By event type: the checks that run on it, in order. Without the skip rules, which one look at the transition
 * table answers for all.
 */
export const CHECKS_ON: Readonly<Record<ReferralEventType, readonly EventCheck[]>> =
  /* @__PURE__ */ checksByType();
