import type { AppendResult, NewEvent } from 'ce-referrals/log';

/** Somebody was told that an event is stored. */
export interface Told {
  /** Who gave it, one thing after another: what was told to one writer has an order. */
  readonly writer: string;
  readonly stream: string;
  readonly id: string;
  readonly version: number;
}

/** What was given to a log, and what it answered: what it holds is judged by this. */
export interface Journal {
  /** The ids of all events that were given, answered or not. */
  readonly offered: Set<string>;
  readonly told: Told[];
  /** The ids of events of which the last answer was that they are not stored. */
  readonly refused: Set<string>;
}

export function newJournal(): Journal {
  return { offered: new Set(), told: [], refused: new Set() };
}

/** Notes that events are given to a log: before they are, since no answer may come. */
export function noteOffered({ offered }: Journal, events: readonly NewEvent[]): void {
  for (const { id } of events) offered.add(id);
}

/** Notes what an append was answered. */
export function noteAnswer(
  { told, refused }: Journal,
  writer: string,
  stream: string,
  events: readonly NewEvent[],
  answer: AppendResult | 'refused',
): void {
  for (const [index, { id }] of events.entries()) {
    if (answer === 'refused' || !answer.ok) {
      refused.add(id);
    } else {
      told.push({ writer, stream, id, version: answer.version - events.length + index + 1 });
      refused.delete(id);
    }
  }
}
