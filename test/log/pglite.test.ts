import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { follow, handle } from 'ce-referrals/log';
import { type PgliteLog, pgliteLog } from 'ce-referrals/log/pglite';
import { postgresLog } from 'ce-referrals/log/postgres';
import { logConformance } from 'ce-referrals/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledge, refer } from './commands.js';

// A new database takes PGlite seconds: one is made, and used by all, one after another.
let root: string;
let made: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ce-pglite-'));
  made = join(root, 'made');
  await (await pgliteLog(made)).close();
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function lastCheckpoint(log: PgliteLog): Promise<string | undefined> {
  let last: string | undefined;
  for await (const { checkpoint } of log.readAll()) last = checkpoint;
  return last;
}

async function firstOf<Item>(items: AsyncIterable<Item>): Promise<Item> {
  for await (const item of items) return item;
  throw new Error('There is none.');
}

describe('postgresLog over a PGlite in memory keeps every guarantee', () => {
  let database: PGlite;
  beforeAll(async () => {
    const source = await PGlite.create(made);
    const dump = await source.dumpDataDir('none');
    await source.close();
    database = await PGlite.create({ loadDataDir: dump });
  }, 120_000);
  afterAll(() => database?.close());
  logConformance({ test: it, runs: 4, open: async () => ({ log: await postgresLog(database) }) });
});

describe('pgliteLog keeps every guarantee', () => {
  let log: PgliteLog | undefined;
  const open = async () => {
    log ??= await pgliteLog(made);
    return { log };
  };
  afterAll(() => log?.close());
  logConformance({
    test: it,
    runs: 4,
    open,
    reopen: async () => {
      await log?.close();
      log = undefined;
      return open();
    },
    openAgain: () => pgliteLog(made),
  });
});

describe('pgliteLog', () => {
  it('wakes followers by itself', async () => {
    const log = await pgliteLog(made);
    const following = follow(log, { after: await lastCheckpoint(log) });
    const first = following.next();
    await handle(log)('r-1', refer('r-1', 'c-1'));
    expect(await first).toMatchObject({ value: { stream: 'r-1', version: 1 } });
    await following.return();
    await log.close();
    await log.close();
    await expect(handle(log)('r-1', acknowledge('c-2'))).rejects.toMatchObject({ code: 'connection-lost' });
  });

  it('can be closed by who stops amid its pages, and gives all of them to who does not', async () => {
    const log = await pgliteLog(made);
    const event = (await firstOf(log.readAll())).event;
    const name = `many-${(await lastCheckpoint(log)) ?? ''}`;
    const batch = Array.from({ length: 1_200 }, (_, at) => ({ id: `${name}:${at}`, event }));
    await log.append(name, 0, batch);
    const ids: string[] = [];
    for await (const { stream, id } of log.readAll()) if (stream === name) ids.push(id);
    expect(ids).toStrictEqual(batch.map(({ id }) => id));
    const read: string[] = [];
    for await (const { id } of log.read(name, { from: 601 })) read.push(id);
    expect(read).toStrictEqual(ids.slice(600));
    for await (const _ of log.readAll()) break;
    await log.close();
    await expect(firstOf(log.readAll())).rejects.toMatchObject({ code: 'connection-lost' });
  });

  it('refuses a file, and a folder that holds something else, and leaves it free', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    await expect(pgliteLog(file)).rejects.toMatchObject({ code: 'folder-unusable' });
    const newer = join(root, 'newer');
    mkdirSync(newer);
    writeFileSync(join(newer, 'PG_VERSION'), '99\n');
    await expect(pgliteLog(newer)).rejects.toMatchObject({ code: 'folder-unusable' });
    await expect(pgliteLog(newer)).rejects.toMatchObject({ code: 'folder-unusable' });
  });

  it('is refused while another process has the folder open, and opens it when that one is killed', async () => {
    const folder = made;
    const script = fileURLToPath(new URL('./hold-folder.mjs', import.meta.url));
    const child: ChildProcess = spawn(process.execPath, [script, folder, '5'], {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    try {
      await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), exited]);
      await expect(pgliteLog(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
    } finally {
      child.kill('SIGKILL');
      await exited;
    }
    const log = await pgliteLog(folder);
    const versions: number[] = [];
    for await (const { version } of log.read('r-killed')) versions.push(version);
    expect(versions).toStrictEqual([1, 2, 3, 4, 5]);
    expect(await handle(log)('r-2', refer('r-2', 'c-3'))).toMatchObject({ ok: true });
    await log.close();
  });
});
