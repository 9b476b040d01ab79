import { createServer, type Server } from 'node:http';
import { jetstream, jetstreamManager, type StreamConfig } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { handle } from 'ce-referrals/log';
import { natsLog } from 'ce-referrals/log/nats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refer } from './commands.js';
import {
  addStream,
  all,
  altered,
  answerOf,
  describeWithNats,
  events,
  prefix,
  upTo,
} from './nats-fixtures.js';
import { type NatsServers, startNats } from './nats-server.js';

describeWithNats('Opening natsLog', () => {
  let servers: NatsServers;
  let connection: NatsConnection;
  beforeAll(async () => {
    servers = await startNats({ count: 1 });
    connection = await servers.connect();
  });
  afterAll(() => servers?.stop());

  const open = (name = prefix(), on = connection) => natsLog(on, { prefix: name, replicas: 1 });
  const stream = (config: Parameters<typeof addStream>[1]) => addStream(connection, config);

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

  /** A server that does not know the stream, so many times from some request on; and how often it was asked. */
  function late(name: string, times: number, isFirst: (subject: string) => boolean) {
    const missing = { error: { code: 404, err_code: 10_059, description: 'stream not found' } };
    const info = `$JS.API.STREAM.INFO.${name}`;
    const asked: string[] = [];
    let left = 0;
    let hasBegun = false;
    const own = altered(connection, {
      async request(subject: string, ...rest: []) {
        if (!hasBegun && isFirst(subject)) [hasBegun, left] = [true, times];
        if (subject === info) asked.push(subject);
        if (subject !== info || left === 0) return connection.request(subject, ...rest);
        left -= 1;
        return answerOf(missing);
      },
    });
    return { own, asked };
  }

  it('takes no stream for gone because one server does not know it yet', async () => {
    const name = prefix();
    const { own, asked } = late(name, 1, (subject) => subject === `$JS.API.STREAM.CREATE.${name}`);
    const log = await open(name, own);
    expect(asked).toHaveLength(3);
    expect(await log.append('r-1', 0, events('e-1'))).toMatchObject({ ok: true });
  });

  it('takes no stream that it is not to make for missing at once', async () => {
    const name = prefix();
    await open(name);
    const { own, asked } = late(name, 2, () => true);
    const log = await natsLog(own, { prefix: name, replicas: 1, create: false });
    expect(asked.length).toBeGreaterThan(2);
    expect(await all(log.readAll())).toStrictEqual([]);
  });

  it('says that the log is missing where somebody deleted its stream, once patience is at its end', async () => {
    const name = prefix();
    const log = await natsLog(connection, { prefix: name, replicas: 1, patience: 100 });
    await (await jetstreamManager(connection)).streams.delete(name);
    await expect(all(log.read('r-1'))).rejects.toMatchObject({ code: 'log-missing', natsCode: 10_059 });
    await expect(all(log.readAll())).rejects.toMatchObject({ code: 'log-missing', natsCode: 10_059 });
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

describeWithNats('natsLog where the server does not allow everything', () => {
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
