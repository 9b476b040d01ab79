import type { StorableEvent } from './appendable.js';
import { LogError } from './errors.js';
import type { AppendResult } from './port.js';
import type { SqlClient } from './postgres-client.js';
import { rowsOf, rowsUnlessContended } from './postgres-errors.js';

/** Where notifications go, if they are asked for. They say nothing but that there is something. */
export const CHANNEL = 'ce_referrals_events';

/** A function that stores what it is given behind the version that it finds itself. */
const functionOf = (name: string, parameters: string, store: string): string => `  create function ${name}(
    into_stream text, expected integer, ${parameters}
  ) returns integer language plpgsql as $append$
  declare
    ended integer;
    last_transaction xid8;
  begin
    select stored.version, stored.transaction_id into ended, last_transaction
    from ce_referrals_events as stored where stored.stream = into_stream order by stored.version desc limit 1;
    if ended is null then
      ended := 0;
    end if;
    if expected <> ended then
      return null;
    end if;
    if last_transaction is not null and last_transaction > pg_current_xact_id() then
      return 0;
    end if;
${store}
  end
  $append$;`;

/**
 * Stores the whole batch, or nothing. Two at once find the same version, and the primary key lets the first through.
 * Answers the new version, `null` where the stream ends elsewhere, and 0 where the transaction is older than the
 * stream's last event: it would come before it in the order of readAll.
 *
 * A function, since to plan so small a statement takes longer than to run it, and a connection plans a function's
 * once. It takes and gives what is passed on soonest: JSON, not lists of texts, and one number, not a row. The events
 * are taken apart without a look into their texts, which would refuse U+0000 and halves of surrogate pairs; ids hold
 * neither.
 */
export const APPEND_FUNCTION: string = /* @__PURE__ */ functionOf(
  'ce_referrals_append',
  'ids json, events json',
  `    insert into ce_referrals_events (stream, version, id, event)
    select into_stream, ended + given.place::integer, given.id, given.event
    from rows from (json_array_elements_text(ids), json_array_elements(events))
      with ordinality as given (id, event, place)
    order by given.place;
    return ended + json_array_length(ids);`,
);

/** As {@link APPEND_FUNCTION}, for one event, which most batches are: to make rows of lists takes longer. */
export const APPEND_ONE_FUNCTION: string = /* @__PURE__ */ functionOf(
  'ce_referrals_append_one',
  'new_id text, new_event json',
  `    insert into ce_referrals_events (stream, version, id, event)
    values (into_stream, ended + 1, new_id, new_event);
    return ended + 1;`,
);

// The JSON goes as text: a driver that knows of JSON would write it a second time.
const APPEND = 'select ce_referrals_append($1, $2, $3::text::json, $4::text::json) as version';
const APPEND_ONE = 'select ce_referrals_append_one($1, $2, $3, $4::text::json) as version';

const andNotify = (append: string): string =>
  `select version, case when version > 0 then pg_notify('${CHANNEL}', '')::text end as notified
from (${append} offset 0) as appended`;

const FIND = `select ended.version as actual, found.id, found.version, found.stream = $1::text as is_here
from (select coalesce(max(version), 0) as version from ce_referrals_events where stream = $1::text) as ended
left join ce_referrals_events as found on found.id = any($2::text[])`;

interface Added {
  readonly version: number | null;
}

const NOT_IN_ORDER = 0;

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
  const texts = events.map(({ json }) => json);
  const { statement, given } =
    events.length === 1
      ? { statement: APPEND_ONE, given: [...ids, ...texts] }
      : { statement: APPEND, given: [JSON.stringify(ids), `[${texts.join()}]`] };
  const append = notifies ? andNotify(statement) : statement;
  const values = [stream, behind, ...given];
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const [row] = (await rowsUnlessContended<Added>(client, append, values)) ?? [];
    if (row?.version) return { ok: true, version: row.version };

    const found = await rowsOf<Found>(client, FIND, [stream, ids]);
    const place = placeOf(found, ids, expected);
    if (place !== undefined) return { ok: true, version: place, repeated: true };
    const actual = found[0]?.actual ?? 0;
    if (expected !== 'any' && actual !== expected) return { ok: false, reason: 'conflict', actual };
    if (found.some(({ id }) => id !== null)) throw new LogError('event-id-taken');
    if (row?.version === NOT_IN_ORDER) throw new LogError('transaction-began-too-early');
  }
  throw new LogError('too-many-conflicts');
}
