import type { UnsuccessfulResult } from '../hud/index.js';
import type { Actor } from './actor.js';
import type { CalendarDate, DateTime } from './calendar-date.js';
import type { Acknowledged, Enrolled, NotHousedReasonAdded, Referred, Voided, VoidOf } from './events.js';

/**
 * What the provider says to resolve a referral as successful: nothing. Date and enrollment come from the
 * enrollment that was recorded before it, so the two most common data errors cannot be typed in.
 */
export interface ResolveSuccessful {
  /** May be repeated; then it must be the enrollment's date. */
  readonly resultDate?: CalendarDate;
  /** May be repeated; then it must be the recorded enrollment. */
  readonly resultingEnrollmentId?: string;
}

/** What the provider says to resolve a referral as unsuccessful. */
export interface ResolveUnsuccessful {
  /** Who declined: the client or the provider. */
  readonly result: UnsuccessfulResult;
  /** The day it was determined that the client will not be enrolled. */
  readonly resultDate: CalendarDate;
  /** The code of a reason on the CoC's current list, meant for unsuccessful referrals. */
  readonly notHousedReason: string;
}

/** What each command says, by its type. */
export interface CommandData {
  /** A client is referred to an opening. Gives `referred`. */
  readonly refer: Referred;
  /** The provider has seen the referral. Gives `acknowledged`. */
  readonly acknowledge: Acknowledged;
  /** The client was enrolled in the receiving project. Gives `enrolled`. */
  readonly enroll: Enrolled;
  /** The referral led to the recorded enrollment. Gives `resolved`. */
  readonly 'resolve-successful': ResolveSuccessful;
  /** The client was not enrolled and will not be. Gives `resolved`. */
  readonly 'resolve-unsuccessful': ResolveUnsuccessful;
  /** The client was enrolled and never housed. Gives `not-housed-reason-added`. */
  readonly 'add-not-housed-reason': NotHousedReasonAdded;
  /** A record was made in error. Gives `voided`. */
  readonly void: Voided;
}

/** The type of a command. */
export type CommandType = keyof CommandData;

/**
 * What a person does, finer than the type of a command: a void is of three kinds. A policy says of each who may
 * do it, and the columns of `TRANSITIONS` say of each where it leads.
 */
export type Step = Exclude<CommandType, 'void'> | `void-${VoidOf}`;

/** All steps, in the order in which a referral can take them; the three voids last. */
export const STEPS: readonly Step[] = /* @__PURE__ */ Object.freeze([
  'refer',
  'acknowledge',
  'enroll',
  'resolve-successful',
  'resolve-unsuccessful',
  'add-not-housed-reason',
  'void-referral',
  'void-acknowledgement',
  'void-enrollment',
] as const);

/** Who gives a command, and when. Keys beyond these are not carried into the event. */
export interface CommandMetadata {
  /** The moment of recording. Given by the caller: the library reads no clock. */
  readonly recordedAt: DateTime;
  /** Who gives the command. */
  readonly recordedBy: Actor;
  /** Names this command, so that a log can tell a retry from a second command. 1 to 64 characters. */
  readonly commandId?: string;
}

/** A command of the given type (or types). */
export type CommandOf<T extends CommandType> = {
  [K in T]: {
    /** What the person wants to record. */
    readonly type: K;
    /** What they say about it. */
    readonly data: CommandData[K];
    /** Who they are, and when they say it. */
    readonly metadata: CommandMetadata;
  };
}[T];

/** Any command. */
export type ReferralCommand = CommandOf<CommandType>;

/** The types of commands, in the order of a referral's life. */
export const COMMAND_TYPES: readonly CommandType[] = /* @__PURE__ */ Object.freeze([
  'refer',
  'acknowledge',
  'enroll',
  'resolve-successful',
  'resolve-unsuccessful',
  'add-not-housed-reason',
  'void',
] as const);
