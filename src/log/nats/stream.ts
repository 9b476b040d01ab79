import type { JetStreamManager, StreamConfig, StreamInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { LogError } from '../errors.js';
import { isUnanswered, JETSTREAM, jetStreamCodeOf, logErrorOf } from './errors.js';
import { retry } from './retry.js';
import type { Subjects } from './subjects.js';

const OLDEST_SERVER: readonly [number, number, number] = [2, 9, 10];
// What a message has beside its text: headers with the name of the stream.
const BESIDE_TEXT = 256;

/** What is asked of the stream. */
export interface StreamNeeds {
  /** Whether it is made where it is missing. */
  readonly create: boolean;
  /** How many servers must hold it. */
  readonly replicas: number;
  /** How many milliseconds the servers are waited for. */
  readonly patience: number;
}

/** The stream of a log. */
export interface PreparedStream {
  /** How many servers hold it. */
  readonly replicas: number;
  /** Whether the server tells of new slots. */
  readonly tells: boolean;
  /** The longest text of a message, in bytes. */
  readonly maxBytes: number;
}

function isOld(version: string): boolean {
  const [, ...numbers] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  const first = numbers.findIndex((number, index) => Number(number) !== OLDEST_SERVER[index]);
  return numbers.length < 3 || (first >= 0 && Number(numbers[first]) < (OLDEST_SERVER[first] ?? 0));
}

async function checkServer(
  connection: NatsConnection,
  manager: JetStreamManager,
  patience: number,
): Promise<void> {
  const { info } = connection;
  if (info === undefined) throw new LogError('connection-lost');
  if (isOld(info.version)) throw new LogError('server-too-old');
  await retry(patience, async () => {
    try {
      return await manager.getAccountInfo();
    } catch (error) {
      // A server without it, in a cluster where no other has it.
      if (isUnanswered(error) && info.jetstream !== true) throw new LogError('jetstream-missing');
      throw error;
    }
  });
}

function told({ told: subject, slots }: Subjects): { src: string; dest: string; headers_only: boolean } {
  return { src: slots, dest: `${subject}.{{wildcard(1)}}.{{wildcard(2)}}`, headers_only: true };
}

/** The settings of a stream under which events can be lost, changed, or be nobody's. */
function unsafeSettings({ config, state }: StreamInfo, subjects: Subjects, replicas: number): string[] {
  const discards = config.discard !== 'new';
  const wrong: Readonly<Record<string, boolean>> = {
    subjects: config.subjects?.length !== 1 || config.subjects[0] !== subjects.all,
    storage: config.storage !== 'file',
    retention: config.retention !== 'limits',
    num_replicas: config.num_replicas < replicas,
    deny_delete: config.deny_delete !== true,
    deny_purge: config.deny_purge !== true,
    max_age: config.max_age > 0,
    max_bytes: config.max_bytes > 0 && discards,
    max_msgs: config.max_msgs > 0 && discards,
    max_msgs_per_subject: config.max_msgs_per_subject > 0,
    sealed: config.sealed,
    no_ack: config.no_ack === true,
    mirror: config.mirror !== undefined,
    sources: config.sources !== undefined && config.sources.length > 0,
    subject_transform: config.subject_transform !== undefined,
    persist_mode: (config as { persist_mode?: unknown }).persist_mode === 'async',
    messages: state.first_seq > 1,
  };
  return Object.keys(wrong).filter((setting) => wrong[setting]);
}

// How long a stream that nobody is to make may be unknown to the server that is asked.
const LATE_MS = 1_000;

function isMissing(error: unknown): boolean {
  return jetStreamCodeOf(error) === JETSTREAM.streamMissing;
}

async function found(
  manager: JetStreamManager,
  name: string,
  subjects: Subjects,
  { create, replicas }: StreamNeeds,
  late: number,
): Promise<StreamInfo> {
  try {
    return await manager.streams.info(name);
  } catch (error) {
    if (!isMissing(error)) throw error;
    if (!create) throw performance.now() > late ? logErrorOf(error) : error;
  }
  const config: Partial<StreamConfig> & { name: string } = {
    name,
    description: 'Events of ce-referrals. Each subject is written once.',
    subjects: [subjects.all],
    storage: 'file',
    retention: 'limits',
    discard: 'new',
    num_replicas: replicas,
    deny_delete: true,
    deny_purge: true,
    republish: told(subjects),
  };
  try {
    return await manager.streams.add(config);
  } catch (error) {
    // Another process made it in between, with what it was told.
    if (jetStreamCodeOf(error) !== JETSTREAM.nameInUse) throw error;
    return await manager.streams.info(name);
  }
}

/**
 * Makes the stream where it is missing, and otherwise holds it to what a log needs. Never changes one that is there.
 *
 * @throws LogError - `server-too-old`, `jetstream-missing`, `replicas-unavailable`, `stream-unsafe`.
 */
export async function prepareStream(
  connection: NatsConnection,
  manager: JetStreamManager,
  name: string,
  subjects: Subjects,
  needs: StreamNeeds,
): Promise<PreparedStream> {
  await checkServer(connection, manager, needs.patience);
  const late = performance.now() + LATE_MS;
  const info = await retry(needs.patience, () => found(manager, name, subjects, needs, late));
  const settings = unsafeSettings(info, subjects, needs.replicas);
  if (settings.length > 0) throw new LogError('stream-unsafe', { settings });
  const { max_msg_size, num_replicas, republish } = info.config;
  const largest = connection.info?.max_payload ?? 0;
  const bytes = max_msg_size > 0 ? Math.min(largest, max_msg_size) : largest;
  const { src, dest } = told(subjects);
  return {
    replicas: num_replicas,
    tells: republish?.src === src && republish.dest === dest,
    maxBytes: bytes - BESIDE_TEXT,
  };
}
