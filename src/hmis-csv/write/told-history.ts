import type { EntryEvent, ReferralEvent } from '../../referral/events.js';
import { type Facts, factsOf } from '../../referral/facts.js';
import { take } from '../../referral/recipes.js';
import type { Asked } from '../../referral/rules/rule.js';
import { initialState } from '../../referral/state.js';

/** A referral's events in the order of their stream: recorded here, imported, or both. */
export type History = Iterable<ReferralEvent>;

/** A history, and what its source cannot know: a referral that `readExport` gives is one. */
export interface HistoryWithUnknowable {
  /** Its events. */
  readonly events: History;
  /** What nobody can know of it: so nothing in its column is no answer. */
  readonly unknowable: readonly Asked[];
}

/** A history as writing sees it: what it came to, and the events that made it so. */
export interface ToldHistory {
  /** What is true after it. */
  readonly facts: Readonly<Facts>;
  /** The events that the history had a place for, in order. */
  readonly taken: readonly ReferralEvent[];
  /** How many it had no place for: a second result, an event of an unknown type. */
  readonly refused: number;
}

/** Folds a history and keeps what was taken. Total, as the fold is. */
export function tell(history: History): ToldHistory {
  const facts = factsOf(initialState);
  const taken: ReferralEvent[] = [];
  let refused = 0;
  for (const event of history) {
    if (take(facts, event)) taken.push(event);
    else refused += 1;
  }
  return { facts, taken, refused };
}

const NOTHING: readonly Asked[] = [];
const OF_AN_IMPORT: readonly Asked[] = ['acknowledgement', 'enrollment', 'reason'];

/**
 * Tells a history apart from what its source cannot know. Of an import alone nobody can say whether its source had
 * a place for what it does not tell, so none of that counts as known; whoever recorded a referral here would know.
 */
export function partsOf(given: History | HistoryWithUnknowable): {
  readonly told: ToldHistory;
  readonly unknowable: readonly Asked[];
} {
  if (!(Symbol.iterator in given)) return { told: tell(given.events), unknowable: given.unknowable };
  const told = tell(given);
  const isImport = told.taken[0]?.metadata?.source === 'import';
  return { told, unknowable: isImport ? OF_AN_IMPORT : NOTHING };
}

/** Says whether a person recorded an event here. */
export function isEntry(event: ReferralEvent): event is ReferralEvent & EntryEvent {
  return event.metadata?.source === 'entry';
}
