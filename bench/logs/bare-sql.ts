import type { SqlClient } from 'ce-referrals/log/postgres';
import type { Append } from './appends.js';

/** A row as it comes from the driver, which has parsed the JSON. */
interface BareRow {
  readonly version: number;
  readonly id: string;
  readonly event: unknown;
}

interface BarePlacedRow extends BareRow {
  readonly stream: string;
  readonly transaction: string;
  readonly place: string;
}

const PAGE = 500;
const COLUMNS = 4;

const READ = 'select version, id, event from ce_referrals_events where stream = $1 order by version';

const READ_ALL = `select stream, version, id, event, transaction_id::text as transaction, position::text as place
from ce_referrals_events
where (transaction_id, position) > ($1::xid8, $2::bigint)
order by transaction_id, position limit $3`;

const statements = new Map<number, string>();

function insertOf(rows: number): string {
  const known = statements.get(rows);
  if (known !== undefined) return known;
  const values = Array.from({ length: rows }, (_, row) => {
    const places = Array.from({ length: COLUMNS }, (_, column) => `$${row * COLUMNS + column + 1}`);
    return `(${places.join()})`;
  });
  const statement = `insert into ce_referrals_events (stream, version, id, event) values ${values.join()}`;
  statements.set(rows, statement);
  return statement;
}

/** What somebody writes who has the table and the driver, and trusts that nobody else writes. */
export function bareSql(client: SqlClient) {
  return {
    async append({ stream, after, events }: Append): Promise<void> {
      const values = events.flatMap(({ id, event }, at) => [
        stream,
        after + at + 1,
        id,
        JSON.stringify(event),
      ]);
      await client.query(insertOf(events.length), values);
    },

    async read(stream: string): Promise<readonly BareRow[]> {
      const { rows } = await client.query(READ, [stream]);
      return rows as readonly BareRow[];
    },

    async readAll(): Promise<number> {
      let count = 0;
      for (let place: readonly [string, string] = ['0', '0']; ; ) {
        const { rows } = await client.query(READ_ALL, [...place, PAGE]);
        const placed = rows as readonly BarePlacedRow[];
        count += placed.length;
        const last = placed.at(-1);
        if (last === undefined || placed.length < PAGE) return count;
        place = [last.transaction, last.place];
      }
    },
  };
}
