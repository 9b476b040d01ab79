import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { memoryLog } from 'ce-referrals/log';
import { type OpenedLog, openLog } from 'ce-referrals/log/open';
import { type NatsServers, startNats } from '../../test/log/nats-server.js';
import { type PostgresServer, startPostgres } from '../../test/log/postgres-server.js';
import type { Killable } from './kill-server.js';

/** A log that is empty at first. */
export interface Store {
  /** Where another process finds it; empty where none can. */
  readonly url: string;
  /** Opens it, with connections of its own where there are such. */
  open(): Promise<OpenedLog>;
}

/** What keeps logs. */
export interface Engine {
  /** As it is printed. */
  readonly title: string;
  /** Whether a log can be open more than once. */
  readonly isShared: boolean;
  /** Makes a log that nobody used. */
  fresh(): Promise<Store>;
  /** Ends it, and removes all that it left. */
  stop(): Promise<void>;
}

/** A server of PostgreSQL's. */
export interface PostgresEngine extends Engine {
  readonly server: PostgresServer;
}

/** Servers of NATS. */
export interface NatsEngine extends Engine {
  readonly cluster: NatsServers;
  /** The server that leads a log now, each time it is killed. */
  leaderOf(store: Store): Killable;
}

const atUrl = (url: string): Store => ({ url, open: () => openLog(url) });

export function memoryEngine(): Engine {
  return {
    title: 'memory',
    isShared: false,
    async fresh() {
      const log = memoryLog();
      return { url: '', open: async () => ({ ...log, close: async () => {} }) };
    },
    stop: async () => {},
  };
}

/** @param within - the folder to make a folder for all logs in. */
export async function pgliteEngine(within = tmpdir()): Promise<Engine> {
  const root = mkdtempSync(join(within, 'ce-folders-'));
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  process.once('exit', remove);
  // A new database takes PGlite seconds, a copy does not.
  const made = join(root, 'made');
  await (await openLog(`pglite:${made}`)).close();
  let count = 0;
  return {
    title: 'PGlite',
    isShared: false,
    async fresh() {
      count += 1;
      const folder = join(root, `log-${count}`);
      cpSync(made, folder, { recursive: true });
      return atUrl(`pglite:${folder}`);
    },
    async stop() {
      process.removeListener('exit', remove);
      remove();
    },
  };
}

/** A server that forces to disk what it acknowledges. */
export async function postgresEngine(): Promise<PostgresEngine> {
  const server = await startPostgres({ isDurable: true });
  return {
    title: 'PostgreSQL',
    isShared: true,
    server,
    async fresh() {
      const { pool, config } = await server.database();
      await pool.end();
      return atUrl(`postgres://postgres@localhost/${config.database}?host=${config.host}`);
    },
    stop: server.stop,
  };
}

/** Three servers, and three replicas of each log. */
export async function natsEngine(): Promise<NatsEngine> {
  const cluster = await startNats({ count: 3 });
  let count = 0;
  return {
    title: 'NATS',
    isShared: true,
    cluster,
    async fresh() {
      count += 1;
      return atUrl(`nats://${cluster.servers.join()}?prefix=log-${count}`);
    },
    leaderOf({ url }) {
      const [, prefix = ''] = url.split('prefix=');
      let killed = 0;
      return {
        async kill() {
          const connection = await cluster.connect();
          const manager = await jetstreamManager(connection);
          killed = cluster.numberOf((await manager.streams.info(prefix)).cluster?.leader);
          await connection.close();
          await cluster.kill(killed);
        },
        restart: () => cluster.start(killed),
      };
    },
    stop: cluster.stop,
  };
}
