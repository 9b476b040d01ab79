import type { NewEvent } from '../../../log/port.js';
import { Breach } from '../../conformance/failure.js';
import type { Guarantee } from './guarantee.js';

const WRITERS = 9;
const STREAMS = 20;

/** What holds where several write at once. */
export const RACES: readonly Guarantee[] = [
  {
    code: 'one-winner',
    sentence:
      'Of writers who race for one place, exactly one wins, and what the others wanted is not stored.',
    async check(bench, { runs }) {
      for (let round = 0; round < runs; round += 1) {
        bench.round();
        const stream = bench.stream();
        const before = round % 2 === 0 ? [] : bench.events(2);
        if (before.length > 0) await bench.store(stream, 0, before);
        const batches = Array.from({ length: WRITERS }, (_, writer) => bench.events(1 + (writer % 3)));
        const results = await Promise.all(batches.map((batch) => bench.append(stream, before.length, batch)));
        const won = batches.filter((_, writer) => results[writer]?.ok === true);
        if (won.length !== 1)
          throw new Breach(`${won.length} of ${WRITERS} writers were told that they won.`);
        if (results.some(({ ok }) => ok === 'rejected'))
          throw new Breach('A conflict was thrown: it is a value.');
        await bench.expectStream(stream, [...before, ...won.flat()]);
      }
    },
  },
  {
    code: 'any-loses-nothing',
    sentence: "Whoever appends with 'any' at the same time as others loses nothing.",
    async check(bench) {
      const stream = bench.stream();
      const batches = Array.from({ length: WRITERS }, () => bench.events(2));
      const versions = await Promise.all(batches.map((batch) => bench.store(stream, 'any', batch)));
      const order = batches.map((_, index) => index).sort((a, b) => (versions[a] ?? 0) - (versions[b] ?? 0));
      await bench.expectStream(
        stream,
        order.flatMap((index) => batches[index] as readonly NewEvent[]),
      );
    },
  },
  {
    code: 'other-streams-not-disturbed',
    sentence: 'Appends to different streams at once are all stored.',
    async check(bench) {
      const appends = Array.from({ length: STREAMS }, () => ({
        stream: bench.stream(),
        events: bench.events(2),
      }));
      await Promise.all(appends.map(({ stream, events }) => bench.store(stream, 0, events)));
      for (const { stream, events } of appends) await bench.expectStream(stream, events);
    },
  },
  {
    code: 'read-your-writes',
    sentence: 'Whoever was told that an event is stored reads it.',
    async check(bench, { runs }) {
      const writer = async (): Promise<void> => {
        const stream = bench.stream();
        const events: NewEvent[] = [];
        for (let count = 0; count < Math.min(runs, 10); count += 1) {
          const batch = bench.events(1);
          await bench.store(stream, events.length, batch);
          events.push(...batch);
          await bench.expectStream(stream, events);
        }
      };
      await Promise.all([writer(), writer(), writer(), writer()]);
    },
  },
];
