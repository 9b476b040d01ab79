/**
 * Events in a folder, with PostgreSQL inside the process: `@electric-sql/pglite`, an optional peer. For one process;
 * the same tables and statements as `ce-referrals/log/postgres`. Reads and writes files (Node only).
 *
 * @module ce-referrals/log/pglite
 */
import { mkdir, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isLogError, LogError } from './errors.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import type { EventLog } from './port.js';
import { postgresLog } from './postgres.js';

/** How the folder is opened. */
export interface PgliteLogOptions {
  /** Whether the log is made where it is missing; by default yes. For whoever only reads, no. */
  readonly create?: boolean;
}

/** A log in a folder. It tells when something is appended: nobody else can. */
export interface PgliteLog extends EventLog {
  readonly onAppend: (wake: () => void) => () => void;
  /** Closes the database and gives the folder free. What was acknowledged is stored before. */
  close(): Promise<void>;
}

async function importPeer(): Promise<typeof import('@electric-sql/pglite')> {
  try {
    return await import('@electric-sql/pglite');
  } catch {
    throw new LogError('peer-missing', { packageName: '@electric-sql/pglite' });
  }
}

// PostgreSQL's file of its own version: it has one in each of its folders.
const IS_DATABASE = 'PG_VERSION';
// A making that was cut short goes on where it left these.
const OF_DATABASE = /^(pg_|base$|global$|postgresql\.|postmaster\.|\.ce-referrals-lock-)/;

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new LogError('folder-unusable');
  }
}

// A database that is made among other files cannot be told from them any more.
async function checkFolder(folder: string, create: boolean): Promise<void> {
  const names = await namesIn(folder);
  if (names.includes(IS_DATABASE)) return;
  if (!create) throw new LogError('log-missing');
  if (!names.every((name) => OF_DATABASE.test(name))) throw new LogError('folder-unusable');
}

async function lockNew(folder: string): Promise<FolderLock> {
  try {
    await mkdir(folder, { recursive: true });
    return await lockFolder(folder);
  } catch (error) {
    throw isLogError(error) ? error : new LogError('folder-unusable');
  }
}

/**
 * Opens the log in a folder, and makes it where it is missing. The folder must be on a local disk and is open to one
 * process at a time; a second opener, from here or elsewhere, gets an error. A process that was killed leaves nothing
 * that has to be removed.
 *
 * @param path - of the folder. The database's own files stand in it.
 * @throws LogError - `folder-in-use`; `folder-unusable`, also where it holds other files; `peer-missing`; and those of
 *   `postgresLog`.
 *
 * @example
 * ```ts
 * const log = await pgliteLog('./data');
 * await log.close();
 * ```
 */
export async function pgliteLog(path: string, { create = true }: PgliteLogOptions = {}): Promise<PgliteLog> {
  const { PGlite } = await importPeer();
  // A path that begins as a URL, `memory://data` for one, would be that to PGlite.
  const folder = resolve(path);
  await checkFolder(folder, create);
  const lock = await lockNew(folder);
  try {
    const database = await PGlite.create(folder).catch(() => {
      throw new LogError('folder-unusable');
    });
    try {
      return withWakes(await postgresLog(database, { create }), async () => {
        if (!database.closed) await database.close();
        await lock.release();
      });
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function withWakes(log: EventLog, close: () => Promise<void>): PgliteLog {
  const wakes = new Set<() => void>();
  return Object.freeze({
    ...log,
    async append(...call: Parameters<EventLog['append']>) {
      const result = await log.append(...call);
      if (result.ok && result.repeated !== true) for (const wake of wakes) queueMicrotask(wake);
      return result;
    },
    onAppend(wake: () => void) {
      const mine = (): void => wake();
      wakes.add(mine);
      return () => void wakes.delete(mine);
    },
    close,
  });
}
