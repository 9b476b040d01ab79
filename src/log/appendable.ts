import { LogError } from './errors.js';
import type { NewEvent } from './port.js';

/** The longest stream and event id, in UTF-16 units: what fits into an index of every engine. */
const MAX_LENGTH = 512;

// Text that every engine keeps as it is: PostgreSQL has no U+0000, UTF-8 no half of a surrogate pair.
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** Says whether a log can hold this text as a stream or an event id. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_LENGTH && !UNSTORABLE.test(value);
}

/** An event ready to be stored. */
export interface StorableEvent {
  /** Names the event. */
  readonly id: string;
  /** The event as JSON. */
  readonly json: string;
}

function jsonOf(event: unknown): string {
  let json: string | undefined;
  try {
    json = typeof event === 'object' && event !== null ? JSON.stringify(event) : undefined;
  } catch {
    // A circle, a bigint: whatever the engine says about it could hold the data.
  }
  if (json === undefined) throw new LogError('event-not-json');
  return json;
}

/**
 * Checks what is given to `append`, and copies it: later changes by the caller do not reach the log.
 *
 * @throws LogError - `append-malformed`, `event-not-json`.
 */
export function storable(
  stream: string,
  expected: number | 'any',
  events: readonly NewEvent[],
): StorableEvent[] {
  const isExpectation = expected === 'any' || (Number.isSafeInteger(expected) && expected >= 0);
  if (!isName(stream) || !isExpectation || !Array.isArray(events) || events.length === 0) {
    throw new LogError('append-malformed');
  }
  const storables = (events as readonly NewEvent[]).map((event) => ({
    id: event?.id,
    json: jsonOf(event?.event),
  }));
  const ids = new Set(storables.map(({ id }) => id));
  if (ids.size < storables.length || ![...ids].every(isName)) throw new LogError('append-malformed');
  return storables;
}
