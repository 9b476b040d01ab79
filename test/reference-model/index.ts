/**
 * The domain once more, written from its rules and not from the library: tables of plain data and a small interpreter
 * of them. It imports nothing of the library but types, and the library imports nothing of it: where the two disagree,
 * one of them is wrong.
 */
import type {
  Asked,
  CocPolicy,
  Known,
  NewReferralEvent,
  ReferralCommand,
  ReferralEvent,
  ReferralState,
} from 'ce-referrals';
import * as decisions from './decide.js';
import { after, beginning } from './fold.js';
import { type Fault, faultsOf } from './judge.js';
import { RULINGS } from './rules-table.js';
import type { Row } from './values.js';

/** What becomes of a command. */
export type Answer =
  | {
      readonly ok: true;
      readonly events: readonly NewReferralEvent[];
      readonly state: ReferralState;
      readonly warnings: readonly Fault[];
    }
  | { readonly ok: false; readonly violations: readonly Fault[]; readonly state: ReferralState };

type Options = { readonly policy: CocPolicy; readonly known?: Known };

/** The state before anything happened. */
export const initialState = beginning as unknown as ReferralState;

/** The state after an event. */
export function evolve(state: ReferralState, event: ReferralEvent): ReferralState {
  return after(state as unknown as Row, event) as unknown as ReferralState;
}

/** What becomes of a command. The model has no policy of its own. */
export function decide(command: ReferralCommand, state: ReferralState, options: Options): Answer {
  return decisions.decide(command, state as unknown as Row, options) as unknown as Answer;
}

/** What is wrong with a history. */
export function audit(
  events: readonly ReferralEvent[],
  { policy, known = {}, unknowable = [] }: Options & { readonly unknowable?: readonly Asked[] },
): {
  readonly findings: readonly (Fault & { readonly eventIndex: number })[];
  readonly notChecked: readonly string[];
} {
  let state = beginning;
  const findings = events.flatMap((event, eventIndex) => {
    const faults = faultsOf(event, state, policy, known, unknowable);
    state = after(state, event);
    return faults.map((fault) => ({ ...fault, eventIndex }));
  });
  const notChecked = RULINGS.filter(({ asks }) => asks !== undefined && unknowable.includes(asks as Asked));
  return { findings, notChecked: notChecked.map(({ code }) => code).sort() };
}
