import type { NewEvent } from '../../../log/port.js';
import type { RecordedEvent } from '../../../referral/recorded-event.js';
import type { Bench } from '../bench.js';
import type { Guarantee } from './guarantee.js';

/** Writes over whatever can be written over. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    spoil(inner);
    Reflect.set(value, key, 'spoiled');
  }
  Reflect.set(value, 'added', 'spoiled');
}

async function readAs(bench: Bench, stream: string): Promise<readonly RecordedEvent[]> {
  return [...(await bench.read(stream)), ...(await bench.allOf([stream], 1))];
}

/** What holds of events whose memory is shared. */
export const COPIES: readonly Guarantee[] = [
  {
    code: 'no-aliasing',
    sentence: 'What is changed after an append, or after reading, does not change what is stored.',
    async check(bench) {
      const stream = bench.stream();
      const events = bench.events(2);
      const given = structuredClone(events) as NewEvent[];
      const kept = [...given];
      const stored = bench.store(stream, 0, given);
      spoil(kept);
      given.length = 0;
      await stored;
      await bench.expectStream(stream, events);
      spoil(kept);
      for (const event of await readAs(bench, stream)) spoil(event);
      await bench.expectStream(stream, events);
      for (const event of await bench.allOf([stream], 2)) spoil(event);
      await bench.expectStream(stream, events);
    },
  },
];
