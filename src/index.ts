/**
 * The pure core: one Coordinated Entry housing referral as an event stream. Events, one reducer, the rules that
 * make a history legal, and what a CoC sets. Reads no clock, no random and no file.
 *
 * @module ce-referrals
 */
export {
  carriesLocation,
  carriesResult,
  EVENT_TYPE_LABELS,
  type CeEventType,
  eventTypesFor,
  fitsProjectType,
  HOUSING_REFERRAL_EVENT_TYPES,
  type HousingReferralEventType,
  isHousingReferral,
  JOINT_TH_RRH_FUNDERS,
  CURRENT_HOUSING_REFERRAL_EVENT_TYPES,
  type CurrentHousingReferralEventType,
  REFERRAL_RESULT_LABELS,
  REFERRAL_RESULTS,
  type ReferralResult,
  type ReferralResultCode,
  RETIRED_EVENT_TYPE,
  receivingProjectTypes,
  referralResultCode,
  referralResultOf,
  UNSUCCESSFUL_RESULTS,
  type UnsuccessfulResult,
} from './hud/index.js';
export { type Actor, ROLES, type Role } from './referral/actor.js';
export { type AuditOptions, type AuditReport, audit } from './referral/audit.js';
export { availableCommands } from './referral/available-commands.js';
export {
  addDays,
  addWorkingDays,
  type CalendarDate,
  type DateTime,
  dayOf,
  daysBetween,
  isCalendarDate,
  isDateTime,
  isWorkingDay,
  parseCalendarDate,
} from './referral/calendar-date.js';
export { MAX_ID_LENGTH } from './referral/command-shape.js';
export {
  COMMAND_TYPES,
  type CommandData,
  type CommandMetadata,
  type CommandOf,
  type CommandType,
  type ReferralCommand,
  type ResolveSuccessful,
  type ResolveUnsuccessful,
  STEPS,
  type Step,
} from './referral/commands.js';
export {
  type Accepted,
  canDecide,
  type DecideOptions,
  type Decision,
  decide,
  decideOrThrow,
  type Refused,
} from './referral/decide.js';
export { type Decider, decider } from './referral/decider.js';
export { DEFAULT_REASON_LIST } from './referral/default-reasons.js';
export { isReferralRefused, ReferralRefused } from './referral/errors.js';
export {
  type Acknowledged,
  type BaseMetadata,
  CORRECTION_EVENT_TYPES,
  type Enrolled,
  type EntryEvent,
  type EntryMetadata,
  type EventData,
  type EventOf,
  type ImportEvent,
  type ImportedEnrolled,
  type ImportedEventData,
  type ImportedReferred,
  type ImportedResolved,
  type ImportedResolvedSuccessful,
  type ImportedResolvedUnsuccessful,
  type ImportMetadata,
  type NewReferralEvent,
  type NotHousedReasonAdded,
  REFERRAL_EVENT_TYPES,
  type ReferralEvent,
  type ReferralEventType,
  type Referred,
  type Resolved,
  type ResolvedSuccessful,
  type ResolvedUnsuccessful,
  VOID_REASONS,
  VOIDABLE,
  type Voided,
  type VoidOf,
  type VoidReason,
} from './referral/events.js';
export { evolve, evolveWithPatches, replay, type StatePatch } from './referral/evolve.js';
export { type Known, type KnownProject, NOTHING_KNOWN, type OtherReferral } from './referral/known.js';
export {
  type ActsFor,
  type CocPolicy,
  type Deadline,
  defaultPolicy,
  type LocalRole,
  type Permissions,
  roleFor,
} from './referral/policy.js';
export type { NotHousedReason, ReasonList, ReasonLists, ReasonUse } from './referral/reasons.js';
export type { CheckpointedEvent, RecordedEvent } from './referral/recorded-event.js';
export { RULES } from './referral/rules/index.js';
export {
  ASKED,
  type Asked,
  type Check,
  type CheckBase,
  type Circumstances,
  type CommandCheck,
  type CommandRule,
  type EventCheck,
  type EventRule,
  type Expected,
  type Fault,
  type Rule,
  type RuleCode,
  type RulePart,
  type RuleWords,
  type Severity,
  type Violation,
} from './referral/rules/rule.js';
export {
  type AcknowledgedState,
  type EnrolledState,
  type EnrollmentFact,
  type InferredFacts,
  initialState,
  isResolved,
  isTerminal,
  type MadeReferral,
  type NotReferredState,
  REFERRAL_STATUSES,
  type ReferralFact,
  type ReferralState,
  type ReferralStatus,
  type ReferredState,
  type SuccessfulState,
  type UnsuccessfulState,
  type VoidedState,
  type VoidFact,
} from './referral/state.js';
export { stepOf } from './referral/steps.js';
export {
  POSITIONS,
  type Position,
  positionOf,
  type SkipCode,
  statusOf,
  TRANSITIONS,
  type Transition,
  type TransitionRow,
} from './referral/transitions.js';
