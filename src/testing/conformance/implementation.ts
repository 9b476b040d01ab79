import type { Actor } from '../../referral/actor.js';
import type { CommandType, ReferralCommand } from '../../referral/commands.js';
import type { ReferralEvent } from '../../referral/events.js';
import type { Known } from '../../referral/known.js';
import type { CocPolicy } from '../../referral/policy.js';
import type { Asked } from '../../referral/rules/rule.js';
import type { ReferralState } from '../../referral/state.js';

/** A broken rule as an implementation reports it. Further fields are not looked at. */
export interface ReportedRule {
  /** The rule's code. */
  readonly code: string;
  /** `error` or `warning`. */
  readonly severity: string;
}

/** A broken rule of a history: {@link ReportedRule} and the place of its event, from 0. */
export interface ReportedFinding extends ReportedRule {
  /** The place of the event that breaks the rule. */
  readonly eventIndex?: number;
}

/** What an implementation answers to a command. Further fields are not looked at. */
export type ReportedDecision<State> =
  | {
      /** Accepted. */
      readonly ok: true;
      /** The one event, or none where the fact is recorded already. */
      readonly events: readonly ReferralEvent[];
      /** The rules that warn. */
      readonly warnings: readonly ReportedRule[];
      /** The state after the events, where the implementation gives it. */
      readonly state?: State;
    }
  | {
      /** Refused. */
      readonly ok: false;
      /** Every rule that is broken, warnings too. */
      readonly violations: readonly ReportedRule[];
    };

/** What every call is given: never left to a default of the implementation. */
export interface CallOptions {
  /** The CoC's policy. */
  readonly policy: CocPolicy;
  /** What is known beyond the history. */
  readonly known: Known;
}

/** What an audit answers. */
export interface ReportedAudit {
  /** What was found, in the order of the events. */
  readonly findings: readonly ReportedFinding[];
  /** The codes of the rules that the source cannot answer. */
  readonly notChecked: readonly string[];
}

/**
 * What the kit checks: all of the domain or a part. Each function that stands here is checked; for one that is
 * absent, the library's own is used where another law needs it. All are synchronous.
 *
 * @typeParam State - the implementation's own state. Anything; `factsOf` tells what it says.
 */
export interface Implementation<State = ReferralState> {
  /** The state before anything happened. Stands together with `evolve`. */
  readonly initialState?: State;
  /** The reducer: state and event to state. */
  readonly evolve?: (state: State, event: ReferralEvent) => State;
  /** A whole history to a state, from the beginning or from a state. Needs `evolve`, which it must agree with. */
  readonly replay?: (events: readonly ReferralEvent[], from?: State) => State;
  /** Command and state to events or violations. Without `evolve`, it is given the library's states. */
  readonly decide?: (command: ReferralCommand, state: State, options: CallOptions) => ReportedDecision<State>;
  /** What is wrong with a history. */
  readonly audit?: (
    events: readonly ReferralEvent[],
    options: CallOptions & { readonly unknowable: readonly Asked[] },
  ) => ReportedAudit;
  /** The commands that somebody can give. Without `evolve`, it is given the library's states. */
  readonly availableCommands?: (
    state: State,
    actor: Actor,
    options: CallOptions,
  ) => readonly (CommandType | string)[];
  /** What a state says, in the fields of {@link ReferralState}. By default the state itself. */
  readonly factsOf?: (state: State) => unknown;
  /** `false` declares that states and decisions are not deeply frozen: the law about it is left out. */
  readonly freezes?: boolean;
}

/** The functions of an implementation that laws can be about. */
export type Part = 'evolve' | 'replay' | 'decide' | 'audit' | 'availableCommands';

/** The parts, in the order in which their laws are run. */
const PARTS: readonly Part[] = ['evolve', 'replay', 'decide', 'audit', 'availableCommands'];

/** The parts that an implementation has. */
export function partsOf(implementation: Implementation<never>): ReadonlySet<Part> {
  return new Set(PARTS.filter((part) => implementation[part] !== undefined));
}
