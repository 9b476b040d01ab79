import type { CheckpointedEvent, RecordedEvent } from 'ce-referrals';
import type { EventLog } from 'ce-referrals/log';
import type { Journal, Told } from './journal.js';

/** How a log stands to what its writers were told, in numbers of events. */
export interface Verdict {
  readonly acknowledged: number;
  readonly refused: number;
  /** Acknowledged, and not where that was said, or not given by every way of reading. */
  readonly lost: number;
  /** Stored more than once, or given by nobody. */
  readonly doubled: number;
  /** Stored, though the last that was said of it is that it is not. */
  readonly refusedYetStored: number;
  /** Behind a hole, in another order than another reading gives, or before what was acknowledged earlier. */
  readonly outOfPlace: number;
}

const CATCHING_UP_MS = 10_000;
const AT_ONCE = 16;

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

// It may show an event later than read(): in PostgreSQL while a transaction of a killed process is still open.
async function caughtUp(log: EventLog, told: readonly Told[]): Promise<CheckpointedEvent[]> {
  const end = performance.now() + CATCHING_UP_MS;
  for (;;) {
    const all = await listOf(log.readAll());
    const ids = new Set(all.map(({ id }) => id));
    const missing = told.find(({ id }) => !ids.has(id));
    if (missing === undefined || performance.now() > end) return all;
    const isStored = (await listOf(log.read(missing.stream))).some(({ id }) => id === missing.id);
    if (!isStored) return all;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function historiesOf(
  log: EventLog,
  streams: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
  const histories = new Map<string, readonly RecordedEvent[]>();
  for (let from = 0; from < streams.length; from += AT_ONCE) {
    const some = streams.slice(from, from + AT_ONCE);
    const read = await Promise.all(some.map((stream) => listOf(log.read(stream))));
    for (const [index, stream] of some.entries()) histories.set(stream, read[index] ?? []);
  }
  return histories;
}

/** How many stand twice: what is more than its set. */
function repetitions(events: readonly RecordedEvent[]): number {
  return events.length - new Set(events.map(({ id }) => id)).size;
}

function toldBeforeButLater(told: readonly Told[], places: ReadonlyMap<string, number>): number {
  const seen = new Set<string>();
  const last = new Map<string, number>();
  let count = 0;
  for (const { writer, id } of told) {
    const place = places.get(id) ?? -1;
    // What is told once more, to a retry, was stored the first time.
    if (place < 0 || seen.has(id)) continue;
    seen.add(id);
    if (place < (last.get(writer) ?? -1)) count += 1;
    last.set(writer, place);
  }
  return count;
}

/** Reads a whole log, in both ways, and holds it to what its writers were told. */
export async function judge({ offered, told, refused }: Journal, log: EventLog): Promise<Verdict> {
  const all = await caughtUp(log, told);
  const places = new Map(all.map(({ id }, place) => [id, place]));
  const streams = [...new Set([...told, ...all].map(({ stream }) => stream))];
  const histories = await historiesOf(log, streams);
  const stored = [...histories.values()].flat();

  const lost = new Set<string>();
  for (const { stream, id, version } of told) {
    if (histories.get(stream)?.[version - 1]?.id !== id || !places.has(id)) lost.add(id);
  }
  const inAll = new Map<string, RecordedEvent[]>();
  for (const event of all) inAll.set(event.stream, [...(inAll.get(event.stream) ?? []), event]);
  let outOfPlace = toldBeforeButLater(told, places);
  for (const [stream, history] of histories) {
    outOfPlace += history.filter(({ version }, index) => version !== index + 1).length;
    // The reading of the stream is the later one, and may give more.
    const before = inAll.get(stream) ?? [];
    outOfPlace += before.filter(({ id, version }, index) => {
      const same = history[index];
      return same?.id !== id || same.version !== version;
    }).length;
  }
  return {
    acknowledged: new Set(told.map(({ id }) => id)).size,
    refused: refused.size,
    lost: lost.size,
    doubled:
      Math.max(repetitions(stored), repetitions(all)) + stored.filter(({ id }) => !offered.has(id)).length,
    refusedYetStored: stored.filter(({ id }) => refused.has(id)).length,
    outOfPlace,
  };
}
