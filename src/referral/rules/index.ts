import * as alreadyAcknowledged from './already-acknowledged.js';
import * as alreadyEnrolled from './already-enrolled.js';
import * as alreadyReferred from './already-referred.js';
import * as alreadyResolved from './already-resolved.js';
import { words as anotherReferralStillOpen } from './another-referral-still-open.js';
import { words as dateAfterRecorded } from './date-after-recorded.js';
import { words as dateBeforeTheFactItFollows } from './date-before-the-fact-it-follows.js';
import { words as dateNotReal } from './date-not-real.js';
import { words as duplicateReferral } from './duplicate-referral.js';
import { words as enrolledAnotherClient } from './enrolled-another-client.js';
import { words as enrolledBeforeAcknowledged } from './enrolled-before-acknowledged.js';
import { words as enrolledCannotBeUnsuccessful } from './enrolled-cannot-be-unsuccessful.js';
import { words as enrolledInAnotherProject } from './enrolled-in-another-project.js';
import { words as enrolledOnTheCeEnrollment } from './enrolled-on-the-ce-enrollment.js';
import { words as enrollmentLinkedTwice } from './enrollment-linked-twice.js';
import { words as eventTypeNotTheProjects } from './event-type-not-the-projects.js';
import * as incompleteCommand from './incomplete-command.js';
import { words as notAHousingReferral } from './not-a-housing-referral.js';
import { words as notAcknowledged } from './not-acknowledged.js';
import { words as notAttributed } from './not-attributed.js';
import { words as notHeadOfHousehold } from './not-head-of-household.js';
import * as notReferred from './not-referred.js';
import { words as notTheReceivingOrganization } from './not-the-receiving-organization.js';
import * as reasonAlreadyAdded from './reason-already-added.js';
import * as reasonBeforeSuccess from './reason-before-success.js';
import { words as reasonImpliesAnotherResult } from './reason-implies-another-result.js';
import { words as reasonMissing } from './reason-missing.js';
import { words as reasonNotForOutcome } from './reason-not-for-outcome.js';
import { words as reasonNotOnList } from './reason-not-on-list.js';
import { words as receivingProjectMissing } from './receiving-project-missing.js';
import { words as resultDateMissing } from './result-date-missing.js';
import { words as resultDateNotEnrollmentDate } from './result-date-not-enrollment-date.js';
import { words as resultingEnrollmentMissing } from './resulting-enrollment-missing.js';
import { words as resultingEnrollmentNotTheRecordedOne } from './resulting-enrollment-not-the-recorded-one.js';
import { words as retiredEventType } from './retired-event-type.js';
import { words as roleMayNot } from './role-may-not.js';
import * as successTakesOnlyAReason from './success-takes-only-a-reason.js';
import { words as successWithoutEnrollment } from './success-without-enrollment.js';
import * as unknownEventType from './unknown-event-type.js';
import * as unsuccessfulIsFinal from './unsuccessful-is-final.js';
import * as voidOfWhatIsNotLatest from './void-of-what-is-not-latest.js';
import * as voidedIsFinal from './voided-is-final.js';
import { CHECKS } from './checks.js';
import type {
  CommandCheck,
  CommandRule,
  EventCheck,
  EventRule,
  Rule,
  RuleCode,
  RulePart,
  RuleWords,
} from './rule.js';

const WORDS: Readonly<Record<RuleCode, RuleWords>> = {
  'not-referred': notReferred.words,
  'already-referred': alreadyReferred.words,
  'already-acknowledged': alreadyAcknowledged.words,
  'already-enrolled': alreadyEnrolled.words,
  'already-resolved': alreadyResolved.words,
  'unsuccessful-is-final': unsuccessfulIsFinal.words,
  'success-takes-only-a-reason': successTakesOnlyAReason.words,
  'reason-before-success': reasonBeforeSuccess.words,
  'reason-already-added': reasonAlreadyAdded.words,
  'voided-is-final': voidedIsFinal.words,
  'void-of-what-is-not-latest': voidOfWhatIsNotLatest.words,
  'unknown-event-type': unknownEventType.words,
  'not-acknowledged': notAcknowledged,
  'success-without-enrollment': successWithoutEnrollment,
  'enrolled-another-client': enrolledAnotherClient,
  'enrolled-in-another-project': enrolledInAnotherProject,
  'enrolled-on-the-ce-enrollment': enrolledOnTheCeEnrollment,
  'enrolled-cannot-be-unsuccessful': enrolledCannotBeUnsuccessful,
  'result-date-missing': resultDateMissing,
  'result-date-not-enrollment-date': resultDateNotEnrollmentDate,
  'resulting-enrollment-not-the-recorded-one': resultingEnrollmentNotTheRecordedOne,
  'reason-missing': reasonMissing,
  'reason-not-on-list': reasonNotOnList,
  'reason-not-for-outcome': reasonNotForOutcome,
  'reason-implies-another-result': reasonImpliesAnotherResult,
  'role-may-not': roleMayNot,
  'not-the-receiving-organization': notTheReceivingOrganization,
  'not-a-housing-referral': notAHousingReferral,
  'retired-event-type': retiredEventType,
  'date-not-real': dateNotReal,
  'date-after-recorded': dateAfterRecorded,
  'date-before-the-fact-it-follows': dateBeforeTheFactItFollows,
  'event-type-not-the-projects': eventTypeNotTheProjects,
  'receiving-project-missing': receivingProjectMissing,
  'resulting-enrollment-missing': resultingEnrollmentMissing,
  'not-attributed': notAttributed,
  'enrolled-before-acknowledged': enrolledBeforeAcknowledged,
  'incomplete-command': incompleteCommand.words,
  'enrollment-linked-twice': enrollmentLinkedTwice,
  'duplicate-referral': duplicateReferral,
  'another-referral-still-open': anotherReferralStillOpen,
  'not-head-of-household': notHeadOfHousehold,
};

function eventRule(check: EventCheck, onReplay: RulePart['onReplay']): EventRule {
  return Object.freeze({ judges: 'event', over: 'referral', onReplay, ...check, ...WORDS[check.code] });
}

function commandRule(check: CommandCheck): CommandRule {
  return Object.freeze({
    judges: 'command',
    over: 'referral',
    onReplay: 'never',
    ...check,
    ...WORDS[check.code],
  });
}

function buildRules(): readonly Rule[] {
  const skip: readonly EventCheck[] = [
    notReferred.check,
    alreadyReferred.check,
    alreadyAcknowledged.check,
    alreadyEnrolled.check,
    alreadyResolved.check,
    unsuccessfulIsFinal.check,
    successTakesOnlyAReason.check,
    reasonBeforeSuccess.check,
    reasonAlreadyAdded.check,
    voidedIsFinal.check,
    voidOfWhatIsNotLatest.check,
    unknownEventType.check,
  ];
  return Object.freeze([
    ...skip.map((check) => eventRule(check, 'skip')),
    ...CHECKS.map((check) => eventRule(check, 'apply')),
    commandRule(incompleteCommand.check),
  ]);
}

/**
 * Every rule, in one frozen list: the specification. The same list guards new facts (`decide`), reports on
 * recorded ones (`audit`), writes the rules page and names the vectors.
 */
export const RULES: readonly Rule[] = /* @__PURE__ */ buildRules();
