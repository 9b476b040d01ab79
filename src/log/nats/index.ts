/**
 * Events in NATS JetStream, on one server or a cluster: `@nats-io/jetstream` over a connection of
 * `@nats-io/transport-node`, both optional peers.
 *
 * @module ce-referrals/log/nats
 */
import type { NatsConnection } from '@nats-io/transport-node';
import type { RecordedEvent } from '../../referral/recorded-event.js';
import { isName, storable } from '../appendable.js';
import { LogError } from '../errors.js';
import type { EventLog, NewEvent, ReadAllOptions, ReadOptions } from '../port.js';
import { appendSlot } from './append.js';
import { openCells } from './cells.js';
import { openClaims } from './claims.js';
import { durabilityOf, type NatsLogWarning } from './durability.js';
import { checkMark, settle } from './mark.js';
import { readAllSlots } from './read-all.js';
import { openSlots, type Slots } from './slots.js';
import { prepareStream } from './stream.js';
import { subjectsBelow } from './subjects.js';
import { wakesFrom } from './wakes.js';

export type { NatsLogWarning } from './durability.js';

/** Where the log is, and how it works. */
export interface NatsLogOptions {
  /** Whether the log is made where it is missing; by default yes. For whoever only reads, no. */
  readonly create?: boolean;
  /**
   * The name of the stream, and the first token of all its subjects: 1 to 64 letters, digits, `_` or `-`. By default
   * `ce-referrals`.
   */
  readonly prefix?: string;
  /**
   * How many servers must hold the log; by default 3. A new stream is made with as many; one that exists with fewer
   * is refused. A single server can only hold 1.
   */
  readonly replicas?: number;
  /**
   * The monitoring URL of each server (`http://host:8222`), to learn how long what it acknowledged may be missing on
   * its disk. Without it, `warnings` says that this is not known.
   */
  readonly monitor?: string | readonly string[];
  /**
   * How many milliseconds a call waits and tries again while the servers do not answer or choose a leader; by
   * default 30,000. Then it rejects with `connection-lost`, or a reading with `log-missing` where somebody deleted the
   * stream.
   */
  readonly patience?: number;
}

/** A log in JetStream. */
export interface NatsLog extends EventLog {
  /** What a power cut or a lost disk may take. Empty where three servers force each write to disk. */
  readonly warnings: readonly NatsLogWarning[];
}

const PREFIX = /^[A-Za-z0-9_-]{1,64}$/;
const MOST_REPLICAS = 5;
const PATIENCE_MS = 30_000;
// One attempt: shorter than an election, so that one that was sent to a server that has just died is soon repeated.
const ATTEMPT_MS = 2_000;

async function importPeer(): Promise<typeof import('@nats-io/jetstream')> {
  try {
    return await import('@nats-io/jetstream');
  } catch {
    throw new LogError('peer-missing', { packageName: '@nats-io/jetstream' });
  }
}

async function* readSlots(slots: Slots, stream: string, from: number): AsyncGenerator<RecordedEvent> {
  if (!isName(stream)) return;
  for await (const { events } of slots.read(stream)) {
    for (const event of events) if (event.version >= from) yield event;
  }
}

/**
 * Opens the log in a JetStream stream, and makes the stream where it is missing. One that exists is never changed: it
 * is refused where it could lose or change events.
 *
 * A batch is one message, on a subject of its own that is written once; so a batch stands whole or not at all, and
 * of writers at the same time one wins, through changes of the leader too. Each event costs a second, small message
 * that keeps its id unique. A batch must fit into one message: 1 MB, unless the server allows more.
 *
 * The connection stays yours: the log does not close it.
 *
 * @param connection - of `connect` in `@nats-io/transport-node`.
 * @throws LogError - `options-malformed`, `peer-missing`, `server-too-old` (before 2.9.10), `jetstream-missing`,
 *   `replicas-unavailable`, `stream-unsafe`, `log-missing`, `schema-newer`, `permission-denied`, `connection-lost`.
 *
 * @example
 * ```ts
 * const connection = await connect({ servers: ['a:4222', 'b:4222', 'c:4222'] });
 * const log = await natsLog(connection);
 * ```
 */
export async function natsLog(
  connection: NatsConnection,
  {
    create = true,
    prefix = 'ce-referrals',
    replicas = 3,
    monitor = [],
    patience = PATIENCE_MS,
  }: NatsLogOptions = {},
): Promise<NatsLog> {
  const isNumberOfReplicas = Number.isInteger(replicas) && replicas >= 1 && replicas <= MOST_REPLICAS;
  if (!PREFIX.test(prefix) || !isNumberOfReplicas || !(patience >= 0))
    throw new LogError('options-malformed');

  const { jetstream, jetstreamManager } = await importPeer();
  const manager = await jetstreamManager(connection, { timeout: ATTEMPT_MS, checkAPI: false });
  const subjects = subjectsBelow(prefix);
  const stream = await prepareStream(connection, manager, prefix, subjects, { create, replicas, patience });
  const cells = openCells({
    jetstream: jetstream(connection, { timeout: ATTEMPT_MS }),
    manager,
    stream: prefix,
    patience,
    maxBytes: stream.maxBytes,
  });
  await checkMark(cells, subjects);
  const slots = openSlots(cells, subjects);
  const writing = { cells, subjects, slots, claims: openClaims(cells, subjects, slots) };
  return Object.freeze({
    async append(name: string, expected: number | 'any', events: readonly NewEvent[]) {
      const added = storable(name, expected, events);
      return Object.freeze(await appendSlot(writing, name, expected, added));
    },
    read: (name: string, { from = 1 }: ReadOptions = {}) => readSlots(slots, name, from),
    readAll: ({ after }: ReadAllOptions = {}) =>
      readAllSlots(cells, slots, () => settle(cells, subjects), after),
    ...(stream.tells && { onAppend: wakesFrom(connection, subjects.told) }),
    warnings: await durabilityOf(stream.replicas, typeof monitor === 'string' ? [monitor] : monitor),
  });
}
