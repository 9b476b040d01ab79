import type { NewEvent } from '../../../log/port.js';
import type { CheckpointedEvent } from '../../../referral/recorded-event.js';
import { Breach } from '../../conformance/failure.js';
import { type Bench, pause } from '../bench.js';
import type { Guarantee } from './guarantee.js';

const idsOf = (events: readonly { readonly id: string }[]): string => events.map(({ id }) => id).join();

function expectStreamsInOrder(events: readonly CheckpointedEvent[]): void {
  const last = new Map<string, number>();
  for (const { stream, version } of events) {
    if (version !== (last.get(stream) ?? 0) + 1) {
      throw new Breach('readAll does not give the events of a stream in the order of their versions.');
    }
    last.set(stream, version);
  }
}

async function expectSuffixes(
  bench: Bench,
  streams: readonly string[],
  events: readonly CheckpointedEvent[],
): Promise<void> {
  const step = Math.max(1, Math.floor(events.length / 5));
  for (let index = 0; index < events.length; index += step) {
    const expected = events.slice(index + 1);
    const rest = await bench.allOf(streams, expected.length, events[index]?.checkpoint);
    if (idsOf(rest) !== idsOf(expected)) {
      throw new Breach(
        `After the checkpoint of event ${index + 1} of ${events.length}, readAll does not go on there.`,
      );
    }
  }
}

// A projection: asks for what is new until it has seen as much as there is, or nothing has come for too long.
async function project(
  bench: Bench,
  streams: readonly string[],
  after: string | undefined,
  total: () => number | undefined,
): Promise<readonly CheckpointedEvent[]> {
  const seen: CheckpointedEvent[] = [];
  let last = after;
  for (let idle = 0; idle * 2 <= bench.milliseconds; ) {
    const events = await bench.readAll(last);
    last = events.at(-1)?.checkpoint ?? last;
    seen.push(...events.filter(({ stream }) => streams.includes(stream)));
    const count = total();
    if (count !== undefined && seen.length >= count) break;
    idle = count !== undefined && events.length === 0 ? idle + 1 : 0;
    await pause(2);
  }
  return seen;
}

/** What holds of the whole log. */
export const ORDER: readonly Guarantee[] = [
  {
    code: 'one-order',
    sentence:
      'readAll gives every event once, in one order that does not change, and goes on after any checkpoint.',
    async check(bench) {
      const after = await bench.lastCheckpoint();
      const streams = [bench.stream(), bench.stream(), bench.stream()];
      for (let round = 0; round < 4; round += 1) {
        for (const stream of streams) await bench.store(stream, round * 2, bench.events(2));
      }
      const all = await bench.allOf(streams, 24, after);
      if (all.length !== 24) throw new Breach(`24 events were stored, and readAll gave ${all.length}.`);
      expectStreamsInOrder(all);
      if (new Set(all.map(({ checkpoint }) => checkpoint)).size !== 24)
        throw new Breach('Two events have one checkpoint.');
      await expectSuffixes(bench, streams, all);
      await bench.store(streams[0] as string, 8, bench.events(1));
      const longer = await bench.allOf(streams, 25, after);
      if (!idsOf(longer).startsWith(idsOf(all))) throw new Breach('The order changed with a later append.');
    },
  },
  {
    code: 'checkpoints-skip-nothing',
    sentence:
      'Whoever follows the checkpoints while others write sees every event, once, in the order of a later reading.',
    async check(bench, { runs }) {
      for (let round = 0; round < Math.max(1, Math.round(runs / 8)); round += 1) {
        bench.round();
        const after = await bench.lastCheckpoint();
        const streams = Array.from({ length: 6 }, () => bench.stream());
        const acknowledged: NewEvent[] = [];
        let isOver = false;
        const writers = streams.map(async (stream) => {
          for (let version = 0; version < 16; version += 2) {
            const events = bench.events(2);
            await bench.store(stream, version, events);
            acknowledged.push(...events);
          }
        });
        const written = Promise.all(writers).finally(() => {
          isOver = true;
        });
        const seen = project(bench, streams, after, () => (isOver ? acknowledged.length : undefined));
        await Promise.all([written, seen]);
        const ids = (await seen).map(({ id }) => id);
        const missing = acknowledged.filter(({ id }) => !ids.includes(id));
        if (missing.length > 0) {
          throw new Breach(
            `${missing.length} of ${acknowledged.length} events that were acknowledged never showed.`,
          );
        }
        if (new Set(ids).size < ids.length) throw new Breach('An event showed twice.');
        expectStreamsInOrder(await seen);
        const later = await bench.allOf(streams, acknowledged.length, after);
        if (idsOf(later) !== ids.join()) throw new Breach('A later reading gives another order.');
      }
    },
  },
];
