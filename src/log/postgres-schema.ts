import { LogError } from './errors.js';
import { APPEND_FUNCTION, APPEND_ONE_FUNCTION } from './postgres-append.js';
import type { SqlClient } from './postgres-client.js';
import { rowsOf } from './postgres-errors.js';

/**
 * Brings the tables from the version before to this one, in one statement, so that it needs no transaction of its own
 * and works through a pool. The lock lets a second process wait; inside, each statement sees what the first one did,
 * and does nothing twice. Its number is ours: any, but always the same.
 */
const migrationTo = (version: number, statements: string): string => `do $migration$
begin
  perform pg_advisory_xact_lock(4207338119017435);
  create table if not exists ce_referrals_schema (version integer not null primary key);
  if exists (select from ce_referrals_schema where version >= ${version}) then
    return;
  end if;
${statements}
  insert into ce_referrals_schema (version) values (${version});
end
$migration$`;

// The names are compared byte by byte, and an event is kept as the text that came: `json`, not `jsonb`, which would
// refuse U+0000 and reorder keys.
const TABLE = `  create table ce_referrals_events (
    stream text collate "C" not null,
    version integer not null check (version >= 1),
    id text collate "C" not null unique,
    event json not null,
    transaction_id xid8 not null default pg_current_xact_id(),
    position bigint generated always as identity,
    primary key (stream, version)
  );
  create unique index ce_referrals_events_order on ce_referrals_events (transaction_id, position);`;

const MIGRATIONS: readonly string[] = /* @__PURE__ */ [TABLE, APPEND_FUNCTION, APPEND_ONE_FUNCTION].map(
  (statements, index) => migrationTo(index + 1, statements),
);

const SERVER = `select current_setting('server_version_num')::integer as server,
  to_regclass('ce_referrals_schema') is not null as is_made`;

const VERSION = 'select coalesce(max(version), 0) as version from ce_referrals_schema';

// A transaction id that this server has not given yet came from another one.
const FROM_ELSEWHERE = `select exists (
  select from ce_referrals_events where transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
) as is_from_elsewhere`;

const OLDEST_SERVER = 130_000;

async function versionOf(client: SqlClient): Promise<number> {
  const [row] = await rowsOf<{ version: number }>(client, VERSION);
  return row?.version ?? 0;
}

/**
 * Makes the tables where they are missing, or brings them up to date. Changes nothing where they are; a user who may
 * not create tables can then open the log.
 *
 * @param create - whether missing tables are made.
 * @throws LogError - `server-too-old`, `log-missing`, `schema-newer`, `restored-elsewhere`, `permission-denied`.
 */
export async function prepareSchema(client: SqlClient, create: boolean): Promise<void> {
  const [state] = await rowsOf<{ server: number; is_made: boolean }>(client, SERVER);
  if ((state?.server ?? 0) < OLDEST_SERVER) throw new LogError('server-too-old');
  if (!create && state?.is_made !== true) throw new LogError('log-missing');
  let version = state?.is_made ? await versionOf(client) : 0;
  if (version < MIGRATIONS.length) {
    for (const migration of MIGRATIONS.slice(version)) await rowsOf(client, migration);
    version = await versionOf(client);
  }
  if (version > MIGRATIONS.length) throw new LogError('schema-newer');
  const [moved] = await rowsOf<{ is_from_elsewhere: boolean }>(client, FROM_ELSEWHERE);
  if (moved?.is_from_elsewhere) throw new LogError('restored-elsewhere');
}
