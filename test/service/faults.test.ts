import { type EventLog, LogError, type LogErrorCode, memoryLog } from 'ce-referrals/log';
import { afterEach, describe, expect, it } from 'vitest';
import {
  acknowledging,
  closeAll,
  declining,
  elsewhere,
  lengthOf,
  manager,
  provider,
  REFERRAL,
  referring,
  serve,
} from './under-test.js';

const COMMANDS = `/referrals/${REFERRAL}/commands`;

afterEach(closeAll);

/** A log in memory whose calls can be made to fail. */
function faulty() {
  const log = memoryLog();
  const switches: { append?: () => void; read?: () => void; readAll?: () => void; after?: () => void } = {};
  const wrapped: EventLog = {
    onAppend: log.onAppend,
    async append(...given) {
      switches.append?.();
      const result = await log.append(...given);
      switches.after?.();
      return result;
    },
    async *read(...given) {
      switches.read?.();
      yield* log.read(...given);
    },
    async *readAll(...given) {
      switches.readAll?.();
      yield* log.readAll(...given);
    },
  };
  return { log, wrapped, switches };
}

function fails(error: unknown): () => never {
  return () => {
    throw error;
  };
}

describe('a log that fails', () => {
  it.each<LogErrorCode>(['connection-lost', 'store-failed', 'disk-full', 'permission-denied'])(
    'with %s is told as a service to be asked again, and is then asked again',
    async (code) => {
      const { wrapped, switches } = faulty();
      const { post, get, done, lines } = await serve({ log: wrapped });
      await done(referring(), manager);
      switches.append = fails(new LogError(code));
      const given = { as: provider, key: 'k9-again' };
      const { status, type, headers, body } = await post(COMMANDS, acknowledging, given);
      expect({ status, type }).toEqual({ status: 503, type: 'application/problem+json' });
      expect(body).toMatchObject({ code: 'log-unavailable', status: 503 });
      expect(headers['retry-after']).toBe('2');
      // What the operator is to know, and no client.
      expect(lines.some((line) => line.includes(code))).toBe(true);
      expect(JSON.stringify(body)).not.toContain(code);

      delete switches.append;
      expect((await post(COMMANDS, acknowledging, given)).body).toMatchObject({ recorded: true, version: 2 });
      switches.read = fails(new LogError(code));
      expect(await get(`/referrals/${REFERRAL}`, { as: provider })).toMatchObject({ status: 503 });
    },
  );

  it('after it stored the command gives the first answer to the same Idempotency-Key', async () => {
    const { log, wrapped, switches } = faulty();
    const { post, done } = await serve({ log: wrapped });
    await done(referring(), manager);
    const given = { as: provider, key: 'k9-lost' };
    switches.after = fails(new LogError('connection-lost'));
    expect((await post(COMMANDS, acknowledging, given)).status).toBe(503);
    delete switches.after;
    expect(await lengthOf(log)).toBe(2);
    expect(await post(COMMANDS, acknowledging, given)).toMatchObject({
      status: 200,
      body: { recorded: true, version: 2, state: { status: 'acknowledged' } },
    });
    expect(await lengthOf(log)).toBe(2);
  });

  it('where others append each time is told as a conflict', async () => {
    const { wrapped, switches, log } = faulty();
    const { post, done } = await serve({ log: wrapped });
    await done(referring(), manager);
    let appended = 1;
    const crowded: EventLog = {
      ...wrapped,
      append: async () => ({ ok: false, reason: 'conflict', actual: ++appended }),
    };
    const busy = await serve({ log: crowded });
    const { status, body, headers } = await busy.post(COMMANDS, acknowledging, { as: provider });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'too-many-conflicts' });
    expect(headers).not.toHaveProperty('retry-after');
    expect(await lengthOf(log)).toBe(1);
    expect(switches).toEqual({});
    expect((await post(COMMANDS, acknowledging, { as: provider })).status).toBe(200);
  });

  it('in a way that nobody foresaw is told as such, and nothing of the error leaves the service', async () => {
    const { wrapped, switches } = faulty();
    const { post, done, lines } = await serve({ log: wrapped });
    await done(referring(), manager);
    switches.append = fails(new TypeError('cannot store c9-of-r9-5e1f for u9-22bb'));
    const { status, body } = await post(COMMANDS, acknowledging, { as: provider });
    expect({ status, body }).toEqual({
      status: 500,
      body: {
        type: 'urn:problem-type:ce-referrals:internal',
        title: 'The service failed.',
        status: 500,
        code: 'internal',
      },
    });
    const told = lines.map((line) => JSON.parse(line)).find(({ err }) => err !== undefined);
    expect(told.err).toMatchObject({ type: 'TypeError', message: '', stack: expect.stringContaining('at ') });
  });

  it('before the service begins keeps it from beginning', async () => {
    const { wrapped, switches } = faulty();
    switches.readAll = fails(new LogError('connection-lost'));
    await expect(serve({ log: wrapped })).rejects.toMatchObject({ code: 'connection-lost' });
  });
});

describe('the work list', () => {
  it('is not given while the log cannot be followed, and then has what was missed', async () => {
    const { log, wrapped, switches } = faulty();
    let hear = (_: string): void => {};
    const line = (part: string): Promise<void> =>
      new Promise((resolve) => {
        hear = (told) => (told.includes(part) ? resolve() : undefined);
      });
    const { get, done, lines } = await serve({ log: wrapped, every: 1, onLine: (told) => hear(told) });
    await done(referring(), manager);

    let tried = 0;
    const triedAgain = new Promise<void>((resolve) => {
      switches.readAll = () => {
        tried += 1;
        if (tried === 3) resolve();
        throw new LogError('connection-lost');
      };
    });
    await line('connection-lost');
    await triedAgain;
    expect(lines.filter((told) => told.includes('connection-lost'))).toHaveLength(1);
    for (const path of ['/work-list', '/health']) {
      const { status, body, headers } = await get(path, { as: provider });
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'work-list-behind' });
      expect(headers).toHaveProperty('retry-after');
    }
    await elsewhere(log, acknowledging, provider);
    await elsewhere(log, declining, provider);
    expect((await get(`/referrals/${REFERRAL}`, { as: provider })).body.version).toBe(3);

    const again = new Promise<void>((resolve) => {
      switches.readAll = () => resolve();
    });
    await again;
    await new Promise((resolve) => setImmediate(resolve));
    expect((await get('/health')).status).toBe(200);
    const { body } = await get('/work-list', { as: provider });
    expect(body.groups.unsuccessful).toMatchObject([{ referralId: REFERRAL, status: 'unsuccessful' }]);
  });

  it('tells the operator, by its code alone, of an event that has no place', async () => {
    const log = memoryLog();
    const event = {
      type: 'acknowledged',
      data: { acknowledgedOn: '2026-03-03' },
      metadata: { source: 'import' },
    };
    await log.append(REFERRAL, 0, [{ id: 'r9-1', event: event as never }]);
    const { lines } = await serve({ log });
    expect(lines.map((line) => JSON.parse(line).finding).filter(Boolean)).toEqual(['unknown-referral']);
  });
});
