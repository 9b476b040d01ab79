import { connect } from '@nats-io/transport-node';
import type { EventLog } from 'ce-referrals/log';
import { natsLog } from 'ce-referrals/log/nats';
import { openLog } from 'ce-referrals/log/open';
import type { NatsEngine, PostgresEngine } from './engines.js';
import { startProxy } from './proxy.js';

/** Logs behind proxies. */
export interface Cuttable {
  readonly logs: readonly EventLog[];
  /** Has the connection cut before the answer to the append of these events, the so-manyth of its stream. */
  cutBehind(stream: string, ids: readonly string[], append: number): void;
  /** How many connections were cut. */
  cuts(): number;
  close(): Promise<void>;
}

const LANES = 4;
const PREFIX = 'cut';

/** A log in PostgreSQL, whose connections lead through a proxy. */
export async function cutInPostgres({ server }: PostgresEngine): Promise<Cuttable> {
  const { pool, config } = await server.database();
  await pool.end();
  const proxy = await startProxy({ path: server.socket.path });
  const log = await openLog(`postgres://postgres@127.0.0.1:${proxy.port}/${config.database}`);
  return {
    logs: Array.from({ length: LANES }, () => log),
    // The id is among the values of the statement. Its answer comes when it is committed.
    cutBehind: (_, [first = '']) => proxy.cutBehind(first),
    cuts: proxy.cuts,
    async close() {
      await log.close();
      await proxy.close();
    },
  };
}

/** Logs in NATS, each with a connection through a proxy to one of the servers. */
export async function cutInNats({ cluster }: NatsEngine): Promise<Cuttable> {
  const [host = '', port] = (cluster.servers[0] ?? '').split(':');
  const proxy = await startProxy({ host, port: Number(port) });
  const connections = await Promise.all(
    Array.from({ length: LANES }, () =>
      connect({
        servers: `127.0.0.1:${proxy.port}`,
        // Or it would learn of the servers behind the proxy, and go there.
        ignoreClusterUpdates: true,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 10,
      }),
    ),
  );
  return {
    logs: await Promise.all(connections.map((connection) => natsLog(connection, { prefix: PREFIX }))),
    // The message that is the batch, and the sequence that it was given.
    cutBehind: (stream, _, append) => proxy.cutBehind(`HPUB ${PREFIX}.${stream}.${append} `, '"seq"'),
    cuts: proxy.cuts,
    async close() {
      await Promise.all(connections.map((connection) => connection.close()));
      await proxy.close();
    },
  };
}
