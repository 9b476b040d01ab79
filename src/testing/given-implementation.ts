import type { ReferralCommand } from '../referral/commands.js';
import { type DecideOptions, decide } from '../referral/decide.js';
import { isReferralRefused } from '../referral/errors.js';
import type { ReferralEvent } from '../referral/events.js';
import { evolve } from '../referral/evolve.js';
import { initialState, type ReferralState } from '../referral/state.js';
import { GivenMisused, type Outcome } from './given-failed.js';

/**
 * What `given` tests: the library's own functions, or an implementation of the same domain. `decide` answers as the
 * library's does (`{ ok, events, warnings }` or `{ ok, violations }`), or as a decider does: with the events alone,
 * or by throwing an error whose `code` is `referral-refused` and that has `violations`.
 *
 * @typeParam S - its state: `given` only hands it on.
 */
export interface GivenImplementation<S = ReferralState> {
  /** The state before anything happened. */
  readonly initialState: S;
  /** State and event to state. */
  readonly evolve: (state: S, event: ReferralEvent) => S;
  /** Command and state to a decision. */
  readonly decide: (command: ReferralCommand, state: S, options: DecideOptions) => unknown;
}

/** The library itself. */
export const THE_LIBRARY: GivenImplementation = { initialState, evolve, decide };

interface Answer {
  readonly ok?: unknown;
  readonly events?: unknown;
  readonly warnings?: unknown;
  readonly violations?: unknown;
}

function codesOf(violations: unknown): readonly string[] {
  if (!Array.isArray(violations)) throw new GivenMisused('decide gave violations that are no array.');
  return violations.map((violation) => String((violation as { readonly code?: unknown } | null)?.code));
}

function outcomeOf(answer: Answer | null | undefined): Outcome {
  if (Array.isArray(answer)) return { events: answer, warned: [] };
  if (typeof (answer as { readonly then?: unknown } | null | undefined)?.then === 'function') {
    throw new GivenMisused('decide gave a promise: given compares what is there at once.');
  }
  if (answer?.ok === false) return { refused: codesOf(answer.violations) };
  if (!Array.isArray(answer?.events)) throw new GivenMisused('decide gave no events and no refusal.');
  return { events: answer.events, warned: codesOf(answer.warnings ?? []) };
}

/** What comes of a command after a history. What an implementation throws beside a refusal goes through. */
export function runCommand<S>(
  { initialState, evolve, decide }: GivenImplementation<S>,
  events: readonly ReferralEvent[],
  command: ReferralCommand,
  options: DecideOptions,
): Outcome {
  const state = events.reduce((before, event) => evolve(before, event), initialState);
  try {
    return outcomeOf(decide(command, state, options) as Answer);
  } catch (error) {
    if (isReferralRefused(error)) return { refused: codesOf(error.violations) };
    throw error;
  }
}
