import type { ReferralCommand } from './commands.js';
import { decideOrThrow } from './decide.js';
import type { NewReferralEvent, ReferralEvent } from './events.js';
import { evolve } from './evolve.js';
import { initialState, isTerminal, type ReferralState } from './state.js';

/** The form in which decider libraries take a domain. */
export interface Decider {
  /** The state before anything happened. */
  readonly initialState: ReferralState;
  /** Command and state to events. Throws `ReferralRefused`. */
  readonly decide: (command: ReferralCommand, state: ReferralState) => readonly NewReferralEvent[];
  /** State and event to state. */
  readonly evolve: (state: ReferralState, event: ReferralEvent) => ReferralState;
  /** Whether nothing but a void can follow. */
  readonly isTerminal: (state: ReferralState) => boolean;
}

/**
 * The referral as a decider, under the default policy and with nothing known beyond the history. For a policy
 * of your own, make the same object with `decideOrThrow(command, state, { policy })`.
 */
export const decider: Decider = /* @__PURE__ */ Object.freeze({
  initialState,
  decide: (command: ReferralCommand, state: ReferralState) => decideOrThrow(command, state),
  evolve,
  isTerminal,
});
