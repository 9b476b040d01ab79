import { isKnownCommand } from './command-shape.js';
import type { ReferralCommand } from './commands.js';
import { ReferralRefused } from './errors.js';
import { eventOfCommand } from './event-of-command.js';
import type { NewReferralEvent } from './events.js';
import { factsOf, freezeFacts } from './facts.js';
import { judge, violationOf } from './judge.js';
import { type Known, NOTHING_KNOWN } from './known.js';
import { type CocPolicy, defaultPolicy } from './policy.js';
import { take } from './recipes.js';
import { repeats } from './repeats.js';
import { check as incompleteCommand } from './rules/incomplete-command.js';
import type { RuleCode, Violation } from './rules/rule.js';
import type { ReferralState } from './state.js';

/** What a decision may take into account beside the state. */
export interface DecideOptions {
  /** The CoC's policy; by default `defaultPolicy`. */
  readonly policy?: CocPolicy;
  /** What the caller knows beyond this referral; by default nothing. */
  readonly known?: Known;
}

/** The command may be recorded. */
export interface Accepted {
  /** Tells the two outcomes apart. */
  readonly ok: true;
  /** What to append to the stream: one event, or none where the state holds the fact already. */
  readonly events: readonly NewReferralEvent[];
  /** The state after the events. */
  readonly state: ReferralState;
  /** Rules that warn. Recording goes on all the same. */
  readonly warnings: readonly Violation[];
}

/** The command breaks at least one rule. */
export interface Refused {
  /** Tells the two outcomes apart. */
  readonly ok: false;
  /** Every rule that is broken, warnings too, in the order of the rules. */
  readonly violations: readonly Violation[];
  /** The state as it was. */
  readonly state: ReferralState;
}

/** What `decide` answers. Deeply frozen. */
export type Decision = Accepted | Refused;

// A fact that is recorded already may be repeated, but only by someone who may record it.
const ABOUT_THE_ACTOR: readonly RuleCode[] = ['role-may-not', 'not-the-receiving-organization'];

const NONE: readonly never[] = /* @__PURE__ */ Object.freeze([]);

function refused(violations: readonly Violation[], state: ReferralState): Refused {
  return Object.freeze({ ok: false, violations: Object.freeze(violations), state });
}

/**
 * Decides a command: the event it gives, or every rule it breaks. Reads no clock, keeps and freezes nothing of
 * the command, and never throws, whatever the command is.
 *
 * The same command again, by whoever may give it, is accepted and gives no event: the state holds its fact
 * already. The same command with other data is refused.
 *
 * @param command - what a person wants to record.
 * @param state - where the referral stands: from `replay`, or `initialState`.
 * @returns the events and the new state, or the violations and the state as it was. Append the events to the
 *   log before the state is shown to anyone.
 *
 * @example
 * ```ts
 * const decision = decide(command, replay(events));
 * if (decision.ok) append(decision.events);
 * else show(decision.violations);
 * ```
 */
export function decide(
  command: ReferralCommand,
  state: ReferralState,
  { policy = defaultPolicy, known = NOTHING_KNOWN }: DecideOptions = {},
): Decision {
  const incomplete = incompleteCommand
    .check(command)
    .map((fault) => violationOf('incomplete-command', fault, 'error'));
  if (!isKnownCommand(command)) return refused(incomplete, state);

  const event = eventOfCommand(command, state, policy);
  const found = judge(event, { state, policy, known });
  const violations = [...found, ...incomplete].map((violation) =>
    Object.freeze({ ...violation, command: command.type }),
  );
  const errors = violations.filter(({ severity }) => severity === 'error');

  if (incomplete.length === 0 && repeats(command, event, state)) {
    if (!errors.some(({ code }) => ABOUT_THE_ACTOR.includes(code)))
      return Object.freeze({ ok: true, events: NONE, state, warnings: NONE });
  }
  if (errors.length > 0) return refused(violations, state);

  const facts = factsOf(state);
  take(facts, event);
  return Object.freeze({
    ok: true,
    events: Object.freeze([event]),
    state: freezeFacts(facts),
    warnings: Object.freeze(violations),
  });
}

/**
 * {@link decide} for those who prefer an exception.
 *
 * @returns the events to append.
 * @throws ReferralRefused - with every violation, where the command breaks a rule.
 */
export function decideOrThrow(
  command: ReferralCommand,
  state: ReferralState,
  options?: DecideOptions,
): readonly NewReferralEvent[] {
  const decision = decide(command, state, options);
  if (decision.ok) return decision.events;
  throw new ReferralRefused(decision.violations);
}

/** Says whether a command would be accepted, the repetition of an accepted one included. */
export function canDecide(command: ReferralCommand, state: ReferralState, options?: DecideOptions): boolean {
  return decide(command, state, options).ok;
}
