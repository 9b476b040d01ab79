import { type EventLog, LogError, memoryLog } from 'ce-referrals/log';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../scripts/faults/chance.js';
import { cutAppends } from '../../scripts/faults/cut-connections.js';
import type { Store } from '../../scripts/faults/engines.js';
import type { Verdict } from '../../scripts/faults/judge.js';
import { killServer } from '../../scripts/faults/kill-server.js';
import { race } from '../../scripts/faults/races.js';
import { acknowledgedNotStored } from '../log/broken/acknowledged-not-stored.js';
import { type Kept, plainLog } from '../log/broken/plain-log.js';
import { twoWinners } from '../log/broken/two-winners.js';
import { wrongOrder } from '../log/broken/wrong-order.js';

const NO_FAULT = { lost: 0, doubled: 0, refusedYetStored: 0, outOfPlace: 0 };

function faultsIn({ lost, doubled, refusedYetStored, outOfPlace }: Verdict): typeof NO_FAULT {
  return { lost, doubled, refusedYetStored, outOfPlace };
}

const raced = (log: EventLog) =>
  race(
    Array.from({ length: 9 }, () => log),
    10,
    chanceOf(1),
  );

describe('The races', () => {
  it('find nothing in a log that is right', async () => {
    const { times, withoutOneWinner, verdict } = await raced(memoryLog());
    expect({ times, withoutOneWinner }).toStrictEqual({ times: 10, withoutOneWinner: 0 });
    expect(faultsIn(verdict)).toStrictEqual(NO_FAULT);
    expect(verdict.acknowledged).toBeGreaterThanOrEqual(10);
    expect(verdict.refused).toBeGreaterThanOrEqual(80);
  });

  it('find more than one winner', async () => {
    const { withoutOneWinner, verdict } = await raced(twoWinners());
    expect(withoutOneWinner).toBe(10);
    expect(verdict.lost + verdict.outOfPlace).toBeGreaterThan(0);
  });

  it('find what is acknowledged and not stored', async () => {
    const { verdict } = await raced(acknowledgedNotStored());
    expect(verdict.lost).toBeGreaterThan(0);
  });

  it('find what is stored though it was refused', async () => {
    const log = memoryLog();
    const { withoutOneWinner, verdict } = await raced({
      ...log,
      async append(stream, expected, events) {
        const answer = await log.append(stream, 'any', events);
        const isMet = answer.ok && answer.version === Number(expected) + events.length;
        return isMet ? answer : { ok: false, reason: 'conflict', actual: 1 };
      },
    });
    expect(withoutOneWinner).toBe(0);
    expect(verdict).toMatchObject({ lost: 0, doubled: 0, outOfPlace: 0 });
    expect(verdict.refusedYetStored).toBe(verdict.refused);
  });

  it('find a reading in another order', async () => {
    const { verdict } = await raced(wrongOrder());
    expect(verdict.outOfPlace).toBeGreaterThan(0);
  });

  it('find events that nobody gave', async () => {
    const log = memoryLog();
    await log.append('of-nobody', 0, [{ id: 'of-nobody', event: { type: 'acknowledged' } as never }]);
    expect(faultsIn((await raced(log)).verdict)).toStrictEqual({ ...NO_FAULT, doubled: 1 });
  });
});

describe('The appends whose answer does not come', () => {
  /** The answer to some appends is lost, once. */
  function cuttable(log: EventLog): { readonly log: EventLog; cutBehind(stream: string): void } {
    const armed = new Set<string>();
    return {
      cutBehind: (stream) => void armed.add(stream),
      log: {
        ...log,
        async append(stream, ...rest) {
          const answer = await log.append(stream, ...rest);
          if (armed.delete(stream)) throw new LogError('connection-lost');
          return answer;
        },
      },
    };
  }

  it('are found again by their retries in a log that is right', async () => {
    const { log, cutBehind } = cuttable(memoryLog());
    const { found, verdict } = await cutAppends([log, log], 20, cutBehind, chanceOf(2));
    expect(found).toBe(20);
    expect(faultsIn(verdict)).toStrictEqual(NO_FAULT);
  });

  it('are seen twice in one that stores a retry again', async () => {
    const kept = memoryLog();
    let appends = 0;
    async function* asGiven<T extends { readonly id: string }>(events: AsyncIterable<T>) {
      for await (const event of events) yield { ...event, id: event.id.replace(/#.*/, '') };
    }
    const forgetful: EventLog = {
      append(stream, _, events) {
        appends += 1;
        return kept.append(
          stream,
          'any',
          events.map((event) => ({ ...event, id: `${event.id}#${appends}` })),
        );
      },
      read: (...call) => asGiven(kept.read(...call)),
      readAll: (...call) => asGiven(kept.readAll(...call)),
    };
    const { log, cutBehind } = cuttable(forgetful);
    const { found, verdict } = await cutAppends([log], 20, cutBehind, chanceOf(3));
    expect(found).toBe(0);
    expect(verdict.doubled).toBeGreaterThanOrEqual(20);
  });
});

describe('The kills of a server', () => {
  // A log over what is kept, with a disk that takes a moment.
  function onServer(): { readonly store: Store; readonly kept: Kept } {
    const kept: Kept = { streams: new Map(), all: [] };
    const log = plainLog({ begin: () => new Promise((resolve) => setImmediate(resolve)) }, kept);
    return { kept, store: { url: '', open: async () => ({ ...log, close: async () => {} }) } };
  }
  const nothing = async (): Promise<void> => {};

  it('find nothing where nothing is lost', async () => {
    const { store } = onServer();
    const killable = { kill: nothing, restart: nothing };
    const { times, pauses, verdict } = await killServer(store, killable, 3, chanceOf(4), true);
    expect([times, pauses.length]).toStrictEqual([3, 3]);
    expect(faultsIn(verdict)).toStrictEqual(NO_FAULT);
    expect(verdict.acknowledged).toBeGreaterThan(100);
  });

  it('find what was acknowledged last and is gone', async () => {
    const { store, kept } = onServer();
    const kill = async (): Promise<void> => {
      const gone = kept.all.pop();
      kept.streams.get(gone?.stream ?? '')?.pop();
    };
    const { verdict } = await killServer(store, { kill, restart: nothing }, 2, chanceOf(5), true);
    expect(verdict.lost).toBeGreaterThan(0);
  });
});
