import { createServer, type Server } from 'node:http';
import { jetstream, jetstreamManager, type StreamConfig } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { CheckpointedEvent, RecordedEvent } from 'ce-referrals';
import { type EventLog, follow, handle, type NewEvent } from 'ce-referrals/log';
import { natsLog } from 'ce-referrals/log/nats';
import { logConformance } from 'ce-referrals/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledge, refer } from './commands.js';
import { hasNatsServer, type NatsServers, startNats } from './nats-server.js';

const isThere = hasNatsServer();
const MISSING = 'nats-server is not on the PATH (apt-get install nats-server)';
if (!isThere) console.warn(`${MISSING}: the tests of natsLog are left out.`);

it.runIf(process.env.CI === 'true')('nats-server is on the PATH where the tests must be complete', () => {
  expect(isThere, MISSING).toBe(true);
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const versionsOf = (events: readonly RecordedEvent[]) => events.map(({ version }) => version);
const idsOf = (events: readonly RecordedEvent[]) => events.map(({ id }) => id);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

function events(...ids: string[]): NewEvent[] {
  return ids.map((id) => ({
    id,
    event: { type: 'acknowledged', data: { acknowledgedOn: '2026-03-03' } } as unknown as NewEvent['event'],
  }));
}

/** The same connection, but for what is given. */
function altered(connection: NatsConnection, changes: Partial<NatsConnection>): NatsConnection {
  return Object.create(connection, Object.getOwnPropertyDescriptors(changes)) as NatsConnection;
}

let made = 0;
function prefix(): string {
  made += 1;
  return `log-${made}`;
}

describe.skipIf(!isThere)('natsLog over three servers', () => {
  let cluster: NatsServers;
  let connection: NatsConnection;
  beforeAll(async () => {
    cluster = await startNats({ count: 3 });
    connection = await cluster.connect();
  });
  afterAll(() => cluster?.stop());

  describe('keeps every guarantee', () => {
    const open = async () => {
      const own = await cluster.connect();
      return { log: await natsLog(own, { prefix: 'kept' }), close: () => own.close() };
    };
    logConformance({
      test: it,
      runs: 4,
      open,
      reopen: async (before) => {
        await before.close?.();
        return open();
      },
    });
  });

  it('loses and doubles nothing where the leader is killed while many append', async () => {
    const name = prefix();
    const manager = await jetstreamManager(connection);
    const logs = await Promise.all(
      [1, 2, 3].map(async () =>
        natsLog(await cluster.connect({ maxReconnectAttempts: -1 }), { prefix: name }),
      ),
    );
    const acknowledged: { stream: string; id: string; version: number }[] = [];
    let isOver = false;
    const writer = async (log: EventLog, stream: string, expected: 'any' | 'own'): Promise<void> => {
      for (let count = 0; !isOver; ) {
        const [event] = events(`${stream}-${crypto.randomUUID()}`) as [NewEvent];
        const result = await log.append(stream, expected === 'any' ? 'any' : count, [event]);
        expect(result.ok).toBe(true);
        if (!result.ok) return;
        count = result.version;
        acknowledged.push({ stream, id: event.id, version: result.version });
      }
    };
    const writers = logs.flatMap((log, index) => [
      writer(log, `own-${index}`, 'own'),
      writer(log, 'shared', 'any'),
    ]);
    const enough = async (more: number): Promise<void> => {
      for (const end = acknowledged.length + more; acknowledged.length < end; ) {
        await Promise.race([...writers, new Promise((resolve) => setTimeout(resolve, 5))]);
      }
    };
    await enough(60);
    const leader = cluster.numberOf((await manager.streams.info(name)).cluster?.leader);
    await cluster.kill(leader);
    await enough(60);
    await cluster.start(leader);
    await enough(20);
    isOver = true;
    await Promise.all(writers);

    const fresh = await natsLog(await cluster.connect(), { prefix: name });
    for (const stream of new Set(acknowledged.map((one) => one.stream))) {
      const stored = await all(fresh.read(stream));
      expect(versionsOf(stored)).toStrictEqual(upTo(stored.length));
      const told = acknowledged.filter((one) => one.stream === stream).sort((a, b) => a.version - b.version);
      expect(idsOf(stored)).toStrictEqual(told.map(({ id }) => id));
    }
    const whole = idsOf(await all(fresh.readAll()));
    expect([...whole].sort()).toStrictEqual(acknowledged.map(({ id }) => id).sort());
  });

  it('refuses fewer replicas than are asked for, and takes as many', async () => {
    const name = prefix();
    await natsLog(connection, { prefix: name, replicas: 2 });
    await expect(natsLog(connection, { prefix: name })).rejects.toMatchObject({
      code: 'stream-unsafe',
      settings: ['num_replicas'],
    });
    await expect(natsLog(connection, { prefix: prefix(), replicas: 4 })).rejects.toMatchObject({
      code: 'replicas-unavailable',
    });
    expect((await natsLog(connection, { prefix: name, replicas: 2 })).warnings).toMatchObject([
      { code: 'sync-interval-unknown' },
    ]);
  });
});

describe.skipIf(!isThere)('natsLog', () => {
  let servers: NatsServers;
  let connection: NatsConnection;
  beforeAll(async () => {
    servers = await startNats({ count: 1 });
    connection = await servers.connect();
  });
  afterAll(() => servers?.stop());

  const open = (name = prefix(), on = connection) => natsLog(on, { prefix: name, replicas: 1 });
  async function stream(config: Partial<StreamConfig> & { name: string }): Promise<void> {
    const manager = await jetstreamManager(connection);
    await manager.streams.add({
      subjects: [`${config.name}.>`],
      deny_delete: true,
      deny_purge: true,
      ...config,
    });
  }

  it.each([
    { prefix: '' },
    { prefix: 'a.b' },
    { prefix: 'a b' },
    { prefix: '*' },
    { prefix: '>' },
    { prefix: 'x'.repeat(65) },
    { replicas: 0 },
    { replicas: 6 },
    { replicas: 1.5 },
    { patience: Number.NaN },
  ])('refuses %o, which has no meaning', async (options) => {
    await expect(natsLog(connection, { replicas: 1, ...options })).rejects.toMatchObject({
      code: 'options-malformed',
    });
  });

  it('takes the longest prefix there may be', async () => {
    const log = await open('x'.repeat(64));
    expect(await log.append('r-1', 0, events('e-1'))).toStrictEqual({ ok: true, version: 1 });
  });

  it('makes no stream where it is not to, and opens the one that is there', async () => {
    const name = prefix();
    const reading = { prefix: name, replicas: 1, create: false };
    await expect(natsLog(connection, reading)).rejects.toMatchObject({ code: 'log-missing' });
    await open(name);
    expect(await all((await natsLog(connection, reading)).readAll())).toStrictEqual([]);
  });

  it('makes its stream once where many start at the same time', async () => {
    const name = prefix();
    const logs = await Promise.all(upTo(8).map(() => open(name)));
    await Promise.all(logs.map((log, index) => log.append(`r-${index}`, 0, events(`e-${index}`))));
    expect(await all((await open(name)).readAll())).toHaveLength(8);
  });

  it('asks a single server for one replica only, and says what that means', async () => {
    await expect(natsLog(connection, { prefix: prefix() })).rejects.toMatchObject({
      code: 'replicas-unavailable',
      natsCode: 10074,
    });
    expect((await open()).warnings.map(({ code }) => code)).toStrictEqual([
      'one-replica',
      'sync-interval-unknown',
    ]);
  });

  it.each<[string, Partial<StreamConfig>]>([
    ['deny_delete', { deny_delete: false }],
    ['deny_purge', { deny_purge: false }],
    ['storage', { storage: 'memory' }],
    ['retention', { retention: 'interest' }],
    ['max_age', { max_age: 60e9 * 60 }],
    ['max_bytes', { max_bytes: 1e6 }],
    ['max_msgs', { max_msgs: 1e6 }],
    ['max_msgs_per_subject', { max_msgs_per_subject: 1 }],
    ['no_ack', { no_ack: true }],
    ['subjects', { subjects: ['elsewhere.>'] }],
  ])(
    'refuses a stream whose %s can lose or change events, and leaves it as it is',
    async (setting, wrong) => {
      const name = prefix();
      await stream({ name, ...wrong });
      const refused = open(name);
      await expect(refused).rejects.toMatchObject({ code: 'stream-unsafe', settings: [setting] });
      await expect(refused).rejects.toThrow(`Wrong here: ${setting}.`);
      const manager = await jetstreamManager(connection);
      const { config, state } = await manager.streams.info(name);
      expect(config).toMatchObject(wrong);
      expect(state.messages).toBe(0);
      await manager.streams.delete(name);
    },
  );

  it('takes a stream that somebody made for it, with limits that refuse what is new', async () => {
    const name = prefix();
    await stream({ name, max_bytes: 1e6, max_msgs: 1e6, discard: 'new' });
    const log = await open(name);
    expect(await handle(log)('r-1', refer('r-1', 'c-1'))).toMatchObject({ ok: true });
    expect(log.onAppend).toBeUndefined();
  });

  it('refuses subjects that another stream has', async () => {
    const name = prefix();
    await stream({ name: `${name}-other`, subjects: [`${name}.r-1.*`] });
    await expect(open(name)).rejects.toMatchObject({ code: 'stream-unsafe', natsCode: 10065 });
  });

  it('refuses a stream that holds something else, or a log of a later version', async () => {
    const [other, newer] = [prefix(), prefix()];
    await stream({ name: other });
    await jetstream(connection).publish(`${other}.r-1.1`, 'hello');
    await expect(open(other)).rejects.toMatchObject({ code: 'stream-unsafe', settings: ['messages'] });
    await stream({ name: newer });
    await jetstream(connection).publish(`${newer}.log`, '{"format":2}');
    await expect(open(newer)).rejects.toMatchObject({ code: 'schema-newer' });
    const log = await open();
    expect(await all(log.readAll())).toStrictEqual([]);
  });

  it('refuses a server before 2.9.10, whichever part of the version is less', async () => {
    const at = (version: string) =>
      open(undefined, altered(connection, { info: { ...connection.info, version } as never }));
    for (const old of ['2.9.9', '2.8.11', '1.10.20', '2.9', 'dev']) {
      await expect(at(old)).rejects.toMatchObject({ code: 'server-too-old' });
    }
    for (const later of ['2.9.10', '2.9.11-beta.1', '2.10.0', '3.0.0']) {
      expect(await all((await at(later)).readAll())).toStrictEqual([]);
    }
  });

  it('refuses an event that fits into no message, with nothing of it stored', async () => {
    const log = await open();
    const [event] = events('e-1') as [NewEvent];
    const of = (length: number) => [
      { ...event, event: { ...event.event, note: 'x'.repeat(length) } as never },
    ];
    const refused = log.append('r-1', 0, of(1_048_576));
    await expect(refused).rejects.toMatchObject({ code: 'event-too-large' });
    expect(await log.append('r-1', 0, of(1_047_000))).toStrictEqual({ ok: true, version: 1 });
    expect(await all(log.read('r-1'))).toHaveLength(1);
  });

  it('says that the room is used up, and keeps what it acknowledged, and only that', async () => {
    const name = prefix();
    await stream({ name, max_bytes: 4_000, discard: 'new' });
    const log = await open(name);
    let stored = 0;
    const fill = async (): Promise<void> => {
      for (; stored < 100; stored += 1) await log.append('r-1', stored, events(`e-${stored}`));
    };
    await expect(fill()).rejects.toMatchObject({ code: 'disk-full', natsCode: 10077 });
    expect(stored).toBeGreaterThan(0);
    expect(versionsOf(await all((await open(name)).read('r-1')))).toStrictEqual(upTo(stored));

    const manager = await jetstreamManager(connection);
    await manager.streams.update(name, { max_bytes: 40_000 });
    expect(await log.append('r-1', stored, events(`e-${stored}`))).toMatchObject({ version: stored + 1 });
  });

  it('lets no name out of its subject', async () => {
    const name = prefix();
    const log = await open(name);
    const names = [
      'a.b',
      '*',
      '>',
      'a b',
      '"',
      'id',
      'log',
      '=',
      '=YQ',
      '..',
      '\u2028'.repeat(512),
      'é',
      'a\r\nb',
    ];
    for (const one of names) {
      expect(await log.append(one, 0, events(`of-${one.slice(0, 500)}`))).toStrictEqual({
        ok: true,
        version: 1,
      });
    }
    for (const one of names)
      expect(idsOf(await all(log.read(one)))).toStrictEqual([`of-${one.slice(0, 500)}`]);
    const streams = (await all(log.readAll())).map(({ stream }) => stream);
    expect(streams).toStrictEqual(names);
    const { state } = await (await jetstreamManager(connection)).streams.info(name, { subjects_filter: '>' });
    for (const subject of Object.keys(state.subjects ?? {})) {
      expect(subject).toMatch(/^log-\d+\.(log|[\w=-]+\.[1-9]\d*|id\.[\w=-]+\.[1-9]\d*)$/);
    }
  });

  it('knows its own append again where the answer was lost', async () => {
    const name = prefix();
    let lost = 0;
    const deaf = altered(connection, {
      async request(subject: string, ...rest: []) {
        const answer = await connection.request(subject, ...rest);
        if (!subject.startsWith(`${name}.r-1.`) || lost > 0) return answer;
        lost += 1;
        throw Object.assign(new Error(), { name: 'TimeoutError' });
      },
    });
    const log = await open(name, deaf);
    expect(await log.append('r-1', 0, events('e-1', 'e-2'))).toStrictEqual({
      ok: true,
      version: 2,
      repeated: true,
    });
    expect(lost).toBe(1);
    expect(idsOf(await all(log.readAll()))).toStrictEqual(['e-1', 'e-2']);
  });

  it('gives an id free that a writer claimed and did not use, and closes the place it wanted', async () => {
    const name = prefix();
    const log = await open(name);
    await log.append('r-1', 0, events('e-1'));
    // A writer died between the two.
    await jetstream(connection).publish(`${name}.id.e-2.1`, `${name}.r-1.2`);
    const other = await open(name);
    expect(await other.append('r-2', 0, events('e-2'))).toStrictEqual({ ok: true, version: 1 });
    await expect(log.append('r-1', 1, events('e-2'))).rejects.toMatchObject({ code: 'event-id-taken' });
    expect(await log.append('r-1', 1, events('e-3'))).toStrictEqual({ ok: true, version: 2 });
    expect(versionsOf(await all(other.read('r-1')))).toStrictEqual([1, 2]);
    expect(idsOf(await all(log.readAll()))).toStrictEqual(['e-1', 'e-2', 'e-3']);
  });

  it('lets one of several streams have an id that all want at once', async () => {
    const name = prefix();
    const logs = await Promise.all(upTo(4).map(() => open(name)));
    for (const round of upTo(10)) {
      const settled = await Promise.allSettled(
        logs.map((log, index) =>
          log.append(`r-${index}`, 'any', events(`e-${round}`, `own-${round}-${index}`)),
        ),
      );
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of settled) {
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'event-id-taken' });
      }
    }
    const ids = idsOf(await all((await open(name)).readAll()));
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  });

  it('goes on in the middle of a batch, and refuses checkpoints of another log', async () => {
    const log = await open();
    await log.append('r-1', 0, events('e-1', 'e-2', 'e-3'));
    await log.append('r-2', 0, events('e-4'));
    const whole = await all(log.readAll());
    for (const [index, { checkpoint }] of whole.entries()) {
      expect(await all(log.readAll({ after: checkpoint }))).toStrictEqual(whole.slice(index + 1));
    }
    const middle = (whole[0] as CheckpointedEvent).checkpoint;
    const unknown = [
      '',
      '0',
      'a',
      '1-2',
      '01',
      '999',
      middle.replace(/\d+$/, '3'),
      '1.1',
      '999.1',
      `${middle}.1`,
    ];
    for (const after of unknown) {
      await expect(all(log.readAll({ after }))).rejects.toMatchObject({ code: 'checkpoint-unknown' });
    }
  });

  it('reads streams and logs of more than a page', async () => {
    const log = await open();
    for (const version of upTo(90)) await log.append('r-1', version - 1, events(`e-${version}`));
    await log.append('r-1', 90, events(...upTo(300).map((number) => `more-${number}`)));
    expect(versionsOf(await all(log.read('r-1')))).toStrictEqual(upTo(390));
    expect(versionsOf(await all(log.read('r-1', { from: 89 })))).toHaveLength(302);
    expect(versionsOf(await all(log.readAll()))).toStrictEqual(upTo(390));
  });

  it('wakes followers of other connections', async () => {
    const name = prefix();
    const [writing, reading] = [await open(name), await open(name, await servers.connect())];
    const following = follow(reading);
    const first = following.next();
    await handle(writing)('r-1', refer('r-1', 'c-1'));
    expect(await first).toMatchObject({ value: { stream: 'r-1', version: 1 } });
    const second = following.next();
    await handle(writing)('r-1', acknowledge('c-2'));
    expect(await second).toMatchObject({ value: { stream: 'r-1', version: 2 } });
    await following.return();
  });

  it('says that the connection is lost, where it is, and nothing of what was sent', async () => {
    const own = await servers.connect();
    const log = await open(undefined, own);
    await own.close();
    const lost = log.append('r-secret', 0, events('e-secret'));
    await expect(lost).rejects.toMatchObject({ code: 'connection-lost' });
    await expect(lost).rejects.toSatisfy(
      (error: Error) => !('cause' in error) && !/secret/.test(error.message),
    );
    await expect(all(log.read('r-secret'))).rejects.toMatchObject({ code: 'connection-lost' });
    await expect(all(log.readAll())).rejects.toMatchObject({ code: 'connection-lost' });
    await expect(open(undefined, own)).rejects.toMatchObject({ code: 'connection-lost' });
  });

  describe('with monitoring URLs', () => {
    let monitor: Server;
    let url: string;
    let config: unknown;
    beforeAll(async () => {
      monitor = createServer((request, response) => {
        const isAsked = request.url === '/jsz?config=true';
        response.writeHead(isAsked ? 200 : 404).end(JSON.stringify(isAsked ? { config } : {}));
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => monitor.once('listening', resolve));
      url = `http://127.0.0.1:${(monitor.address() as { port: number }).port}`;
    });
    afterAll(() => void monitor?.close());

    const warned = async (urls: string | string[]) => {
      const log = await natsLog(connection, { prefix: prefix(), replicas: 1, monitor: urls });
      return log.warnings.filter(({ code }) => code !== 'one-replica');
    };

    it('tells the interval, and nothing where each write is forced to disk', async () => {
      config = { sync_interval: 120e9 };
      expect(await warned(url)).toMatchObject([{ code: 'sync-interval', milliseconds: 120_000 }]);
      config = { sync_interval: 120e9, sync_always: true };
      expect(await warned(`${url}/`)).toStrictEqual([]);
    });

    it('says that it is not known, where a server does not tell or is not reached', async () => {
      config = { store_dir: '/data' };
      for (const unknown of [url, 'http://127.0.0.1:1', 'no url']) {
        expect(await warned(unknown)).toMatchObject([{ code: 'sync-interval-unknown' }]);
      }
      config = { sync_interval: 10e9 };
      expect((await warned([url, 'http://127.0.0.1:1'])).map(({ code }) => code)).toStrictEqual([
        'sync-interval',
        'sync-interval-unknown',
      ]);
    });
  });
});

describe.skipIf(!isThere)('natsLog where the server does not allow everything', () => {
  it('says that JetStream is missing', async () => {
    const servers = await startNats({ count: 1, jetstream: false });
    try {
      const refused = natsLog(await servers.connect(), { replicas: 1 });
      await expect(refused).rejects.toMatchObject({ code: 'jetstream-missing' });
    } finally {
      await servers.stop();
    }
  });

  it('says that JetStream is missing in the account, or what the user may not do', async () => {
    const settings = `accounts {
      with { jetstream: enabled, users: [
        { user: all, password: p },
        { user: reader, password: p, permissions: { publish: { deny: ["shared.*.*"] } } }
      ] }
      without { users: [{ user: none, password: p }] }
    }`;
    const servers = await startNats({ count: 1, settings });
    try {
      const as = async (user: string) =>
        natsLog(await servers.connect({ user, pass: 'p' }), { prefix: 'shared', replicas: 1 });
      await expect(as('none')).rejects.toMatchObject({ code: 'jetstream-missing' });
      const log = await as('all');
      expect(await log.append('r-1', 0, events('e-1'))).toMatchObject({ ok: true });
      const reading = await as('reader');
      expect(await all(reading.read('r-1'))).toHaveLength(1);
      await expect(reading.append('r-1', 1, events('e-2'))).rejects.toMatchObject({
        code: 'permission-denied',
      });
      expect(await all(log.read('r-1'))).toHaveLength(1);
    } finally {
      await servers.stop();
    }
  });
});
