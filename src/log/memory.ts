import type { ReferralEvent } from '../referral/events.js';
import { deepFreeze } from '../referral/freeze.js';
import type { CheckpointedEvent, RecordedEvent } from '../referral/recorded-event.js';
import { isName, storable } from './appendable.js';
import { LogError } from './errors.js';
import type { AppendResult, EventLog, NewEvent, ReadAllOptions, ReadOptions } from './port.js';

/** A log in memory. It tells when something is appended. */
export interface MemoryLog extends EventLog {
  readonly onAppend: (wake: () => void) => () => void;
}

function positionOf(checkpoint: string, length: number): number {
  const position = /^[1-9]\d{0,14}$/.test(checkpoint) ? Number(checkpoint) : Number.NaN;
  if (!(position <= length)) throw new LogError('checkpoint-unknown');
  return position;
}

/**
 * Makes an empty log in memory, for tests, demonstrations and work on one file: it copies what it is given,
 * hands out frozen events, and is gone with the process.
 *
 * @example
 * ```ts
 * const log = memoryLog();
 * await log.append('r-1', 0, [{ id: 'cmd-1:0', event }]);
 * ```
 */
export function memoryLog(): MemoryLog {
  const streams = new Map<string, RecordedEvent[]>();
  const all: CheckpointedEvent[] = [];
  const places = new Map<string, { readonly stream: string; readonly version: number }>();
  const wakes = new Set<() => void>();

  // The version of the last one, where all ids stand in a row in this stream, behind `after` if that is given.
  function placeOf(stream: string, after: number | 'any', ids: readonly string[]): number | undefined {
    const first = places.get(ids[0] ?? '')?.version ?? 0;
    if (after !== 'any' && first !== after + 1) return undefined;
    const isThere = ids.every((id, index) => {
      const place = places.get(id);
      return place?.stream === stream && place.version === first + index;
    });
    return isThere ? first + ids.length - 1 : undefined;
  }

  function appendNow(stream: string, expected: number | 'any', events: readonly NewEvent[]): AppendResult {
    const added = storable(stream, expected, events);
    const ids = added.map(({ id }) => id);
    const repeated = placeOf(stream, expected, ids);
    if (repeated !== undefined) return { ok: true, version: repeated, repeated: true };

    const history = streams.get(stream) ?? [];
    const actual = history.length;
    if (expected !== 'any' && expected !== actual) return { ok: false, reason: 'conflict', actual };
    if (ids.some((id) => places.has(id))) throw new LogError('event-id-taken');

    added.forEach(({ id, json }, index) => {
      const version = actual + index + 1;
      const recorded = deepFreeze({ stream, version, id, event: JSON.parse(json) as ReferralEvent });
      history.push(recorded);
      all.push(Object.freeze({ ...recorded, checkpoint: String(all.length + 1) }));
      places.set(id, { stream, version });
    });
    streams.set(stream, history);
    for (const wake of wakes) queueMicrotask(wake);
    return { ok: true, version: history.length };
  }

  return Object.freeze({
    append: async (stream: string, expected: number | 'any', events: readonly NewEvent[]) =>
      Object.freeze(appendNow(stream, expected, events)),

    async *read(stream: string, { from = 1 }: ReadOptions = {}) {
      const history = isName(stream) ? (streams.get(stream) ?? []) : [];
      // What is appended while somebody reads belongs to the next reading.
      yield* history.filter(({ version }) => version >= from);
    },

    async *readAll({ after }: ReadAllOptions = {}) {
      yield* all.slice(after === undefined ? 0 : positionOf(after, all.length));
    },

    onAppend(wake: () => void) {
      const mine = (): void => wake();
      wakes.add(mine);
      return () => void wakes.delete(mine);
    },
  });
}
