import { decide, initialState, type ReferralEvent } from 'ce-referrals';
import { type EventLog, isLogError, LogError, memoryLog, type NewEvent } from 'ce-referrals/log';
import { describe, expect, it } from 'vitest';
import { refer } from './commands.js';

const decision = decide(refer('r-1'), initialState);
const event = decision.ok ? (decision.events[0] as ReferralEvent) : ({} as never);
const one = (id: string): NewEvent[] => [{ id, event }];

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function ids(log: EventLog, stream: string, from?: number): Promise<string[]> {
  return (await all(log.read(stream, from === undefined ? {} : { from }))).map(({ id }) => id);
}

describe('memoryLog', () => {
  it('appends where the stream ends as expected, and nowhere else', async () => {
    const log = memoryLog();
    expect(await log.append('r-1', 0, one('a'))).toStrictEqual({ ok: true, version: 1 });
    expect(await log.append('r-1', 0, one('b'))).toStrictEqual({ ok: false, reason: 'conflict', actual: 1 });
    expect(await log.append('r-1', 2, one('b'))).toStrictEqual({ ok: false, reason: 'conflict', actual: 1 });
    expect(await log.append('r-1', 1, one('b'))).toStrictEqual({ ok: true, version: 2 });
    expect(await log.append('r-1', 'any', one('c'))).toStrictEqual({ ok: true, version: 3 });
    expect(await ids(log, 'r-1')).toStrictEqual(['a', 'b', 'c']);
    expect(await ids(log, 'r-1', 2)).toStrictEqual(['b', 'c']);
    expect(await ids(log, 'r-2')).toStrictEqual([]);
  });

  it('knows a retry by its ids, and says so', async () => {
    const log = memoryLog();
    const batch = [...one('a'), ...one('b')];
    await log.append('r-1', 0, batch);
    await log.append('r-1', 2, one('c'));
    expect(await log.append('r-1', 0, batch)).toStrictEqual({ ok: true, version: 2, repeated: true });
    expect(await log.append('r-1', 'any', batch)).toStrictEqual({ ok: true, version: 2, repeated: true });
    expect(await ids(log, 'r-1')).toStrictEqual(['a', 'b', 'c']);
  });

  it('refuses an id that stands elsewhere, and the whole batch with it', async () => {
    const log = memoryLog();
    await log.append('r-1', 0, one('a'));
    const twice = log.append('r-2', 0, [...one('b'), ...one('a')]);
    await expect(twice).rejects.toMatchObject({ code: 'event-id-taken' });
    await expect(log.append('r-1', 1, one('a'))).rejects.toMatchObject({ code: 'event-id-taken' });
    expect(await ids(log, 'r-2')).toStrictEqual([]);
    expect(await ids(log, 'r-1')).toStrictEqual(['a']);
  });

  it.each([
    ['an expectation by name', 'r-1', 'no-stream', one('a')],
    ['a negative expectation', 'r-1', -1, one('a')],
    ['a fraction', 'r-1', 0.5, one('a')],
    ['no expectation', 'r-1', undefined, one('a')],
    ['no events', 'r-1', 0, []],
    ['an id twice', 'r-1', 0, [...one('a'), ...one('a')]],
    ['an empty id', 'r-1', 0, one('')],
    ['no id', 'r-1', 0, [{ event }]],
    ['nothing for an event', 'r-1', 0, [undefined]],
    ['an empty stream', '', 0, one('a')],
    ['a stream too long for an index', 'r'.repeat(513), 0, one('a')],
    ['U+0000', 'r\0', 0, one('a')],
    ['half a surrogate pair', 'r\ud83d', 0, one('a')],
  ])('refuses %s', async (_, stream, expected, events) => {
    const log = memoryLog();
    const refused = log.append(stream, expected as never, events as never);
    await expect(refused).rejects.toSatisfy(isLogError);
    expect(await all(log.readAll())).toStrictEqual([]);
  });

  it('takes the longest stream, and a whole surrogate pair', async () => {
    const log = memoryLog();
    expect(await log.append('r'.repeat(512), 0, one('a'))).toMatchObject({ ok: true });
    expect(await log.append('🏠', 0, one('b'))).toMatchObject({ ok: true });
  });

  it('reads from the first version that is not below the one asked for', async () => {
    const log = memoryLog();
    await log.append(
      'r-1',
      0,
      ['a', 'b', 'c'].map((id) => one(id)[0] as never),
    );
    const from = async (version: number) =>
      (await all(log.read('r-1', { from: version }))).map(({ id }) => id);
    expect(await from(2)).toStrictEqual(['b', 'c']);
    expect(await from(1.5)).toStrictEqual(['b', 'c']);
    expect(await from(-1)).toStrictEqual(['a', 'b', 'c']);
    expect(await from(4)).toStrictEqual([]);
    expect(await from(Number.NaN)).toStrictEqual([]);
  });

  it.each([
    ['a circle', Object.assign([], { 0: [] })],
    ['a bigint', { type: 1n }],
  ])('refuses %s as an event, without its content in the error', async (name, value) => {
    if (name === 'a circle') (value as unknown[])[0] = value;
    const refused = memoryLog().append('r-1', 0, [{ id: 'a', event: value as never }]);
    await expect(refused).rejects.toSatisfy(
      (error: LogError) => error.code === 'event-not-json' && !('cause' in error),
    );
  });

  it('copies what it is given at once, and hands out frozen events', async () => {
    const log = memoryLog();
    const mine = structuredClone(event) as { data: { referralId: string } };
    const appended = log.append('r-1', 0, [{ id: 'a', event: mine as never }]);
    mine.data.referralId = 'another';
    await appended;
    const [stored] = await all(log.read('r-1'));
    expect(stored).toStrictEqual({ stream: 'r-1', version: 1, id: 'a', event });
    expect(Object.isFrozen(stored)).toBe(true);
    expect(Object.isFrozen(stored?.event.data)).toBe(true);
    const [checkpointed] = await all(log.readAll());
    expect(Object.isFrozen(checkpointed?.event.data)).toBe(true);
  });

  it('goes on after a checkpoint, and refuses what is none', async () => {
    const log = memoryLog();
    for (const id of ['a', 'b', 'c']) await log.append(`r-${id}`, 0, one(id));
    const [first] = await all(log.readAll());
    const rest = await all(log.readAll({ after: first!.checkpoint }));
    expect(rest.map(({ id }) => id)).toStrictEqual(['b', 'c']);
    for (const after of ['', '0', '4', 'a', '1.5', '-1']) {
      await expect(all(log.readAll({ after }))).rejects.toMatchObject({ code: 'checkpoint-unknown' });
    }
  });

  it('wakes whoever asked, until it is stopped', async () => {
    const log = memoryLog();
    let woken = 0;
    const stop = log.onAppend(() => {
      woken += 1;
    });
    await log.append('r-1', 0, one('a'));
    await log.append('r-1', 0, one('a'));
    expect(woken).toBe(1);
    stop();
    await log.append('r-1', 1, one('b'));
    expect(woken).toBe(1);
  });
});

describe('a LogError', () => {
  it('is known by its code, from whichever copy', () => {
    expect(isLogError(new LogError('too-many-conflicts'))).toBe(true);
    expect(isLogError(Object.assign(new Error('x'), { code: 'event-id-taken' }))).toBe(true);
    expect(isLogError(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe(false);
    expect(isLogError({ code: 'event-id-taken' })).toBe(false);
  });
});
