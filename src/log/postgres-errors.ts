import { LogError, type LogErrorCode } from './errors.js';
import type { SqlClient } from './postgres-client.js';

/** What the statement met is no fault: somebody else was there first. */
const CONTENTION: ReadonlySet<string> = /* @__PURE__ */ new Set(['23505', '40001', '40P01']);

const CODES: Readonly<Record<string, LogErrorCode>> = {
  '28000': 'permission-denied',
  '28P01': 'permission-denied',
  '3D000': 'connection-lost',
  '42501': 'permission-denied',
  '53100': 'disk-full',
  '54000': 'event-too-large',
  '57P01': 'connection-lost',
  '57P02': 'connection-lost',
  '57P03': 'connection-lost',
};

function sqlStateOf(error: unknown): string | undefined {
  const code: unknown = (error as { code?: unknown } | null | undefined)?.code;
  // ECONNRESET and the like are no SQLSTATE; EPIPE would pass for one by its form.
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && code !== 'EPIPE' ? code : undefined;
}

/** A database's error as one of ours: its own would tell the values of the statement. */
function logErrorOf(error: unknown): LogError {
  const sqlState = sqlStateOf(error);
  if (sqlState === undefined || sqlState.startsWith('08'))
    return new LogError('connection-lost', { sqlState });
  return new LogError(CODES[sqlState] ?? 'store-failed', { sqlState });
}

/** The rows of a statement, or `undefined` where somebody else was there first. */
export async function rowsUnlessContended<Row>(
  client: SqlClient,
  text: string,
  values: unknown[],
): Promise<readonly Row[] | undefined> {
  try {
    const { rows } = await client.query(text, values);
    return rows as readonly Row[];
  } catch (error) {
    if (CONTENTION.has(sqlStateOf(error) ?? '')) return undefined;
    throw logErrorOf(error);
  }
}

/** The rows of a statement. */
export async function rowsOf<Row>(
  client: SqlClient,
  text: string,
  values: unknown[] = [],
): Promise<readonly Row[]> {
  try {
    const { rows } = await client.query(text, values);
    return rows as readonly Row[];
  } catch (error) {
    throw logErrorOf(error);
  }
}
