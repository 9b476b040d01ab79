import { type EventLog, follow, handle, memoryLog } from 'ce-referrals/log';
import { describe, expect, it } from 'vitest';
import { acknowledge, refer } from './commands.js';

/** Without `onAppend`: it has to be asked. */
function silent(log: EventLog): EventLog {
  return { append: log.append, read: log.read, readAll: log.readAll };
}

async function taken(
  log: EventLog,
  count: number,
  options: Parameters<typeof follow>[1] = {},
): Promise<{ ids: string[]; checkpoint: string }> {
  const ids: string[] = [];
  let last = '';
  for await (const { id, checkpoint } of follow(log, options)) {
    ids.push(id);
    last = checkpoint;
    if (ids.length === count) break;
  }
  return { ids, checkpoint: last };
}

describe('follow', () => {
  it('gives what is there and what comes, woken by the log', async () => {
    const log = memoryLog();
    const give = handle(log);
    await give('r-1', refer('r-1', 'c-1'));
    const three = taken(log, 3);
    await give('r-1', acknowledge('c-2'));
    await give('r-2', refer('r-2', 'c-3'));
    expect((await three).ids).toStrictEqual(['c-1:0', 'c-2:0', 'c-3:0']);
  });

  it('asks a log that cannot wake it, at the given interval', async () => {
    const log = memoryLog();
    const two = taken(silent(log), 2, { every: 1 });
    await handle(log)('r-1', refer('r-1', 'c-1'));
    await handle(log)('r-1', acknowledge('c-2'));
    expect((await two).ids).toStrictEqual(['c-1:0', 'c-2:0']);
  });

  it('goes on after a checkpoint', async () => {
    const log = memoryLog();
    for (const id of ['1', '2', '3']) await handle(log)(id, refer(id, id));
    const { checkpoint } = await taken(log, 2);
    expect((await taken(log, 1, { after: checkpoint })).ids).toStrictEqual(['3:0']);
  });

  it('misses nothing that is appended while it reads', async () => {
    const log = memoryLog();
    let isFirst = true;
    const busy: EventLog = {
      ...log,
      async *readAll(options) {
        yield* log.readAll(options);
        // The reading is over for the log, and the follower does not know yet.
        if (isFirst) await handle(log)('r-1', refer('r-1', 'c-1'));
        isFirst = false;
      },
    };
    expect((await taken(busy, 1)).ids).toStrictEqual(['c-1:0']);
  });

  it.each([
    ['while it waits', memoryLog()],
    [
      'while the log does not answer',
      {
        ...memoryLog(),
        readAll: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) }),
      },
    ],
  ])('ends on the signal %s', async (_, log) => {
    const controller = new AbortController();
    const none = taken(log, 1, { signal: controller.signal });
    setTimeout(() => controller.abort(), 1);
    expect((await none).ids).toStrictEqual([]);
  });

  it('ends at once where the signal is aborted, before the next event', async () => {
    const log = memoryLog();
    for (const id of ['1', '2']) await handle(log)(id, refer(id, id));
    expect((await taken(log, 9, { signal: AbortSignal.abort() })).ids).toStrictEqual([]);
    const controller = new AbortController();
    const ids: string[] = [];
    for await (const { id } of follow(log, { signal: controller.signal })) {
      ids.push(id);
      controller.abort();
    }
    expect(ids).toStrictEqual(['1:0']);
  });

  it('lets go of the log when it is left', async () => {
    const log = memoryLog();
    let listeners = 0;
    const counted: EventLog = {
      ...log,
      onAppend: (wake) => {
        listeners += 1;
        const stop = log.onAppend(wake);
        return () => {
          listeners -= 1;
          stop();
        };
      },
    };
    await handle(log)('r-1', refer('r-1', 'c-1'));
    await taken(counted, 1);
    expect(listeners).toBe(0);
  });

  it('does not start where nothing could wake it', async () => {
    const never = { code: 'follow-never-wakes' };
    await expect(taken(silent(memoryLog()), 1)).rejects.toMatchObject(never);
    await expect(taken(memoryLog(), 1, { every: 0 })).rejects.toMatchObject(never);
    await expect(taken(memoryLog(), 1, { every: Number.NaN })).rejects.toMatchObject(never);
  });

  it('lets out what the log throws', async () => {
    await expect(taken(memoryLog(), 1, { after: 'no checkpoint' })).rejects.toMatchObject({
      code: 'checkpoint-unknown',
    });
  });
});
