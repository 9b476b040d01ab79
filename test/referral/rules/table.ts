import type { Asked, Rule, RuleCode, Severity } from 'ce-referrals';

/** What the specification says of a rule, written down a second time. */
export interface TableRow {
  /** Whether a fault refuses a command. */
  readonly severity: Severity;
  /** What a fold does with an event that breaks it. */
  readonly onReplay: Rule['onReplay'];
  /** What a source must be able to know. */
  readonly asks?: Asked;
  /** Whether it looks across referrals. */
  readonly over?: 'caseload';
}

const skips: TableRow = { severity: 'error', onReplay: 'skip' };
const refuses: TableRow = { severity: 'error', onReplay: 'apply' };
const warns: TableRow = { severity: 'warning', onReplay: 'apply' };

/** The rules as they were agreed, by code. */
export const TABLE: Readonly<Record<RuleCode, TableRow>> = {
  'not-referred': skips,
  'already-referred': skips,
  'already-acknowledged': skips,
  'already-enrolled': skips,
  'already-resolved': skips,
  'unsuccessful-is-final': skips,
  'success-takes-only-a-reason': skips,
  'reason-before-success': skips,
  'reason-already-added': skips,
  'voided-is-final': skips,
  'void-of-what-is-not-latest': skips,
  'unknown-event-type': skips,
  'not-acknowledged': { ...refuses, asks: 'acknowledgement' },
  'success-without-enrollment': { ...refuses, asks: 'enrollment' },
  'enrolled-another-client': refuses,
  'enrolled-in-another-project': refuses,
  'enrolled-on-the-ce-enrollment': refuses,
  'enrolled-cannot-be-unsuccessful': refuses,
  'result-date-missing': refuses,
  'result-date-not-enrollment-date': refuses,
  'resulting-enrollment-not-the-recorded-one': refuses,
  'reason-missing': { ...refuses, asks: 'reason' },
  'reason-not-on-list': { ...refuses, asks: 'reason' },
  'reason-not-for-outcome': { ...refuses, asks: 'reason' },
  'reason-implies-another-result': { ...refuses, asks: 'reason' },
  'role-may-not': { ...refuses, asks: 'actor' },
  'not-the-receiving-organization': { ...refuses, asks: 'actor' },
  'not-a-housing-referral': refuses,
  'retired-event-type': refuses,
  'date-not-real': refuses,
  'date-after-recorded': { ...refuses, asks: 'recording' },
  'date-before-the-fact-it-follows': refuses,
  'event-type-not-the-projects': warns,
  'receiving-project-missing': warns,
  'resulting-enrollment-missing': { ...warns, asks: 'enrollment' },
  'not-attributed': { ...warns, asks: 'actor' },
  'enrolled-before-acknowledged': { ...warns, asks: 'acknowledgement' },
  'incomplete-command': { severity: 'error', onReplay: 'never' },
  'enrollment-linked-twice': { ...refuses, over: 'caseload' },
  'duplicate-referral': { ...refuses, over: 'caseload' },
  'another-referral-still-open': { ...warns, over: 'caseload' },
  'not-head-of-household': { ...warns, over: 'caseload' },
};
