import type { NodeConnectionOptions } from '@nats-io/transport-node';
import { LogError } from '../errors.js';
import { logErrorOf } from './errors.js';
import { type NatsLog, type NatsLogOptions, natsLog } from './index.js';

/** What a URL says. */
interface NatsPlace {
  readonly connection: NodeConnectionOptions;
  readonly log: NatsLogOptions;
}

const FORM = /^(nats|tls):\/\/(?:([^@/?#\s]*)@)?([^@/?#\s]+)\/?(?:\?([^#\s]*))?$/i;
const SERVER = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::(?!0)\d{1,5})?$/i;
const PARAMETERS: readonly string[] = ['prefix', 'replicas', 'monitor'];

// A server that answers nothing.
const CONNECTED_WITHIN_MS = 10_000;

function credentialsOf(text: string | undefined): Pick<NodeConnectionOptions, 'user' | 'pass' | 'token'> {
  if (text === undefined || text === '') return {};
  const [first = '', ...rest] = text.split(':');
  return rest.length === 0
    ? { token: decodeURIComponent(first) }
    : { user: decodeURIComponent(first), pass: decodeURIComponent(rest.join(':')) };
}

function logOf(query: string | undefined): NatsLogOptions {
  const parameters = new URLSearchParams(query);
  for (const name of new Set(parameters.keys())) {
    const isTwice = name !== 'monitor' && parameters.getAll(name).length > 1;
    if (!PARAMETERS.includes(name) || isTwice) throw new LogError('url-unknown');
  }
  const [prefix, replicas] = [parameters.get('prefix'), parameters.get('replicas')];
  return {
    ...(prefix !== null && { prefix }),
    ...(replicas !== null && { replicas: /^\d$/.test(replicas) ? Number(replicas) : Number.NaN }),
    monitor: parameters.getAll('monitor'),
  };
}

function placeIn(url: string): NatsPlace {
  const [, scheme = '', credentials, list = '', query] = FORM.exec(url) ?? [];
  const servers = list.split(',');
  if (!servers.every((server) => SERVER.test(server))) throw new LogError('url-unknown');
  try {
    const isTls = scheme.toLowerCase() === 'tls';
    const connection = { servers, ...credentialsOf(credentials), ...(isTls && { tls: {} }) };
    return { connection, log: logOf(query) };
  } catch {
    // A percent sign that encodes nothing.
    throw new LogError('url-unknown');
  }
}

async function importPeer(): Promise<Pick<typeof import('@nats-io/transport-node'), 'connect'>> {
  try {
    return await import('@nats-io/transport-node');
  } catch {
    throw new LogError('peer-missing', { packageName: '@nats-io/transport-node' });
  }
}

/** Opens the log that a URL names, over a connection of its own. */
export async function openNats(
  url: string,
  { create }: { readonly create: boolean },
): Promise<NatsLog & { close(): Promise<void> }> {
  const place = placeIn(url);
  const { connect } = await importPeer();
  // It goes on connecting for ever: each call says for itself when it waited too long.
  const options = { ...place.connection, timeout: CONNECTED_WITHIN_MS, maxReconnectAttempts: -1 };
  const connection = await connect(options).catch((error: unknown) => {
    throw logErrorOf(error);
  });
  try {
    return Object.freeze({
      ...(await natsLog(connection, { ...place.log, create })),
      close: () => connection.close(),
    });
  } catch (error) {
    await connection.close();
    throw error;
  }
}
