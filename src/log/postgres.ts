/**
 * Events in PostgreSQL 13 or later, or in PGlite: the same statements over anything that has `query(text, values)`.
 * No driver is imported.
 *
 * @module ce-referrals/log/postgres
 */
import type { ReferralEvent } from '../referral/events.js';
import { deepFreeze } from '../referral/freeze.js';
import type { CheckpointedEvent, RecordedEvent } from '../referral/recorded-event.js';
import { isName, storable } from './appendable.js';
import { LogError } from './errors.js';
import { itemByItem, type Page } from './item-by-item.js';
import type { EventLog, NewEvent, ReadAllOptions, ReadOptions } from './port.js';
import { appendRows } from './postgres-append.js';
import type { SqlClient } from './postgres-client.js';
import { rowsOf } from './postgres-errors.js';
import { type ListeningDatabase, type NotifiedClient, wakesFrom } from './postgres-listen.js';
import { prepareSchema } from './postgres-schema.js';

export type { SqlClient, SqlResult } from './postgres-client.js';
export type { ListeningDatabase, NotifiedClient } from './postgres-listen.js';

/** How the log works. */
export interface PostgresLogOptions {
  /** Whether its tables are made where they are missing; by default yes. For whoever only reads, no. */
  readonly create?: boolean;
  /**
   * Whether each append tells those who listen; by default not. PostgreSQL lets transactions that notify commit one
   * at a time: with many writers that costs most of the throughput. Followers that ask at an interval need none.
   */
  readonly notify?: boolean;
  /** A connection that stays open, to hear what others append. Gives the log its `onAppend`. */
  readonly listenOn?: NotifiedClient | ListeningDatabase;
}

const PAGE = 500;
const LAST_VERSION = 2_147_483_647;

// Most readings begin at the beginning: to plan a condition that holds for all takes longer than to read some events.
const readWhere = (condition: string): string => `select version, id, event::text as event
from ce_referrals_events where ${condition} order by version limit ${PAGE}`;
const READ = readWhere('stream = $1::text');
const READ_FROM = readWhere('stream = $1::text and version >= $2::integer');

// What is below the oldest transaction that still runs is decided for ever: nothing will come in before it. It is
// asked of a page that is already cut, whose end it may take off: asked of the table, it makes PostgreSQL sort all
// rows that are left, for each page. Its own "select" is run once, not for each row.
const READ_ALL = `select stream, version, id, event::text as event, transaction_id::text || '-' || position::text as checkpoint
from (
  select * from ce_referrals_events
  where (transaction_id, position) > ($1::text::xid8, $2::text::bigint)
  order by transaction_id, position limit ${PAGE}
) as page
where transaction_id < (select pg_snapshot_xmin(pg_current_snapshot()))
order by transaction_id, position`;

interface Row {
  readonly version: number;
  readonly id: string;
  readonly event: string;
}

interface CheckpointedRow extends Row {
  readonly stream: string;
  readonly checkpoint: string;
}

// Written out where a row becomes an event: an object made of another one takes as long as its JSON takes to read.
const eventIn = (json: string): ReferralEvent => JSON.parse(json) as ReferralEvent;

const BEGINNING = ['0', '0'] as const;

function placeOf(checkpoint: string): readonly [string, string] {
  const [, transaction, position] = /^(\d{1,19})-(\d{1,18})$/.exec(checkpoint) ?? [];
  if (transaction === undefined || position === undefined) throw new LogError('checkpoint-unknown');
  return [transaction, position];
}

// Not in every browser. Kept from the beginning on: tests may put one of theirs in its place later.
const { setImmediate: immediate } = globalThis as { setImmediate?: typeof setImmediate };

/** Lets everything else that waits have its turn, what is to be sent among it. */
async function nextTurn(): Promise<void> {
  if (immediate !== undefined) await new Promise<void>((resolve) => void immediate(resolve));
}

function askAll(client: SqlClient, place: readonly [string, string]): Promise<readonly CheckpointedRow[]> {
  return rowsOf<CheckpointedRow>(client, READ_ALL, [...place]);
}

async function pageOf(client: SqlClient, stream: string, from: number): Promise<Page<RecordedEvent>> {
  if (!isName(stream) || !(from <= LAST_VERSION)) return { items: [] };
  const rows = await (from > 1
    ? rowsOf<Row>(client, READ_FROM, [stream, from])
    : rowsOf<Row>(client, READ, [stream]));
  const last = rows.length < PAGE ? undefined : rows.at(-1);
  return {
    items: rows.map(({ version, id, event }) => deepFreeze({ stream, version, id, event: eventIn(event) })),
    next: last && (() => pageOf(client, stream, last.version + 1)),
  };
}

async function pageOfAll(
  client: SqlClient,
  asked: Promise<readonly CheckpointedRow[]>,
): Promise<Page<CheckpointedEvent>> {
  const rows = await asked;
  const last = rows.length < PAGE ? undefined : rows.at(-1);
  // While this page is read, the database works on the next one.
  const ahead = last && askAll(client, placeOf(last.checkpoint));
  if (ahead !== undefined) {
    // Whoever stops here does not hear of its failure.
    ahead.catch(() => {});
    // Somebody who reads on without waiting for anything else would keep the question from being sent.
    await nextTurn();
  }
  return {
    items: rows.map(({ stream, version, id, event, checkpoint }) =>
      deepFreeze({ stream, version, id, event: eventIn(event), checkpoint }),
    ),
    next: ahead && (() => pageOfAll(client, ahead)),
  };
}

/**
 * Opens the log in a database: makes its two tables and its two functions, which begin with `ce_referrals_`, in the
 * first schema of the connection's search path, where they are not there yet.
 *
 * An append is one statement. In a transaction of yours it commits with the rest; then a conflict may leave the
 * transaction broken, as PostgreSQL does with every error. The client stays yours: the log does not close it.
 *
 * readAll gives an event when no transaction is left that began before it and is still open, in whatever database of
 * the server: a transaction that stays open holds followers up, and makes them miss nothing.
 *
 * @param client - a `Pool` or `Client` of pg, or a `PGlite`. Writers work at the same time only with a pool.
 * @throws LogError - `server-too-old`, `schema-newer`, `restored-elsewhere`, `permission-denied`, `connection-lost`;
 *   `log-missing` with `create: false`.
 *
 * @example
 * ```ts
 * const pool = new Pool({ connectionString });
 * const log = await postgresLog(pool);
 * ```
 */
export async function postgresLog(
  client: SqlClient,
  { create = true, notify = false, listenOn }: PostgresLogOptions = {},
): Promise<EventLog> {
  await prepareSchema(client, create);
  const onAppend = listenOn === undefined ? undefined : await wakesFrom(listenOn);
  return Object.freeze({
    async append(stream: string, expected: number | 'any', events: readonly NewEvent[]) {
      const rows = storable(stream, expected, events);
      return Object.freeze(await appendRows(client, stream, expected, rows, notify));
    },
    read: (stream: string, { from = 1 }: ReadOptions = {}) =>
      itemByItem(() => pageOf(client, stream, Math.ceil(from))),
    readAll: ({ after }: ReadAllOptions = {}) =>
      itemByItem(async () =>
        pageOfAll(client, askAll(client, after === undefined ? BEGINNING : placeOf(after))),
      ),
    ...(onAppend && { onAppend }),
  });
}
