import type { CommandType, ReferralCommand } from '../commands.js';
import type { CalendarDate } from '../calendar-date.js';
import type { EventOf, ReferralEventType } from '../events.js';
import { deepFreeze } from '../freeze.js';
import type { Known } from '../known.js';
import type { CocPolicy } from '../policy.js';
import type { ReferralState, ReferralStatus } from '../state.js';
import type { SkipCode } from '../transitions.js';
import { DATE_FIELD } from './dates.js';

/** The stable code of a rule: the name of the fault. Match on it, never on the message. */
export type RuleCode =
  | SkipCode
  | 'not-acknowledged'
  | 'success-without-enrollment'
  | 'enrolled-another-client'
  | 'enrolled-in-another-project'
  | 'enrolled-on-the-ce-enrollment'
  | 'enrolled-cannot-be-unsuccessful'
  | 'result-date-missing'
  | 'result-date-not-enrollment-date'
  | 'resulting-enrollment-not-the-recorded-one'
  | 'reason-missing'
  | 'reason-not-on-list'
  | 'reason-not-for-outcome'
  | 'reason-implies-another-result'
  | 'role-may-not'
  | 'not-the-receiving-organization'
  | 'not-a-housing-referral'
  | 'retired-event-type'
  | 'date-not-real'
  | 'date-after-recorded'
  | 'date-before-the-fact-it-follows'
  | 'event-type-not-the-projects'
  | 'receiving-project-missing'
  | 'resulting-enrollment-missing'
  | 'not-attributed'
  | 'enrolled-before-acknowledged'
  | 'incomplete-command'
  | 'enrollment-linked-twice'
  | 'duplicate-referral'
  | 'another-referral-still-open'
  | 'not-head-of-household';

/** An `error` refuses a command; a `warning` does not. */
export type Severity = 'error' | 'warning';

/** What a source must be able to know before a rule's silence says anything. */
export type Asked = 'acknowledgement' | 'reason' | 'actor' | 'enrollment' | 'recording';

/** All that a rule may ask a source for. */
export const ASKED: readonly Asked[] = /* @__PURE__ */ Object.freeze([
  'acknowledgement',
  'reason',
  'actor',
  'enrollment',
  'recording',
] as const);

/**
 * What would have been accepted. It names fields, dates, statuses and codes, never a client's identifier, so
 * that it can be logged.
 */
export interface Expected {
  /** The field at fault, as the event or command names it. */
  readonly field?: string;
  /** The value it must have. */
  readonly is?: string | number;
  /** The values it may have. */
  readonly oneOf?: readonly (string | number)[];
  /** The first date it may have. */
  readonly onOrAfter?: CalendarDate;
  /** The last date it may have. */
  readonly onOrBefore?: CalendarDate;
  /** The statuses in which the history has a place for the fact. */
  readonly status?: readonly ReferralStatus[];
}

/** What a check found wrong. */
export interface Fault {
  /** What would have been accepted. */
  readonly expected?: Expected;
  /** The facts of the state that make the fault, each on its own: where all are inferred, it is a warning. */
  readonly restsOn?: readonly ReferralEventType[];
}

/** What a check sees beside the event. */
export interface Circumstances {
  /** The state before the event. */
  readonly state: ReferralState;
  /** The CoC's policy. */
  readonly policy: CocPolicy;
  /** What the caller knows beyond the history. */
  readonly known: Known;
}

/** What every check has. */
export interface CheckBase {
  /** The fault, in kebab-case: stable for ever. */
  readonly code: RuleCode;
  /** Whether a fault refuses a command. */
  readonly severity: Severity;
  /** What the source must be able to know. */
  readonly asks?: Asked;
}

/** A check of events: it guards new ones in `decide`, and reports recorded ones in `audit`. */
export interface EventCheck<T extends ReferralEventType = ReferralEventType> extends CheckBase {
  /** The event types it looks at. */
  readonly on: readonly T[];
  /** Finds the fault of an event, or nothing. Pure, and total for whatever `stepOf` knows as an event. */
  check(event: EventOf<T>, circumstances: Circumstances): Fault | undefined;
}

/** A check of commands: what it finds never becomes an event. */
export interface CommandCheck extends CheckBase {
  /** Finds the faults of a command: one for each field. Pure and total. */
  check(command: ReferralCommand): readonly Fault[];
}

/** A rule without its prose: what `decide` and `audit` run. */
export type Check = EventCheck | CommandCheck;

/** What a rule says, and why it is there. Kept apart from the check, so that deciding carries no prose. */
export interface RuleWords {
  /** The rule as a sentence, for people. It may be reworded. */
  readonly title: string;
  /** What goes wrong in practice without the rule. */
  readonly because: string;
  /** Where it comes from: the article, HUD 4.20, Minnesota, or ourselves. */
  readonly source: string;
  /** Whether the rule looks at one referral, or across a caseload through `known`; by default at one. */
  readonly over?: 'referral' | 'caseload';
}

/** How a rule takes part, beside its check and its words. */
export interface RulePart {
  /** Whether the rule looks at one referral, or across a caseload through `known`. */
  readonly over: 'referral' | 'caseload';
  /**
   * What a fold does with an event that breaks the rule: `skip` leaves the state as it is, `apply` takes the
   * fact all the same, `never` says that no event can break it, only a command.
   */
  readonly onReplay: 'skip' | 'apply' | 'never';
}

/** A rule on events, whole: the check and its words. */
export interface EventRule extends EventCheck, Omit<RuleWords, 'over'>, RulePart {
  /** Tells the two kinds apart. */
  readonly judges: 'event';
}

/** A rule on commands, whole: the check and its words. */
export interface CommandRule extends CommandCheck, Omit<RuleWords, 'over'>, RulePart {
  /** Tells the two kinds apart. */
  readonly judges: 'command';
}

/** A rule, whole: the check and its words. */
export type Rule = EventRule | CommandRule;

/**
 * A rule that was broken: what a refused command and an audit report. The message and `expected` hold no
 * identifier of a client, so both may be logged.
 */
export interface Violation {
  /** The rule. Match on this. */
  readonly code: RuleCode;
  /** `error`, or `warning` where the rule only warns or the fault rests on an inferred fact. */
  readonly severity: Severity;
  /**
   * The fault and what was expected, in words made from `code` and `expected`, for logs. Sentences for people
   * stand in `RULES`. It may change in any version.
   */
  readonly message: string;
  /** In an audit: the place of the event in the history, from 0. */
  readonly eventIndex?: number;
  /** In a decision: the type of the command. */
  readonly command?: CommandType;
  /** What would have been accepted. */
  readonly expected?: Expected;
  /** Where the rule is described, from the package's root. */
  readonly docs: string;
}

type Given<C, T extends ReferralEventType> = Omit<EventCheck<T>, 'severity' | 'check'> & {
  readonly severity?: Severity;
  readonly check: C;
};

/** Makes a check of events; by default its faults are errors. */
export function eventCheck<T extends ReferralEventType>(
  given: Given<(event: EventOf<T>, circumstances: Circumstances) => Fault | undefined, T>,
): EventCheck<T> {
  return deepFreeze({ severity: 'error', ...given });
}

/** The events' types, for rules that look at every event. */
export const EVERY_EVENT: readonly ReferralEventType[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(DATE_FIELD) as ReferralEventType[],
);

/** Makes a fault: the field, what else was expected of it, and the facts of the state that it rests on. */
export function fault(
  field: string,
  expected: Omit<Expected, 'field'> = {},
  restsOn?: readonly ReferralEventType[],
): Fault {
  return { expected: { field, ...expected }, ...(restsOn && { restsOn }) };
}
