import { canonical } from '../../../log/canonical.js';
import type { NewEvent } from '../../../log/port.js';
import type { ReferralEvent } from '../../../referral/events.js';
import { Breach } from '../../conformance/failure.js';
import { type Bench, sampleEvent } from '../bench.js';
import { shown } from '../trail.js';
import type { Guarantee } from './guarantee.js';

const MEGABYTE = 'x'.repeat(1_000_000);

/** Text that a store may take for a path, a wildcard, a piece of a query, or for the same as another. */
const AWKWARD: readonly string[] = [
  ...['.', '..', '../../up', '/', '\\', 'a.b', 'a b', ' a', 'a ', '*', '>', '%', '_', '$1', '$$'],
  ...["'", '"', "'; drop table events; --", '`', '{}', '[0]', ':', ';', '#', '?', '&', '=', '\u2028'],
  ...['\n', '\r', '\t', '\u0001', '\u001b[31m', '\u007f', '\u0085', '\0', '\0a', '\ufeff', '\u200b'],
  ...['A', 'a', 'é', 'e\u0301', 'ı', 'ß', 'ss', '🏠', '\ud83d', '\ud83e', '__proto__', 'constructor', 'null'],
  ...[`${MEGABYTE}1`, `${MEGABYTE}2`],
];

async function eventsAsStored(bench: Bench, stream: string, events: readonly NewEvent[]): Promise<void> {
  try {
    await bench.expectStream(stream, events);
  } catch (error) {
    if (!(error instanceof Breach)) throw error;
    throw new Breach(`Of the stream ${shown(stream)}: ${error.message}`);
  }
}

/** What holds of names and content that nobody expects. */
export const NAMES: readonly Guarantee[] = [
  {
    code: 'any-stream-name',
    sentence:
      'A stream of whatever name is refused, or is a stream of its own: never cut, changed or mixed up.',
    async check(bench) {
      const own = bench.stream();
      const stored = new Map<string, readonly NewEvent[]>();
      for (const name of AWKWARD.flatMap((text) => [`${own}${text}`, `${text}${own}`])) {
        bench.round();
        const events = bench.events(1);
        const result = await bench.append(name, 0, events);
        if (result.ok === false) throw new Breach('A new stream was taken for another one that exists.');
        if (result.ok === true) stored.set(name, events);
      }
      for (const [name, events] of stored) {
        bench.round();
        await eventsAsStored(bench, name, events);
      }
      // Names that mean something to JavaScript, bare.
      for (const name of ['__proto__', 'constructor', 'toString']) {
        bench.round();
        const [event] = bench.events(1) as [NewEvent];
        const result = await bench.append(name, 'any', [event]);
        if (result.ok !== true) continue;
        const found = (await bench.read(name)).filter(({ id }) => id === event.id);
        if (found.length !== 1) throw new Breach(`The event in ${shown(name)} is not there once.`);
      }
    },
  },
  {
    code: 'any-event-id',
    sentence:
      'An event id of whatever text is refused, or is an id of its own: never cut, changed or mixed up.',
    async check(bench) {
      const own = bench.stream();
      const stored: NewEvent[] = [];
      const stream = bench.stream();
      for (const id of AWKWARD.map((text) => `${own}${text}`)) {
        bench.round();
        const event = { id, event: sampleEvent(stored.length) };
        const result = await bench.append(stream, stored.length, [event]);
        if (result.ok === false) throw new Breach('A conflict, where nobody else writes.');
        if (result.ok === true && result.repeated === true) throw new Breach('It was taken for another id.');
        if (result.ok === true) stored.push(event);
      }
      bench.round();
      await eventsAsStored(bench, stream, stored);
    },
  },
  {
    code: 'events-as-they-were',
    sentence:
      'An event comes back as it was appended, or is refused: also one of 1 MB, and whatever text it holds.',
    async check(bench) {
      const plain = sampleEvent(1);
      const odd: readonly unknown[] = [
        MEGABYTE,
        'é e\u0301 🏠 \u2028 \ufeff',
        'U+0000: \0.',
        'half a pair: \ud83d.',
        { a: [null, true, 0.1, 1e21, -7, 9_007_199_254_740_991, '', [], {}] },
        JSON.parse('{ "__proto__": { "x": 1 }, "constructor": 2 }'),
        JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`),
      ];
      for (const value of odd) {
        bench.round();
        const stream = bench.stream();
        const event = { ...plain, metadata: { ...plain.metadata, local: value } } as unknown as ReferralEvent;
        const [{ id }] = bench.events(1) as [NewEvent];
        const result = await bench.append(stream, 0, [{ id, event }]);
        if (result.ok === false) throw new Breach('A conflict, where nobody else writes.');
        const stored = await bench.read(stream);
        if (stored.length !== (result.ok === true ? 1 : 0))
          throw new Breach('What is stored is not what was answered.');
        if (stored.some((one) => canonical(one.event) !== canonical(event))) {
          throw new Breach('The event is not the one that was appended.');
        }
      }
    },
  },
];
