import { initialState, type ReferralEvent, type ReferralState } from 'ce-referrals';
import { type Facts, takeByHand } from '../by-hand/fold.js';

/**
 * One event into a state, as a reducer of Redux is written: a new object for every event, by spreading the old one. The
 * guards are those of the fold by hand.
 */
export function reduceBySpread(state: ReferralState, event: ReferralEvent): ReferralState {
  const facts: Facts = { ...state };
  return takeByHand(facts, event) ? (facts as ReferralState) : state;
}

/** Freezes what a reducer without freezing ends in; the facts inside are frozen already. */
export function frozen(state: ReferralState | undefined): ReferralState {
  return state === undefined ? initialState : Object.freeze(state);
}
