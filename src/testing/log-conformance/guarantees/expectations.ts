import { Breach } from '../../conformance/failure.js';
import type { Bench } from '../bench.js';
import type { Guarantee } from './guarantee.js';

async function expectConflict(bench: Bench, stream: string, expected: number, actual: number): Promise<void> {
  const result = await bench.append(stream, expected, bench.events());
  if (result.ok === true)
    throw new Breach(`Expected ${expected} on a stream that ends at ${actual} was accepted.`);
  if (result.ok === 'rejected') throw new Breach('A conflict was thrown: it is a value.');
  if (result.actual !== actual) {
    throw new Breach(`The conflict tells of version ${result.actual}, and the stream ends at ${actual}.`);
  }
}

/** What a log makes of the version that it is told to expect. */
export const EXPECTATIONS: readonly Guarantee[] = [
  {
    code: 'dense-versions',
    sentence: 'The versions of a stream are dense from 1, and an append answers with the last of them.',
    async check(bench) {
      const stream = bench.stream();
      const batches = [bench.events(1), bench.events(3), bench.events(2)];
      let version = 0;
      for (const batch of batches) {
        const answered = await bench.store(stream, version, batch);
        version += batch.length;
        if (answered !== version) throw new Breach(`An append that ends at ${version} answered ${answered}.`);
      }
      const last = bench.events(1);
      if ((await bench.store(stream, 'any', last)) !== 7)
        throw new Breach("'any' did not append at the end.");
      await bench.expectStream(stream, [...batches.flat(), ...last]);
      const from = await bench.read(stream, 3);
      if (from.map((event) => event.version).join() !== '3,4,5,6,7') {
        throw new Breach('Read from version 3, the stream did not give versions 3 to 7.');
      }
      if ((await bench.read(stream, 8)).length > 0) throw new Breach('There was something behind the end.');
      if ((await bench.read(bench.stream())).length > 0)
        throw new Breach('A stream nobody wrote has events.');
    },
  },
  {
    code: 'zero-means-no-stream',
    sentence: 'Expected 0 on a stream that exists is a conflict.',
    async check(bench) {
      const stream = bench.stream();
      const stored = bench.events(2);
      await bench.store(stream, 0, stored);
      await expectConflict(bench, stream, 0, 2);
      await bench.expectStream(stream, stored);
    },
  },
  {
    code: 'gap-refused',
    sentence: 'Expected more than the stream has is a conflict: no version is left out.',
    async check(bench) {
      const stream = bench.stream();
      await expectConflict(bench, stream, 7, 0);
      const stored = bench.events(1);
      await bench.store(stream, 0, stored);
      await expectConflict(bench, stream, 6, 1);
      await bench.expectStream(stream, stored);
    },
  },
  {
    code: 'middle-of-a-batch-refused',
    sentence: 'Expected a version in the middle of a batch is a conflict.',
    async check(bench) {
      const stream = bench.stream();
      const stored = bench.events(3);
      await bench.store(stream, 0, stored);
      await expectConflict(bench, stream, 1, 3);
      await expectConflict(bench, stream, 2, 3);
      await bench.expectStream(stream, stored);
    },
  },
  {
    code: 'unknown-expectation-refused',
    sentence:
      "An expectation that the port does not know (a name, a fraction, nothing) is refused, never taken for 'any'.",
    async check(bench) {
      const stream = bench.stream();
      const stored = bench.events(1);
      await bench.store(stream, 0, stored);
      const unknown = [
        'no-stream',
        'stream-exists',
        'ANY',
        '0',
        '1',
        -1,
        0.5,
        1.5,
        Number.NaN,
        null,
        undefined,
      ];
      for (const expected of unknown) {
        bench.round();
        const result = await bench.append(stream, expected as never, bench.events());
        if (result.ok === true) throw new Breach('It was accepted.');
      }
      await bench.expectStream(stream, stored);
    },
  },
];
