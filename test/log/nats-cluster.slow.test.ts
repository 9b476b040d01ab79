import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { EventLog, NewEvent } from 'ce-referrals/log';
import { natsLog } from 'ce-referrals/log/nats';
import { logConformance } from 'ce-referrals/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all, describeWithNats, events, idsOf, prefix, upTo, versionsOf } from './nats-fixtures.js';
import { type NatsServers, startNats } from './nats-server.js';

describeWithNats('natsLog over three servers', () => {
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
