import * as fc from 'fast-check';
import type { NewEvent } from '../../../log/port.js';
import { Breach } from '../../conformance/failure.js';
import type { Bench } from '../bench.js';
import type { Guarantee } from './guarantee.js';

/** What the log must hold: lists in memory. */
interface Model {
  readonly streams: readonly NewEvent[][];
  /** Batches that were accepted: where, behind which version, what. */
  readonly batches: {
    readonly stream: number;
    readonly after: number;
    readonly events: readonly NewEvent[];
  }[];
}

interface Real {
  readonly bench: Bench;
  readonly streams: readonly string[];
  readonly after: string | undefined;
}

type Command = fc.AsyncCommand<Model, Real>;

const STREAMS = 3;
const EXPECTED = ['the end', 'any', 'nothing', 'one less', 'one more'] as const;

function expectedOf(choice: (typeof EXPECTED)[number], end: number): number | 'any' {
  const choices = {
    'the end': end,
    any: 'any',
    nothing: 0,
    'one less': Math.max(0, end - 1),
    'one more': end + 1,
  } as const;
  return choices[choice];
}

const append = fc
  .record({
    stream: fc.nat({ max: STREAMS - 1 }),
    expected: fc.constantFrom(...EXPECTED),
    count: fc.integer({ min: 1, max: 3 }),
  })
  .map(
    ({ stream, expected: choice, count }): Command => ({
      check: () => true,
      async run(model, { bench, streams }) {
        const history = model.streams[stream] as NewEvent[];
        const [expected, events] = [expectedOf(choice, history.length), bench.events(count)];
        const end = history.length;
        const result = await bench.append(streams[stream] as string, expected, events);
        if (result.ok === 'rejected') throw new Breach('An append was rejected: a value was to be expected.');
        if (result.ok !== (expected === 'any' || expected === end)) {
          throw new Breach(
            `Expected ${expected} on a stream that ends at ${end}: ${result.ok ? 'ok' : 'conflict'}.`,
          );
        }
        if (!result.ok) {
          if (result.actual !== end) throw new Breach(`The conflict tells of ${result.actual}, not ${end}.`);
          return;
        }
        if (result.version !== end + count)
          throw new Breach(`The answer is ${result.version}, not ${end + count}.`);
        if (result.repeated === true) throw new Breach('New events were said to stand there already.');
        history.push(...events);
        model.batches.push({ stream, after: end, events });
      },
      toString: () => `append ${count} to stream ${stream}, expected: ${choice}`,
    }),
  );

const retry = fc.nat().map(
  (choice): Command => ({
    check: ({ batches }) => batches.length > 0,
    async run({ batches }, { bench, streams }) {
      const { stream, after, events } = batches[choice % batches.length] as Model['batches'][number];
      const result = await bench.append(streams[stream] as string, after, events);
      if (result.ok !== true || result.repeated !== true || result.version !== after + events.length) {
        throw new Breach(
          'The same ids at the same place again were not answered as repeated, with their version.',
        );
      }
    },
    toString: () => `retry batch ${choice}`,
  }),
);

const read = fc.nat({ max: STREAMS - 1 }).map(
  (stream): Command => ({
    check: () => true,
    run: (model, { bench, streams }) =>
      bench.expectStream(streams[stream] as string, model.streams[stream] as NewEvent[]),
    toString: () => `read stream ${stream}`,
  }),
);

const readAll = fc.nat().map(
  (choice): Command => ({
    check: () => true,
    async run(model, { bench, streams, after }) {
      const total = model.streams.flat().length;
      const all = await bench.allOf(streams, total, after);
      if (all.length !== total)
        throw new Breach(`readAll gave ${all.length} events, and ${total} are stored.`);
      model.streams.forEach((events, index) => {
        const ids = all.filter(({ stream }) => stream === streams[index]).map(({ id }) => id);
        if (ids.join() !== events.map(({ id }) => id).join()) {
          throw new Breach('readAll does not give the events of a stream in their order.');
        }
      });
      if (total === 0) return;
      const place = choice % total;
      const rest = await bench.allOf(streams, total - place - 1, all[place]?.checkpoint);
      if (
        rest.map(({ id }) => id).join() !==
        all
          .slice(place + 1)
          .map(({ id }) => id)
          .join()
      ) {
        throw new Breach(
          `After the checkpoint of event ${place + 1} of ${total}, readAll does not go on there.`,
        );
      }
    },
    toString: () => `read all, and again after event ${choice}`,
  }),
);

/** Any calls, one after another: the log answers like lists in memory. */
export const MODEL: Guarantee = {
  code: 'like-the-model',
  sentence: 'Whatever is called, one call after another, the log answers like lists in memory.',
  async check(bench, { runs, seed }) {
    let after = await bench.lastCheckpoint();
    const commands = fc.commands(
      [append, append, retry, read, readAll] as unknown as fc.Arbitrary<Command>[],
      { size: 'medium' },
    );
    let isLost = false;
    const property = fc.asyncProperty(commands, async (chosen) => {
      // Calls that never come back are waited for a few times, not at each step of shrinking.
      if (isLost) return;
      // Only what is new is read: the examples before this one may have stored thousands of events.
      after = (await bench.readAll(after)).at(-1)?.checkpoint ?? after;
      bench.round();
      const setup = (): { model: Model; real: Real } => ({
        model: { streams: Array.from({ length: STREAMS }, () => []), batches: [] },
        real: { bench, after, streams: Array.from({ length: STREAMS }, () => bench.stream()) },
      });
      try {
        await fc.asyncModelRun(setup, chosen);
      } catch (error) {
        isLost = bench.isLost();
        throw error;
      }
    });
    const { counterexample, errorInstance, numShrinks } = await fc.check(property, {
      numRuns: runs,
      seed,
      interruptAfterTimeLimit: bench.milliseconds * 8,
    });
    if (counterexample === null) return;
    if (!(errorInstance instanceof Breach)) throw errorInstance;
    const commandsLeft = `${counterexample[0]}`.replace(/ \/\*.*\*\/$/, '');
    throw new Breach(`${errorInstance.message}\nSeen with: ${commandsLeft} (shrunk ${numShrinks} times).`);
  },
};
