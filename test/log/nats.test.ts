import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { CheckpointedEvent } from 'ce-referrals';
import { follow, handle, type NewEvent } from 'ce-referrals/log';
import { natsLog } from 'ce-referrals/log/nats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acknowledge, refer } from './commands.js';
import {
  addStream,
  all,
  altered,
  answerOf,
  describeWithNats,
  events,
  idsOf,
  prefix,
  upTo,
  versionsOf,
} from './nats-fixtures.js';
import { type NatsServers, startNats } from './nats-server.js';

describeWithNats('natsLog', () => {
  let servers: NatsServers;
  let connection: NatsConnection;
  beforeAll(async () => {
    servers = await startNats({ count: 1 });
    connection = await servers.connect();
  });
  afterAll(() => servers?.stop());

  const open = (name = prefix(), on = connection) => natsLog(on, { prefix: name, replicas: 1 });

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
    await addStream(connection, { name, max_bytes: 4_000, discard: 'new' });
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

  it('says that nothing was stored only where no attempt before may have been', async () => {
    const name = prefix();
    const refusal = { error: { code: 503, err_code: 10_077, description: 'maximum bytes exceeded' } };
    let lost = 0;
    const refusing = altered(connection, {
      async request(subject: string, ...rest: []) {
        if (!subject.startsWith(`${name}.r-`)) return connection.request(subject, ...rest);
        if (subject === `${name}.r-1.1` && lost < 1) {
          lost += 1;
          throw Object.assign(new Error(), { name: 'TimeoutError' });
        }
        return answerOf(refusal);
      },
    });
    const log = await open(name, refusing);
    await expect(log.append('r-1', 0, events('e-1'))).rejects.toMatchObject({ code: 'connection-lost' });
    await expect(log.append('r-2', 0, events('e-2'))).rejects.toMatchObject({ code: 'disk-full' });
    expect(lost).toBe(1);
  });

  it('reads what it was told is stored, also where a new leader does not show it yet', async () => {
    const name = prefix();
    const missing = { error: { code: 404, err_code: 10_037, description: 'no message found' } };
    let hidden = '';
    const behind = altered(connection, {
      async request(subject: string, payload: Uint8Array, ...rest: []) {
        if (hidden === '' || !new TextDecoder().decode(payload).includes(hidden)) {
          return connection.request(subject, payload, ...rest);
        }
        hidden = '';
        return answerOf(missing);
      },
    });
    const log = await open(name, behind);
    await log.append('r-1', 0, events('e-1'));
    hidden = `${name}.r-1.1`;
    expect(idsOf(await all(log.read('r-1')))).toStrictEqual(['e-1']);
    expect(hidden).toBe('');
    // The mark, the claim, the slot.
    hidden = '"seq":3}';
    expect(idsOf(await all(log.readAll()))).toStrictEqual(['e-1']);
    expect(hidden).toBe('');
  });

  it('takes no checkpoint for unknown, because a new leader does not know yet how far the log goes', async () => {
    const name = prefix();
    let isBehind = false;
    const behind = altered(connection, {
      async request(subject: string, ...rest: []) {
        // A write goes through what the leader has not done yet.
        if (subject === `${name}.log`) isBehind = false;
        const answer = await connection.request(subject, ...rest);
        if (!isBehind || subject !== `$JS.API.STREAM.INFO.${name}`) return answer;
        const info = answer.json<{ state: object }>();
        const stale = { ...info, state: { ...info.state, last_seq: 1 } };
        return answerOf(stale);
      },
    });
    const log = await open(name, behind);
    await log.append('r-1', 0, events('e-1'));
    const [first] = await all(log.readAll());
    isBehind = true;
    expect(await all(log.readAll({ after: first?.checkpoint }))).toStrictEqual([]);
    expect(isBehind).toBe(false);
  });

  it('wakes followers when the connection is back: what the server told meanwhile they did not hear', async () => {
    const back = altered(connection, {
      async *status() {
        yield { type: 'disconnect', server: '' } as const;
        yield { type: 'reconnect', server: '' } as const;
      },
    });
    const log = await open(prefix(), back);
    let woken = 0;
    await new Promise<void>((resolve) => {
      log.onAppend?.(() => {
        woken += 1;
        resolve();
      });
    });
    expect(woken).toBe(1);
  });
});
