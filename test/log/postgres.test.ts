import { follow, handle, memoryLog } from 'ce-referrals/log';
import { postgresLog, type SqlClient } from 'ce-referrals/log/postgres';
import { logConformance } from 'ce-referrals/testing';
import { Client, type ClientConfig, type Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acknowledge, refer } from './commands.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';

let server: PostgresServer;
let pool: Pool;
let config: ClientConfig;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop());

async function events(
  command = refer('r-1', 'c-1'),
): Promise<Parameters<Awaited<ReturnType<typeof postgresLog>>['append']>[2]> {
  const log = memoryLog();
  await handle(log)(command.type === 'refer' ? command.data.referralId : 'r-1', command);
  const list = [];
  for await (const { id, event } of log.readAll()) list.push({ id, event });
  return list;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('postgresLog over a pool of pg keeps every guarantee', () => {
  beforeAll(async () => {
    ({ pool, config } = await server.database());
  });
  afterAll(() => pool.end());
  logConformance({
    test: it,
    open: async () => ({ log: await postgresLog(pool) }),
    reopen: async () => ({ log: await postgresLog(pool) }),
  });
});

describe('postgresLog', () => {
  const clients: Client[] = [];
  async function connect(): Promise<Client> {
    const client = new Client(config);
    client.on('error', () => {});
    await client.connect();
    clients.push(client);
    return client;
  }

  beforeEach(async () => {
    ({ pool, config } = await server.database());
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end().catch(() => {})));
    await pool.end();
  });

  it('makes its tables once where many start at the same time', async () => {
    const logs = await Promise.all(Array.from({ length: 8 }, () => postgresLog(pool)));
    for (const [index, log] of logs.entries()) {
      expect(await handle(log)(`r-${index}`, refer(`r-${index}`, `c-${index}`))).toMatchObject({
        version: 1,
      });
    }
    const { rows } = await pool.query('select version from ce_referrals_schema order by 1');
    expect(rows).toStrictEqual([{ version: 1 }, { version: 2 }, { version: 3 }]);
  });

  it('brings tables of the first version up to date, and keeps what they hold', async () => {
    const log = await postgresLog(pool);
    await log.append('r-1', 0, await events());
    const before = await all(log.readAll());
    await pool.query(
      'drop function ce_referrals_append, ce_referrals_append_one; delete from ce_referrals_schema where version > 1',
    );
    await expect(log.append('r-2', 0, await events(refer('r-2', 'c-2')))).rejects.toMatchObject({
      code: 'store-failed',
    });
    const [later] = await Promise.all([postgresLog(pool), postgresLog(pool)]);
    expect(await all(later.readAll())).toStrictEqual(before);
    expect(await later.append('r-2', 0, await events(refer('r-2', 'c-2')))).toMatchObject({ ok: true });
  });

  it('refuses tables of a later version, and does not touch them', async () => {
    await postgresLog(pool);
    await pool.query('insert into ce_referrals_schema values (4)');
    await expect(postgresLog(pool)).rejects.toMatchObject({ code: 'schema-newer' });
    const { rows } = await pool.query('select version from ce_referrals_schema order by 1');
    expect(rows).toStrictEqual([1, 2, 3, 4].map((version) => ({ version })));
  });

  it('refuses events that carry transaction ids of another server', async () => {
    const log = await postgresLog(pool);
    await log.append('r-1', 0, await events());
    await pool.query("update ce_referrals_events set transaction_id = '999999999999'");
    await expect(postgresLog(pool)).rejects.toMatchObject({ code: 'restored-elsewhere' });
    await pool.query("update ce_referrals_events set transaction_id = '0'");
    expect(await all((await postgresLog(pool)).readAll())).toHaveLength(1);
  });

  it('refuses a server that is too old', async () => {
    const old: SqlClient = { query: async () => ({ rows: [{ server: 120_000, is_made: false }] }) };
    await expect(postgresLog(old)).rejects.toMatchObject({ code: 'server-too-old' });
  });

  it('is opened by a user who may not make tables, and says what is missing to one who may not insert', async () => {
    await postgresLog(pool);
    await pool.query('create role reader login; grant select on all tables in schema public to reader');
    const reader = new Client({ ...config, user: 'reader' });
    await reader.connect();
    clients.push(reader);
    const log = await postgresLog(reader);
    await expect(log.append('r-1', 0, await events())).rejects.toMatchObject({
      code: 'permission-denied',
      sqlState: '42501',
    });
    expect(await all(log.read('r-1'))).toStrictEqual([]);
  });

  it('misses no commit that was in flight, and gives nothing that came after it before', async () => {
    const log = await postgresLog(pool);
    const slow = await connect();
    const slowLog = await postgresLog(slow);
    await slow.query('begin');
    await handle(slowLog)('r-slow', refer('r-slow', 'c-slow'));
    await handle(log)('r-fast', refer('r-fast', 'c-fast'));
    // A serial would give r-fast here, with a checkpoint behind r-slow.
    expect(await all(log.readAll())).toStrictEqual([]);
    expect(await all(log.read('r-fast'))).toHaveLength(1);
    await slow.query('commit');
    expect((await all(log.readAll())).map(({ stream }) => stream)).toStrictEqual(['r-slow', 'r-fast']);
  });

  it('stores nothing of a transaction that is rolled back', async () => {
    const log = await postgresLog(pool);
    const client = await connect();
    const within = await postgresLog(client);
    await client.query('begin');
    expect(await handle(within)('r-1', refer('r-1', 'c-1'))).toMatchObject({ ok: true });
    await client.query('rollback');
    expect(await all(log.read('r-1'))).toStrictEqual([]);
    expect(await handle(log)('r-1', refer('r-1', 'c-1'))).toMatchObject({ version: 1 });
  });

  it('refuses an append that would show before the event it follows', async () => {
    const log = await postgresLog(pool);
    const early = await connect();
    const within = await postgresLog(early);
    await early.query('begin');
    await handle(within)('r-2', refer('r-2', 'c-2'));
    await handle(log)('r-1', refer('r-1', 'c-1'));
    await expect(handle(within)('r-1', acknowledge('c-3'))).rejects.toMatchObject({
      code: 'transaction-began-too-early',
    });
    await early.query('rollback');
    await early.query('begin');
    expect(await handle(within)('r-1', acknowledge('c-3'))).toMatchObject({ ok: true, version: 2 });
    await early.query('commit');
    expect((await all(log.readAll())).map(({ version }) => version)).toStrictEqual([1, 2]);
  });

  it('says that the connection is lost, where it is, and nothing of what was sent', async () => {
    const client = await connect();
    const log = await postgresLog(client);
    const { rows } = await client.query('select pg_backend_pid() as pid');
    await pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
    const lost = log.append('r-1', 0, await events());
    await expect(lost).rejects.toMatchObject({ code: 'connection-lost' });
    await expect(lost).rejects.toSatisfy(
      (error: Error) => !('cause' in error) && !error.message.includes('r-1'),
    );
    await expect(all(log.read('r-1'))).rejects.toMatchObject({ code: 'connection-lost' });
    const nowhere = new Client({ ...config, host: '/nowhere' });
    nowhere.on('error', () => {});
    await expect(
      postgresLog(
        nowhere.connect().then(
          () => nowhere,
          () => nowhere,
        ) as never,
      ),
    ).rejects.toThrow();
  });

  it('says that the database failed, with its code, where the tables are gone', async () => {
    const log = await postgresLog(pool);
    await pool.query('drop table ce_referrals_events');
    await expect(log.append('r-1', 0, await events())).rejects.toMatchObject({
      code: 'store-failed',
      sqlState: '42P01',
    });
  });

  it('puts no text into its statements', async () => {
    const log = await postgresLog(pool);
    const name = "'); drop table ce_referrals_events; --";
    expect(await log.append(name, 0, await events())).toMatchObject({ ok: true });
    const sent: string[] = [];
    const spied = await postgresLog({
      query: (text, values) => {
        sent.push(text);
        return pool.query(text, values);
      },
    });
    expect(await all(spied.read(name))).toHaveLength(1);
    await spied.append(name, 'any', await events(refer('r-2', 'c-2')));
    expect(sent.join()).not.toContain('drop table');
    expect(sent.join()).not.toContain('p-400');
  });

  it('appends with one statement', async () => {
    const sent: string[] = [];
    const log = await postgresLog({
      query: (text, values) => {
        sent.push(text);
        return pool.query(text, values);
      },
    });
    sent.length = 0;
    await log.append('r-1', 0, await events());
    expect(sent).toHaveLength(1);
  });

  it('refuses checkpoints of another log', async () => {
    const log = await postgresLog(pool);
    for (const after of ['', '1', 'a-b', '1-2-3', "1-1'; --", '99999999999999999999-1']) {
      await expect(all(log.readAll({ after }))).rejects.toMatchObject({ code: 'checkpoint-unknown' });
    }
  });

  it('reads streams and logs of more than a page', async () => {
    const log = await postgresLog(pool);
    const [{ event } = {} as never] = await events();
    const batch = Array.from({ length: 1203 }, (_, index) => ({ id: `e-${index}`, event }));
    await log.append('r-1', 0, batch);
    expect((await all(log.read('r-1'))).map(({ version }) => version)).toStrictEqual(
      batch.map((_, index) => index + 1),
    );
    expect((await all(log.read('r-1', { from: 1100 }))).length).toBe(104);
    expect((await all(log.readAll())).map(({ version }) => version)).toStrictEqual(
      batch.map((_, index) => index + 1),
    );
  });

  it('wakes followers of other connections where it notifies, and does not where it does not', async () => {
    const heard = await connect();
    const writer = await postgresLog(pool, { notify: true });
    const quiet = await postgresLog(pool);
    const log = await postgresLog(pool, { listenOn: heard });
    expect(quiet.onAppend).toBeUndefined();
    let woken = 0;
    log.onAppend?.(() => {
      woken += 1;
    });
    const first = follow(log).next();
    await handle(quiet)('r-0', refer('r-0', 'c-0'));
    await handle(writer)('r-1', refer('r-1', 'c-1'));
    expect(await first).toMatchObject({ value: { stream: 'r-0' } });
    await heard.query('select 1');
    expect(woken).toBe(1);
  });
});
