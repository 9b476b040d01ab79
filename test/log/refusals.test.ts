import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReferralEvent } from 'ce-referrals';
import type { EventLog } from 'ce-referrals/log';
import { postgresLog } from 'ce-referrals/log/postgres';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres, UNPRIVILEGED } from './postgres-server.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

function eventOf(size: number): ReferralEvent {
  return {
    type: 'acknowledged',
    data: { acknowledgedOn: '2026-03-03' },
    // Not a run of one letter: the database would keep that in a few bytes.
    metadata: {
      source: 'import',
      padding: Array.from({ length: size / 4 }, (_, at) => (at * 7919) % 9973).join(),
    },
  } as ReferralEvent;
}

async function idsIn(log: EventLog): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of log.readAll()) ids.push(id);
  return ids;
}

describe('Where a package is not installed', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ce-alone-'));
    if (!existsSync(join(dist, 'log/open.js')))
      throw new Error('dist is not built: run npm run build:js first');
    // Beside what the package depends on, as in a program that did not install the peers.
    cpSync(dist, join(folder, 'dist'), { recursive: true });
    const immer = fileURLToPath(new URL('..', import.meta.resolve('immer')));
    cpSync(immer, join(folder, 'node_modules/immer'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ways = [
    ["import { openLog } from './dist/log/open.js'", 'module'],
    ["const { openLog } = require('./dist/log/open.cjs')", 'commonjs'],
  ] as const;
  it.each(
    ways.flatMap(([load, type]) => [
      [type, load, 'pglite:./data', '@electric-sql/pglite'] as const,
      [type, load, 'postgres://user@127.0.0.1:1/data', 'pg'] as const,
      [type, load, 'nats://127.0.0.1:1', '@nats-io/transport-node'] as const,
    ]),
  )('the error tells which, from a %s (%s, %s)', (type, load, url, packageName) => {
    const script = `${load}; openLog('${url}').catch(({ code, packageName, message }) =>
      console.log(JSON.stringify({ code, packageName, message })))`;
    const { stdout, stderr } = spawnSync(process.execPath, [`--input-type=${type}`, '-e', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toStrictEqual({
      code: 'peer-missing',
      packageName,
      message: `The package that this log needs is not installed beside ce-referrals. Install it: npm install ${packageName}`,
    });
    // Nothing was made for a log that could not be opened.
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });
});

describe('Where the database refuses an append', () => {
  let server: PostgresServer;
  let pool: Pool;
  let log: EventLog;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    ({ pool } = await server.database());
    log = await postgresLog(pool);
    return () => pool.end();
  });

  // What the server itself says where the disk is full, or a row too large, said by it for another reason.
  it.each([
    ['53100', 'disk-full', /make room/],
    ['54000', 'event-too-large', /larger than the database takes/],
  ])(
    'as it does with SQLSTATE %s, the error is %s, nothing is stored, and the next append is',
    async (sqlState, code, sentence) => {
      await pool.query(`create function refuse() returns trigger language plpgsql as
      $body$ begin raise exception 'r-1 of p-400' using errcode = '${sqlState}'; end $body$;
      create trigger refuse before insert on ce_referrals_events for each row
      when (new.version = 3) execute function refuse()`);
      const [one, two, three] = ['e-1', 'e-2', 'e-3'].map((id) => ({ id, event: eventOf(4) }));
      await log.append('r-1', 0, [one as never]);
      const refused = log.append('r-1', 1, [two as never, three as never]);
      await expect(refused).rejects.toMatchObject({ code, sqlState });
      await expect(refused).rejects.toThrow(sentence);
      await expect(refused).rejects.not.toThrow(/r-1|p-400/);
      expect(await idsIn(log)).toStrictEqual(['e-1']);
      expect(await log.append('r-1', 1, [two as never])).toStrictEqual({ ok: true, version: 2 });
    },
  );

  it('since its disk is really full, what was acknowledged stays, and the rest goes on once there is room', async ({
    skip,
  }) => {
    const disk = mkdtempSync(join(tmpdir(), 'ce-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'none', disk]).status === 0;
    try {
      skip(!mounted, 'a small disk can be mounted by root only');
      const space = join(disk, 'space');
      mkdirSync(space);
      chownSync(space, UNPRIVILEGED, UNPRIVILEGED);
      const filler = join(disk, 'filler');
      writeFileSync(filler, Buffer.alloc(2_000_000));
      await pool.query(`create tablespace small location '${space}'`);
      await pool.query('alter table ce_referrals_events set tablespace small');

      const acknowledged: string[] = [];
      const fill = async (upTo: number): Promise<void> => {
        while (acknowledged.length < upTo) {
          const id = `e-${acknowledged.length}`;
          const result = await log.append('r-1', acknowledged.length, [{ id, event: eventOf(40_000) }]);
          expect(result.ok).toBe(true);
          acknowledged.push(id);
        }
      };
      await expect(fill(1000)).rejects.toMatchObject({ code: 'disk-full', sqlState: '53100' });
      expect(acknowledged.length).toBeGreaterThan(5);
      expect(await idsIn(log)).toStrictEqual(acknowledged);

      rmSync(filler);
      await fill(acknowledged.length + 5);
      expect(await idsIn(log)).toStrictEqual(acknowledged);
      await pool.query('drop table ce_referrals_events');
      await pool.query('drop tablespace small');
    } finally {
      if (mounted) execFileSync('umount', ['--lazy', disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  });
});
