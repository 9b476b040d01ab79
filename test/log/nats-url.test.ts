import { handle } from 'ce-referrals/log';
import { openLog } from 'ce-referrals/log/open';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refer } from './commands.js';
import { all, describeWithNats } from './nats-fixtures.js';
import { type NatsServers, startNats } from './nats-server.js';

const SECRET = 'hunter2:/@,?%';
const ENCODED = encodeURIComponent(SECRET);

it.each([
  'nats:',
  'nats://',
  'nats:localhost',
  `nats://user:${SECRET}@host:4222`,
  `nats://user:${ENCODED}@host:port`,
  `nats://user:${ENCODED}@host:0`,
  `nats://user:${ENCODED}@host:4222,`,
  `nats://user:${ENCODED}@host/path`,
  `nats://user:${ENCODED}@host?replica=1`,
  `nats://user:${ENCODED}@host?replicas=1&replicas=3`,
  'nats://user:hunter2%zz@host',
])('openLog refuses %j, says what there is, and repeats nothing of it', async (url) => {
  const refused = openLog(url);
  await expect(refused).rejects.toMatchObject({ name: 'LogError', code: 'url-unknown' });
  await expect(refused).rejects.toThrow(/nats:\/\/USER:PASSWORD@HOST:PORT/);
  await expect(refused).rejects.not.toThrow(/hunter2/);
});

describeWithNats('openLog of NATS servers', () => {
  let named: NatsServers;
  let tokened: NatsServers;
  beforeAll(async () => {
    named = await startNats({
      count: 1,
      settings: `authorization { user: "user@home", password: ${JSON.stringify(SECRET)} }`,
    });
    tokened = await startNats({ count: 1, settings: `authorization { token: ${JSON.stringify(SECRET)} }` });
  });
  afterAll(async () => {
    await named?.stop();
    await tokened?.stop();
  });

  it('keeps the events, as the user or with the token that the URL names', async () => {
    for (const [servers, who] of [
      [named, `user%40home:${ENCODED}`],
      [tokened, ENCODED],
    ] as const) {
      const url = `nats://${who}@127.0.0.1:1,${servers.servers[0]}/?prefix=mine&replicas=1`;
      const log = await openLog(url);
      expect(log.warnings?.map(({ code }) => code)).toStrictEqual(['one-replica', 'sync-interval-unknown']);
      await handle(log)('r-1', refer('r-1', 'c-1'));
      await log.close();
      await log.close();
      await expect(log.append('r-1', 'any', [])).rejects.toMatchObject({ code: 'append-malformed' });
      await expect(all(log.read('r-1'))).rejects.toMatchObject({ code: 'connection-lost' });

      const again = await openLog(url.replace('nats:', 'NATS:'), { create: false });
      expect(await all(again.readAll())).toHaveLength(1);
      await again.close();
    }
  });

  it('makes no log where it is not to', async () => {
    const url = `nats://${ENCODED}@${tokened.servers[0]}?prefix=nobodys&replicas=1`;
    await expect(openLog(url, { create: false })).rejects.toMatchObject({ code: 'log-missing' });
  });

  it('hands the parameters to the log, which refuses what has no meaning', async () => {
    for (const query of ['prefix=a.b', 'prefix=', 'replicas=', 'replicas=0', 'replicas=x']) {
      const refused = openLog(`nats://${ENCODED}@${tokened.servers[0]}?${query}`);
      await expect(refused).rejects.toMatchObject({ code: 'options-malformed' });
    }
    const log = await openLog(
      `nats://${ENCODED}@${tokened.servers[0]}?replicas=1&monitor=http://127.0.0.1:1&monitor=no+url`,
    );
    expect(log.warnings).toHaveLength(2);
    await log.close();
  });

  it('says where the servers are not reached, or do not let the user in', async () => {
    const nowhere = openLog(`nats://user:${ENCODED}@127.0.0.1:1,127.0.0.1:2`);
    await expect(nowhere).rejects.toMatchObject({ code: 'connection-lost' });
    for (const who of ['user%40home:wrong-hunter2', 'nobody:hunter2', 'hunter2']) {
      const refused = openLog(`nats://${who}@${named.servers[0]}?replicas=1`);
      await expect(refused).rejects.toMatchObject({ code: 'permission-denied' });
      await expect(refused).rejects.not.toThrow(/hunter2/);
    }
  });
});
