import { evolve, initialState, type ReferralEvent, type ReferralState } from 'ce-referrals';
import type { Implementation } from 'ce-referrals/testing';

/** An implementation with one thing wrong. */
export interface Broken {
  /** What is wrong, as a sentence. */
  readonly wrong: string;
  /** It. */
  readonly implementation: Implementation<ReferralState>;
  /** The laws and files of vectors (`vectors x`) that must fail: they say what is wrong. */
  readonly caughtBy: readonly string[];
  /** Those that may fail with them, since they meet the same fault on their way. Nothing else may. */
  readonly alsoBy?: readonly string[];
  /** What the message of the first one of `caughtBy` must say. */
  readonly says: RegExp;
}

/** The library's reducer and nothing else. */
export const soundReducer = { initialState, evolve } as const satisfies Implementation;

/** A reducer made of another: `replay` follows it, as it would in somebody's code. */
export function reducer(
  step: (state: ReferralState, event: ReferralEvent) => ReferralState,
): Implementation<ReferralState> {
  return { initialState, evolve: step };
}

/** A frozen state with other fields. */
export function withFields(state: ReferralState, fields: object): ReferralState {
  return Object.freeze({ ...state, ...fields }) as ReferralState;
}

/** The files of vectors in which histories are folded to states. */
export const FOLDED: readonly string[] = [
  'vectors unknown-event-type',
  'vectors ending-successful',
  'vectors ending-unsuccessful',
  'vectors ending-enrolled-not-housed',
  'vectors transitions',
  'vectors corrections',
  'vectors imports',
];
