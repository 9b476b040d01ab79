/** A log over PostgreSQL or PGlite against the bare driver, in a process of its own. */
import { deepStrictEqual } from 'node:assert/strict';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { EventLog } from 'ce-referrals/log';
import { pgliteLog } from 'ce-referrals/log/pglite';
import { postgresLog, type SqlClient } from 'ce-referrals/log/postgres';
import { type ClientConfig, Pool } from 'pg';
import { answer, taskOf } from '../measuring/processes.js';
import { isQuick } from '../measuring/quick.js';
import { appendTo, expectStored, type Manner, storiesOf, streamsOf, writeAll } from './appends.js';
import { bareSql } from './bare-sql.js';
import { type Rounds, rounds, writing } from './rounds.js';

/** Where the events are kept. */
export type SqlTask = { readonly database: ClientConfig } | { readonly folder: string };

const WRITERS = 20;
const HISTORIES = isQuick ? 10 : 50;
const HISTORIES_READ = isQuick ? 20 : 300;
const HISTORIES_OF_ALL = isQuick ? 100 : 1_000;

interface Opened {
  readonly log: EventLog;
  /** The bare driver: on the table that the log has, or on one that is made as it is. */
  readonly client: SqlClient;
  /** The log on the table of the bare driver. */
  readonly beside: EventLog;
  close(): Promise<void>;
}

async function open(task: SqlTask): Promise<Opened> {
  if ('database' in task) {
    const pool = new Pool({ ...task.database, max: WRITERS });
    const log = await postgresLog(pool);
    return { log, client: pool, beside: log, close: () => pool.end() };
  }
  const log = await pgliteLog(join(task.folder, 'log'));
  const database = await PGlite.create(join(task.folder, 'bare'));
  const beside = await postgresLog(database);
  const close = async (): Promise<void> => {
    await log.close();
    await database.close();
  };
  return { log, client: database, beside, close };
}

const { log, client, beside, close } = await open(taskOf<SqlTask>());
const bare = bareSql(client);

async function readOne(stream: string): Promise<number> {
  const events: unknown[] = [];
  for await (const event of log.read(stream)) events.push(event);
  return events.length;
}

async function readAll(): Promise<number> {
  let count = 0;
  for await (const _ of log.readAll()) count += 1;
  return count;
}

async function eachOf(
  streams: readonly string[],
  read: (stream: string) => Promise<number>,
): Promise<number> {
  let events = 0;
  for (const stream of streams) events += await read(stream);
  if (events < 3 * streams.length) throw new Error('A history is missing.');
  return streams.length;
}

async function writers(name: string, count: number, manner: Manner): Promise<Rounds> {
  const histories = count > 1 ? HISTORIES * 4 : HISTORIES;
  const one = writing(`${name}-bare`, histories, manner, (stories) => writeAll(stories, count, bare.append));
  const other = writing(`${name}-log`, histories, manner, (stories) =>
    writeAll(stories, count, (append) => appendTo(log, append)),
  );
  const measured = await rounds(one.side, other.side);
  await expectStored(beside, one.written.slice(0, HISTORIES));
  await expectStored(log, other.written.slice(0, HISTORIES));
  return measured;
}

const stories = storiesOf('seed', HISTORIES_OF_ALL, 'whole');
for (const each of new Set([log, beside])) await writeAll(stories, 1, (append) => appendTo(each, append));
const streams = streamsOf(stories).slice(0, HISTORIES_READ);
for (const stream of streams.slice(0, 20)) {
  const events: unknown[] = [];
  for await (const { version, id, event } of log.read(stream)) events.push({ version, id, event });
  deepStrictEqual(
    (await bare.read(stream)).map(({ version, id, event }) => ({ version, id, event })),
    events,
  );
}

answer({
  read: await rounds(
    () => eachOf(streams, async (stream) => (await bare.read(stream)).length),
    () => eachOf(streams, readOne),
  ),
  readAll: await rounds(bare.readAll, readAll),
  append: await writers('one', 1, 'by-event'),
  appendWhole: await writers('whole', 1, 'whole'),
  ...('database' in taskOf<SqlTask>() && { appendMany: await writers('many', WRITERS, 'by-event') }),
});
await close();
