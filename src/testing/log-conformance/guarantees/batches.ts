import type { NewEvent } from '../../../log/port.js';
import { Breach } from '../../conformance/failure.js';
import type { Bench } from '../bench.js';
import type { Guarantee } from './guarantee.js';

async function expectRepeated(
  bench: Bench,
  [stream, expected, events]: Parameters<Bench['append']>,
  version: number,
): Promise<void> {
  const result = await bench.append(stream, expected, events);
  if (result.ok !== true) throw new Breach('The same ids at the same place again were not ok.');
  if (result.version !== version)
    throw new Breach(`They end at ${version}, and the answer says ${result.version}.`);
  if (result.repeated !== true) throw new Breach('The answer does not say that they stood there already.');
}

/** What holds of a batch, given once or again. */
export const BATCHES: readonly Guarantee[] = [
  {
    code: 'all-or-nothing',
    sentence: 'A batch is stored whole or not at all.',
    async check(bench) {
      const [stream, other] = [bench.stream(), bench.stream()];
      const stored = bench.events(1);
      await bench.store(stream, 0, stored);
      const theirs = bench.events(1);
      await bench.store(other, 0, theirs);
      const circle: Record<string, unknown> = { type: 'acknowledged' };
      circle.data = circle;
      const [first, second] = bench.events(2) as [NewEvent, NewEvent];
      const batches: readonly (readonly NewEvent[])[] = [
        [first, second, { ...(theirs[0] as NewEvent), event: first.event }],
        [first, second, { id: bench.events(1)[0]?.id as string, event: circle as never }],
        [first, second, { ...second, id: first.id }],
        [first, { ...second, id: undefined as never }],
      ];
      for (const batch of batches) {
        bench.round();
        const result = await bench.append(stream, 1, batch);
        if (result.ok === true)
          throw new Breach('A batch was accepted of which the last event cannot be stored.');
        await bench.expectStream(stream, stored);
      }
      // What was refused left nothing behind: no id, no version.
      await bench.store(stream, 1, [first, second]);
      await bench.expectStream(stream, [...stored, first, second]);
    },
  },
  {
    code: 'retry-adds-nothing',
    sentence: 'The same ids at the same place again are ok and add nothing, whatever was appended since.',
    async check(bench) {
      const stream = bench.stream();
      const [first, second] = [bench.events(2), bench.events(2)];
      await bench.store(stream, 0, first);
      await expectRepeated(bench, [stream, 0, first], 2);
      await bench.store(stream, 2, second);
      await expectRepeated(bench, [stream, 0, first], 2);
      await expectRepeated(bench, [stream, 2, second], 4);
      await expectRepeated(bench, [stream, 'any', first], 2);
      await bench.expectStream(stream, [...first, ...second]);
      // A part of it, or more than it, is not the same batch.
      const more = await bench.append(stream, 2, [...second, ...bench.events(1)]);
      if (more.ok === true) throw new Breach('A batch that begins with ids that stand there was accepted.');
      await bench.expectStream(stream, [...first, ...second]);
    },
  },
  {
    code: 'retry-at-once',
    sentence: 'The same append several times at once is stored once, and ok each time.',
    async check(bench, { runs }) {
      for (let round = 0; round < runs; round += 1) {
        bench.round();
        const stream = bench.stream();
        const events = bench.events(1 + (round % 3));
        const expected = round % 2 === 0 ? 0 : 'any';
        const results = await Promise.all([1, 2, 3, 4].map(() => bench.append(stream, expected, events)));
        if (results.some(({ ok }) => ok !== true)) throw new Breach('Not each of them was ok.');
        await bench.expectStream(stream, events);
      }
    },
  },
  {
    code: 'ids-are-unique',
    sentence: 'An event id that stands in the log, in whichever stream, is not stored again.',
    async check(bench) {
      const [stream, other] = [bench.stream(), bench.stream()];
      const [first] = bench.events(1) as [NewEvent];
      const next = bench.events(1);
      await bench.store(stream, 0, [first]);
      await bench.store(stream, 1, next);
      for (const [where, expected] of [
        [other, 0],
        [other, 'any'],
        [stream, 2],
      ] as const) {
        bench.round();
        if ((await bench.append(where, expected, [first])).ok === true) {
          throw new Breach('It was stored again, at another place.');
        }
      }
      await bench.expectStream(stream, [first, ...next]);
      await bench.expectStream(other, []);
    },
  },
];
