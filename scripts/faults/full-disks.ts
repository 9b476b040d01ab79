import { natsLog } from 'ce-referrals/log/nats';
import { openLog } from 'ce-referrals/log/open';
import { Pool } from 'pg';
import { startNats } from '../../test/log/nats-server.js';
import { startPostgres } from '../../test/log/postgres-server.js';
import { pgliteEngine } from './engines.js';
import { type Filled, fillDisk } from './fill-disk.js';
import type { SmallDisk } from './small-disk.js';

// NATS is told nothing by a server without room: it stops answering. Then one append is enough.
const PATIENCE_MS = 3_000;
const ENDED_WITHIN_MS = 10_000;

/** A folder of PGlite's on a disk that fills up. */
export async function fillFolder(disk: SmallDisk, refusals: number): Promise<Filled> {
  const engine = await pgliteEngine(disk.folder);
  try {
    const { open } = await engine.fresh();
    return await fillDisk({ disk, open, restart: async () => {} }, refusals);
  } finally {
    await engine.stop();
  }
}

/** A server whose data are on a disk that fills up: first for its tables, then also for its own log. */
export async function fillDatabase(disk: SmallDisk, refusals: number): Promise<Filled> {
  const server = await startPostgres({ isDurable: true, dataIn: disk.folder });
  try {
    const { pool, config } = await server.database();
    await pool.end();
    const open = () => openLog(`postgres://postgres@localhost/${config.database}?host=${config.host}`);
    const restart = async (): Promise<void> => {
      await server.kill();
      await server.restart();
    };
    const needRoom = async (): Promise<void> => {
      const other = new Pool({ ...config, max: 1 });
      other.on('error', () => {});
      // The next file of its own log finds no room, without which it cannot go on: it ends by itself.
      const use = `select pg_switch_wal(), pg_logical_emit_message(true, 'room', 'is needed', true)`;
      const end = performance.now() + ENDED_WITHIN_MS;
      while (performance.now() < end) {
        const goesOn = await other.query(use).then(
          () => true,
          () => false,
        );
        if (!goesOn) break;
      }
      await other.end().catch(() => {});
    };
    return await fillDisk({ disk, open, restart, needRoom }, refusals);
  } finally {
    await server.stop();
  }
}

/** A single server whose store is on a disk that fills up. */
export async function fillStream(disk: SmallDisk, refusals: number): Promise<Filled> {
  const server = await startNats({ count: 1, within: disk.folder });
  try {
    const open = async () => {
      const connection = await server.connect({ maxReconnectAttempts: -1 });
      const log = await natsLog(connection, { replicas: 1, patience: PATIENCE_MS });
      return { ...log, close: () => connection.close() };
    };
    const restart = async (): Promise<void> => {
      await server.kill(0);
      await server.start(0);
    };
    return await fillDisk({ disk, open, restart }, refusals);
  } finally {
    await server.stop();
  }
}
