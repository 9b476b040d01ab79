import { enablePatches, Immer, type Patch } from 'immer';
import type { ReferralEvent } from './events.js';
import { type Facts, factsOf, freezeFacts } from './facts.js';
import { take } from './recipes.js';
import { initialState, type ReferralState } from './state.js';

/**
 * An immer of our own: what an application sets for its own does not reach it. It does not freeze: inside an
 * application's recipe (a Redux reducer, say) immer would leave that to the outermost one. The recipes freeze
 * every fact, and we freeze the state.
 */
const immer = /* @__PURE__ */ new Immer({ autoFreeze: false });

/** The writable shape that the recipes' result is assigned to, inside a draft. */
type Draft = Partial<Record<keyof Facts, unknown>>;

// The recipes run on a plain copy, and what changed is assigned to the draft: on a draft itself they would run
// through proxies, and replay, which shares them, would get slower with them.
function assignChanges(draft: Draft, before: Draft, after: Draft): void {
  for (const key of Object.keys(before) as (keyof Facts)[]) {
    if (!(key in after)) delete draft[key];
  }
  for (const key of Object.keys(after) as (keyof Facts)[]) {
    if (after[key] !== before[key]) draft[key] = after[key];
  }
}

/**
 * Takes one event into a state: the reducer. The new state shares what did not change with the old one and is
 * deeply frozen. Never throws, whatever the event is, and never touches or freezes the event.
 *
 * It does not judge: a fact that breaks a rule is taken all the same (`audit` reports it), except where the
 * history has no place for it (a second result, anything after a void, an unknown type): then the very same
 * state comes back.
 *
 * @example
 * ```ts
 * const next = evolve(state, event);
 * next === state; // true exactly where a rule with `onReplay: 'skip'` refused the event
 * ```
 */
export function evolve(state: ReferralState, event: ReferralEvent): ReferralState {
  const facts = factsOf(state);
  if (!take(facts, event)) return state;
  const next = immer.produce(state, (draft) => {
    assignChanges(draft, state, facts);
  });
  return Object.freeze(next);
}

/** A change of a state as immer describes it, for those who keep state in a UI or sync it. */
export type StatePatch = Patch;

/**
 * {@link evolve}, and the patches that lead from the old state to the new one and back. A refused event gives
 * the same state and no patches.
 *
 * @returns the state, the patches forward, and the patches back.
 */
export function evolveWithPatches(
  state: ReferralState,
  event: ReferralEvent,
): readonly [ReferralState, readonly StatePatch[], readonly StatePatch[]] {
  const facts = factsOf(state);
  if (!take(facts, event)) return [state, [], []];
  enablePatches();
  const [next, ...patches] = immer.produceWithPatches(state, (draft) => {
    assignChanges(draft, state, facts);
  });
  return [Object.freeze(next), ...patches];
}

/**
 * Takes a whole history into a state: the same recipes as {@link evolve} over one private copy, frozen once.
 * Equals folding `evolve` over the events, and is many times faster.
 *
 * @param events - the history, in stream order; any iterable, read once.
 * @param from - where to go on: a state of an earlier fold. By default the beginning.
 * @returns the state; `from` itself where no event was taken.
 *
 * @example
 * ```ts
 * const state = replay(events);
 * const later = replay(newEvents, state);
 * ```
 */
export function replay(events: Iterable<ReferralEvent>, from: ReferralState = initialState): ReferralState {
  const facts = factsOf(from);
  let taken = false;
  for (const event of events) taken = take(facts, event) || taken;
  return taken ? freezeFacts(facts) : from;
}
