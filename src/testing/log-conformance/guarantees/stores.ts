import type { NewEvent } from '../../../log/port.js';
import { Breach } from '../../conformance/failure.js';
import type { Guarantee } from './guarantee.js';

/** What holds of a store that is closed and opened. */
export const STORES: readonly Guarantee[] = [
  {
    code: 'reopening-loses-nothing',
    sentence: 'What was acknowledged is there after the store was closed and opened again.',
    needs: 'reopen',
    async check(bench) {
      const after = await bench.lastCheckpoint();
      const [stream, other] = [bench.stream(), bench.stream()];
      const [first, second, theirs] = [bench.events(2), bench.events(1), bench.events(1)];
      await bench.store(stream, 0, first);
      await bench.store(other, 0, theirs);
      const before = await bench.allOf([stream, other], 3, after);
      await bench.reopen();
      await bench.expectStream(stream, first);
      const again = await bench.allOf([stream, other], 3, after);
      if (
        again.map(({ checkpoint }) => checkpoint).join() !== before.map(({ checkpoint }) => checkpoint).join()
      ) {
        throw new Breach('The checkpoints are others than before.');
      }
      const retried = await bench.append(stream, 0, first);
      if (retried.ok !== true || retried.repeated !== true)
        throw new Breach('A retry after opening was not known.');
      if ((await bench.append(stream, 0, bench.events(1))).ok === true)
        throw new Breach('Expected 0 was accepted.');
      await bench.store(stream, 2, second);
      await bench.expectStream(stream, [...first, ...second]);
      await bench.expectStream(other, theirs);
    },
  },
  {
    code: 'one-opener',
    sentence: 'Who opens an embedded store that is open is refused, and the first one goes on.',
    needs: 'openAgain',
    async check(bench) {
      const stream = bench.stream();
      const stored: NewEvent[] = [];
      for (const batch of [bench.events(1), bench.events(1)]) {
        await bench.store(stream, stored.length, batch);
        stored.push(...batch);
        if (await bench.opensAgain()) throw new Breach('The second one has it open, too.');
      }
      await bench.expectStream(stream, stored);
    },
  },
];
