/**
 * Many referrals: folded from a log, kept up to date batch by batch, and seen as work lists, deadlines, outcomes
 * and timelines. Reads no clock: the day is always given.
 *
 * @module ce-referrals/caseload
 */
export { asOf } from './as-of.js';
export {
  auditCaseload,
  type CaseloadAuditOptions,
  type CaseloadAuditReport,
  type CaseloadViolation,
} from './audit-caseload.js';
export {
  type Caseload,
  type CaseloadReferral,
  emptyCaseload,
  type MissingEvents,
  type PastView,
  referralOf,
  referralsOf,
} from './caseload.js';
export { clientReferrals } from './client-referrals.js';
export { inOrderOfDates } from './date-order.js';
export { type DateFinding, type DateFindingCode, DateNotReal } from './dates.js';
export { DEADLINE_PRESETS, type DeadlinePreset, type DeadlinePresetName } from './deadline-presets.js';
export { type DeadlineFor, dueOn, isOverdue, type NextDeadline, nextDeadline } from './deadlines.js';
export { FEDERAL_HOLIDAYS } from './federal-holidays.js';
export type { CaseloadFinding, CaseloadFindingCode } from './findings.js';
export type { CaseloadChange } from './folding.js';
export { knownFor } from './known-for.js';
export type { Durations, OutcomeRow, ReasonCount } from './outcome-row.js';
export { type Outcomes, type OutcomesBy, type OutcomesOptions, outcomes } from './outcomes.js';
export { applyToCaseload, foldCaseload, replayCaseload } from './replay.js';
export { type TimelineEntry, timeline } from './timeline.js';
export { type WorkList, type WorkListOptions, workList } from './work-list.js';
export { type RowDeadline, WORK_GROUPS, type WorkGroup, type WorkRow } from './work-row.js';
