import type { StorableEvent } from './appendable.js';
import { LogError } from './errors.js';
import type { AppendResult } from './port.js';
import type { SqlClient } from './postgres-client.js';
import { rowsOf, rowsUnlessContended } from './postgres-errors.js';

/** Where notifications go, if they are asked for. They say nothing but that there is something. */
export const CHANNEL = 'ce_referrals_events';

// One statement: it stores the whole batch behind the version that it found itself, or nothing. Two at once find
// the same one, and the primary key lets the first through. A transaction that is older than the stream's last
// event would come before it in the order of readAll.
const APPEND = `with ended as (
  select version, transaction_id from ce_referrals_events where stream = $1::text order by version desc limit 1
), place as (
  select coalesce((select version from ended), 0) as version,
    coalesce((select transaction_id <= pg_current_xact_id() from ended), true) as is_in_order
), added as (
  insert into ce_referrals_events (stream, version, id, event)
  select $1::text, place.version + given.place::integer, given.id, given.event::json
  from place, unnest($3::text[], $4::text[]) with ordinality as given (id, event, place)
  where place.is_in_order and ($2::integer is null or $2::integer = place.version)
  order by given.place
  returning version
), counted as (
  select count(*)::integer as added from added
)
select place.version, place.is_in_order, counted.added,
  case when $5::boolean and counted.added > 0 then pg_notify('${CHANNEL}', '')::text end as notified
from place, counted`;

// The same behind a version that is given, which is what nearly every append asks: less to plan, which for a small
// statement takes longer than to run it. It does not say why it stored nothing.
const APPEND_BEHIND = `insert into ce_referrals_events (stream, version, id, event)
select $1::text, $2::integer + given.place::integer, given.id, given.event::json
from unnest($3::text[], $4::text[]) with ordinality as given (id, event, place)
where coalesce((
  select version = $2::integer and transaction_id <= pg_current_xact_id()
  from ce_referrals_events where stream = $1::text order by version desc limit 1
), $2::integer = 0)
order by given.place
returning version`;

const FIND = `select ended.version as actual, found.id, found.version, found.stream = $1::text as is_here
from (select coalesce(max(version), 0) as version from ce_referrals_events where stream = $1::text) as ended
left join ce_referrals_events as found on found.id = any($2::text[])`;

interface Added {
  readonly version: number;
  readonly is_in_order: boolean;
  readonly added: number;
}

interface Found {
  readonly actual: number;
  readonly id: string | null;
  readonly version: number | null;
  readonly is_here: boolean | null;
}

const MOST_EXPECTED = 2_147_483_647;
const MOST_ATTEMPTS = 200;

// The version of the last id, where they all stand in a row in this stream, behind the expected version.
function placeOf(
  found: readonly Found[],
  ids: readonly string[],
  expected: number | 'any',
): number | undefined {
  const versions = new Map(
    found.filter(({ is_here }) => is_here).map(({ id, version }) => [id, version ?? 0]),
  );
  const first = versions.get(ids[0] ?? '');
  if (first === undefined || (expected !== 'any' && first !== expected + 1)) return undefined;
  return ids.every((id, index) => versions.get(id) === first + index) ? first + ids.length - 1 : undefined;
}

async function isStoredBehind(
  client: SqlClient,
  values: readonly unknown[],
  count: number,
): Promise<boolean> {
  const rows = await rowsUnlessContended<unknown>(client, APPEND_BEHIND, [...values]);
  return rows?.length === count;
}

/** Appends what was checked before. */
export async function appendRows(
  client: SqlClient,
  stream: string,
  expected: number | 'any',
  events: readonly StorableEvent[],
  notifies: boolean,
): Promise<AppendResult> {
  const ids = events.map(({ id }) => id);
  const behind = expected === 'any' ? null : Math.min(expected, MOST_EXPECTED);
  const values = [stream, behind, ids, events.map(({ json }) => json)];
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    let row: Added | undefined;
    if (attempt === 0 && expected !== 'any' && !notifies) {
      if (await isStoredBehind(client, values, ids.length))
        return { ok: true, version: expected + ids.length };
    } else {
      [row] = (await rowsUnlessContended<Added>(client, APPEND, [...values, notifies])) ?? [];
    }
    if (row !== undefined && row.added === ids.length) return { ok: true, version: row.version + ids.length };

    const found = await rowsOf<Found>(client, FIND, [stream, ids]);
    const place = placeOf(found, ids, expected);
    if (place !== undefined) return { ok: true, version: place, repeated: true };
    const actual = found[0]?.actual ?? 0;
    if (expected !== 'any' && actual !== expected) return { ok: false, reason: 'conflict', actual };
    if (found.some(({ id }) => id !== null)) throw new LogError('event-id-taken');
    if (row?.is_in_order === false) throw new LogError('transaction-began-too-early');
  }
  throw new LogError('too-many-conflicts');
}
