/**
 * A log by its URL, for programs whose settings say where the events are. What it opens, it closes. Reads and writes
 * files, and the network (Node only).
 *
 * @module ce-referrals/log/open
 */
import { LogError } from './errors.js';
import type { NatsLogWarning } from './nats/durability.js';
import { openNats } from './nats/open.js';
import { pgliteLog } from './pglite.js';
import type { EventLog } from './port.js';
import { postgresLog } from './postgres.js';

/** A log, and all that was opened for it. */
export interface OpenedLog extends EventLog {
  /** In NATS: what a power cut or a lost disk may take. */
  readonly warnings?: readonly NatsLogWarning[];
  /** Gives everything back: connections, the folder. Closing again does nothing. */
  close(): Promise<void>;
}

/** How a log is opened. */
export interface OpenLogOptions {
  /** Whether the log is made where it is missing; by default yes. For whoever only reads, no. */
  readonly create?: boolean;
  /** To PostgreSQL: how many connections there are at most, and so how many work at the same time; by default 10. */
  readonly connections?: number;
}

type Open = (url: string, options: OpenLogOptions) => Promise<OpenedLog>;

const MANY_CONNECTIONS = 10;
// A host that answers nothing would be waited for as long as the system likes, which is minutes.
const PATIENCE_MS = 30_000;

async function openFolder(url: string, { create = true }: OpenLogOptions): Promise<OpenedLog> {
  const path = url.slice(url.indexOf(':') + 1);
  // `pglite://data` would be a folder at the root of the disk: whoever writes that means another one.
  if (path === '' || /^\/\/(?!\/)/.test(path)) throw new LogError('url-unknown');
  return pgliteLog(path, { create });
}

async function importPg(): Promise<Pick<typeof import('pg'), 'Client' | 'Pool'>> {
  try {
    return (await import('pg')).default;
  } catch {
    throw new LogError('peer-missing', { packageName: 'pg' });
  }
}

async function openPostgres(
  url: string,
  { connections = MANY_CONNECTIONS, create = true }: OpenLogOptions,
): Promise<OpenedLog> {
  const { Client, Pool } = await importPg();
  try {
    // Connects to nothing: it reads the URL, whose faults a pool would tell with every statement.
    new Client({ connectionString: url });
  } catch {
    throw new LogError('url-unknown');
  }
  const pool = new Pool({ connectionString: url, max: connections, connectionTimeoutMillis: PATIENCE_MS });
  // A connection that breaks while nobody uses it leaves the pool by itself. Unheard, it would end the process.
  pool.on('error', () => {});
  let ended: Promise<void> | undefined;
  const close = (): Promise<void> => {
    ended ??= pool.end();
    return ended;
  };
  try {
    return Object.freeze({ ...(await postgresLog(pool, { create })), close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** By the scheme of the URL, in lower case. */
const SCHEMES: Readonly<Record<string, Open>> = {
  nats: (url, { create = true }) => openNats(url, { create }),
  pglite: openFolder,
  postgres: openPostgres,
  postgresql: openPostgres,
  tls: (url, { create = true }) => openNats(url, { create }),
};

function openerOf(url: unknown): Open | undefined {
  const scheme = /^([a-z]+):/i.exec(String(url))?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme] : undefined;
}

/** Says whether a text begins as the URL of a log, so that it is not taken for a path. */
export function isLogUrl(text: string): boolean {
  return openerOf(text) !== undefined;
}

/**
 * Opens the log that a URL names, and makes it where it is missing.
 *
 * | URL | log |
 * |---|---|
 * | `pglite:FOLDER` | `pgliteLog`. What follows the colon is a path as it is typed, with its spaces and percent signs: relative (`pglite:./data`) or absolute (`pglite:/var/lib/referrals`). |
 * | `postgres://…`, `postgresql://…` | `postgresLog` over a pool of pg, with what pg reads in such a URL, its password percent-encoded. It neither tells others of appends nor hears of theirs. |
 * | `nats://SERVERS?prefix=…&replicas=…&monitor=…`, `tls://…` | `natsLog` over one connection. The servers are `host:port`, several with commas between them; before them may stand `user:password@` or `token@`, percent-encoded. The parameters are its options; `monitor` may be given once for each server. |
 *
 * @throws LogError - `url-unknown`, also where `pglite:` names no folder; its message never repeats the URL, which
 *   may hold a password. `log-missing` with `create: false`. `peer-missing`, whose `packageName` is to be installed; and those of the log: where the
 *   server is not reached `connection-lost`, where it does not let the user in `permission-denied`.
 *
 * @example
 * ```ts
 * const log = await openLog(process.env.LOG_URL ?? 'pglite:./data');
 * await log.close();
 * ```
 */
export async function openLog(url: string, options: OpenLogOptions = {}): Promise<OpenedLog> {
  const open = openerOf(url);
  if (open === undefined) throw new LogError('url-unknown');
  return open(url, options);
}
