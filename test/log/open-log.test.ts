import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { handle } from 'ce-referrals/log';
import { type OpenedLog, openLog } from 'ce-referrals/log/open';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledge, refer } from './commands.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';

const SECRET = 'hunter2';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ce-open-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function versionsIn(log: OpenedLog): Promise<number[]> {
  const versions: number[] = [];
  for await (const { version } of log.readAll()) versions.push(version);
  return versions;
}

describe('openLog', () => {
  it.each([
    '',
    'data',
    './data',
    'pglite',
    'pglite:',
    'pglite://data',
    'memory:',
    'file:///data',
    'constructor:data',
    `mysql://user:${SECRET}@host/data`,
    `postgres://user:${SECRET}@host:port/data`,
    undefined,
  ])('refuses %j, says what there is, and repeats nothing of it', async (url) => {
    const refused = openLog(url as string);
    await expect(refused).rejects.toMatchObject({ name: 'LogError', code: 'url-unknown' });
    await expect(refused).rejects.toThrow(/pglite:FOLDER.*postgres:\/\/USER/);
    await expect(refused).rejects.toSatisfy(
      (error: Error) => !JSON.stringify([error.message, error]).includes(SECRET),
    );
  });
});

describe('openLog of a folder', () => {
  it('takes the path as it is typed, relative or absolute, and keeps the events there', async () => {
    const folder = join(root, 'a b%20c?d#e');
    const log = await openLog(`pglite:${relative('', folder)}`);
    await handle(log)('r-1', refer('r-1', 'c-1'));
    await log.close();
    await log.close();
    expect(existsSync(join(folder, 'PG_VERSION'))).toBe(true);

    const again = await openLog(`PGLITE:${folder}`);
    expect(await versionsIn(again)).toStrictEqual([1]);
    await expect(openLog(`pglite:${folder}`)).rejects.toMatchObject({ code: 'folder-in-use' });
    await again.close();
  });
});

describe('openLog of a folder that holds no log', () => {
  it('makes none where it is not to, and leaves nothing behind', async () => {
    const missing = join(root, 'missing');
    await expect(openLog(`pglite:${missing}`, { create: false })).rejects.toMatchObject({
      code: 'log-missing',
    });
    expect(existsSync(missing)).toBe(false);
  });

  it('makes none among other files, and touches nothing', async () => {
    const others = mkdtempSync(join(root, 'others-'));
    writeFileSync(join(others, 'thesis.txt'), 'mine');
    await expect(openLog(`pglite:${others}`)).rejects.toMatchObject({ code: 'folder-unusable' });
    expect(readdirSync(others)).toStrictEqual(['thesis.txt']);
  });
});

describe('openLog of a database', () => {
  let server: PostgresServer;
  let pool: Pool;
  let host: string;
  let url: string;
  const urlOf = (database: string, user = 'postgres') =>
    `postgresql://${user}@${encodeURIComponent(host)}/${database}`;

  beforeAll(async () => {
    server = await startPostgres();
    const made = await server.database();
    pool = made.pool;
    host = made.config.host ?? '';
    url = urlOf(made.config.database ?? '');
  });
  afterAll(async () => {
    await pool?.end();
    await server?.stop();
  });

  it('keeps the events, with as many connections as it is told, and gives them back', async () => {
    const log = await openLog(url, { connections: 2 });
    const streams = Array.from({ length: 20 }, (_, index) => `r-${index}`);
    await Promise.all(streams.map((stream) => handle(log)(stream, refer(stream, `c-${stream}`))));
    const connected =
      'select count(*)::integer as open from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    expect((await pool.query(connected)).rows).toStrictEqual([{ open: 2 }]);
    await log.close();
    await log.close();
    await expect(log.append('r-1', 'any', [])).rejects.toMatchObject({ code: 'append-malformed' });
    await expect(handle(log)('r-1', acknowledge('c-2'))).rejects.toMatchObject({ code: 'connection-lost' });

    const again = await openLog(url);
    expect(await versionsIn(again)).toHaveLength(20);
    await again.close();
  });

  it('lives on where the connections break that nobody uses, and works over new ones', async () => {
    const log = await openLog(url);
    const { rows } = await pool.query(`select pg_terminate_backend(pid, 10000) as ended from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    expect(rows).toStrictEqual([{ ended: true }]);
    // What the server said last has come; the pool hears of it before anything else is done.
    await new Promise(setImmediate);
    expect(await handle(log)('r-again', refer('r-again', 'c-again'))).toMatchObject({ ok: true });
    await log.close();
  });

  it('makes no tables where it is not to', async () => {
    const { pool: empty, config } = await server.database();
    const refused = openLog(urlOf(config.database ?? ''), { create: false });
    await expect(refused).rejects.toMatchObject({ code: 'log-missing' });
    const { rows } = await empty.query("select to_regclass('ce_referrals_events') as events");
    expect(rows).toStrictEqual([{ events: null }]);
    await empty.end();
    await (await openLog(url, { create: false })).close();
  });

  it('says where the server is not reached', async () => {
    for (const nowhere of [
      `postgres://user:${SECRET}@127.0.0.1:1/data`,
      `postgres://user:${SECRET}@%2Fnowhere/data`,
    ]) {
      const refused = openLog(nowhere);
      await expect(refused).rejects.toMatchObject({ code: 'connection-lost' });
      await expect(refused).rejects.toThrow(/see that the server runs and is reached under this host, port/);
      await expect(refused).rejects.toSatisfy((error: Error) => !error.message.includes(SECRET));
    }
  });

  it('says where the server has no such database', async () => {
    const refused = openLog(urlOf('none-such'));
    await expect(refused).rejects.toMatchObject({ code: 'connection-lost', sqlState: '3D000' });
    await expect(refused).rejects.toThrow(/^The server has no database of this name: make it/);
    await expect(refused).rejects.not.toThrow(/none-such/);
  });

  it('says where the server does not let the user in', async () => {
    const refused = openLog(urlOf('d1', 'nobody'));
    await expect(refused).rejects.toMatchObject({ code: 'permission-denied', sqlState: '28000' });
    await expect(refused).rejects.toThrow(/correct the user, or what the server allows/);

    await pool.query(
      `create role locked login password '${SECRET}'; grant create on schema public to locked`,
    );
    const rules = join(host, 'data/pg_hba.conf');
    writeFileSync(rules, `local all locked scram-sha-256\n${readFileSync(rules, 'utf8')}`);
    await pool.query('select pg_reload_conf()');
    const wrong = openLog(urlOf('d1', `locked:not-${SECRET}`));
    await expect(wrong).rejects.toMatchObject({ code: 'permission-denied', sqlState: '28P01' });
    await expect(wrong).rejects.toThrow(/the user or the password is wrong/);
    await expect(wrong).rejects.not.toThrow(new RegExp(SECRET));
  });
});
