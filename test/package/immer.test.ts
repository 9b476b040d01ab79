import {
  decide,
  evolve,
  evolveWithPatches,
  initialState,
  type ReferralEvent,
  type ReferralState,
  replay,
} from 'ce-referrals';
import { produce, setAutoFreeze } from 'immer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writablePaths } from '../laws/deep-frozen.js';
import { commandOf } from '../../src/testing/conformance/command-of.js';
import { acknowledged, enrolled, given, referred, voided } from '../referral/given.js';

describe('An application that switches immer’s freezing off', () => {
  beforeEach(() => setAutoFreeze(false));
  afterEach(() => setAutoFreeze(true));

  it('has it off for itself', () => {
    const theirs = produce({ note: 'a' }, (draft) => {
      draft.note = 'b';
    });
    expect(Object.isFrozen(theirs)).toBe(false);
  });

  it('still gets deeply frozen states', () => {
    const state = evolve(replay(given.acknowledged), enrolled());
    expect(writablePaths(state)).toEqual([]);
    expect(writablePaths(evolveWithPatches(state, voided())[0])).toEqual([]);
  });
});

describe('An application that works on immer drafts', () => {
  const enrollment = enrolled();

  it('can fold a draft’s events: nothing of the draft stays in the state, which is frozen at once', () => {
    const states: ReferralState[] = [];
    produce({ events: [referred(), acknowledged(), enrollment] as ReferralEvent[] }, (draft) => {
      states.push(draft.events.reduce(evolve, initialState), replay(draft.events));
      expect(states.flatMap((state) => writablePaths(state))).toEqual([]);
    });
    // Whatever belonged to the draft throws from here on.
    expect(states).toEqual([replay(given.enrolled), replay(given.enrolled)]);
  });

  it('can take an event into a state that it holds in a draft, as a Redux reducer does', () => {
    const before = { referral: replay(given.acknowledged), others: 1 };
    const fold = [
      (state: ReferralState) => evolve(state, enrollment),
      (state: ReferralState) => evolveWithPatches(state, enrollment)[0],
      (state: ReferralState) => replay([enrollment], state),
    ];
    for (const take of fold) {
      const after = produce(before, (draft) => {
        draft.referral = take(draft.referral as ReferralState);
        expect(Object.isFrozen(draft.referral)).toBe(true);
      });
      expect(after).toEqual({ referral: replay(given.enrolled), others: 1 });
      expect(writablePaths(after.referral)).toEqual([]);
      expect(before.referral).toEqual(replay(given.acknowledged));
    }
  });

  it('can read a command’s decision in a recipe', () => {
    const before = { referral: replay(given.acknowledged) };
    const after = produce(before, (draft) => {
      const decision = decide(commandOf(enrollment), draft.referral as ReferralState);
      expect(decision.ok && writablePaths([decision.events, decision.state])).toEqual(['$']);
      draft.referral = decision.state;
    });
    expect(after.referral).toEqual(replay(given.enrolled));
  });

  it('can hold a state in its own tree, and change other branches', () => {
    const tree = { referral: replay(given.enrolled), note: 'a' };
    const next = produce(tree, (draft) => {
      draft.note = 'b';
    });
    expect(next.referral).toBe(tree.referral);
  });
});
