import { jetstreamManager, type StreamConfig } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { RecordedEvent } from 'ce-referrals';
import type { NewEvent } from 'ce-referrals/log';
import { describe, expect, it } from 'vitest';
import { hasNatsServer, type NatsServers } from './nats-server.js';

const MISSING = 'nats-server is not on the PATH (apt-get install nats-server)';

/** Tests that need the server: left out where it is missing, which is said; in CI it must be there. */
export function describeWithNats(name: string, tests: () => void): void {
  const isThere = hasNatsServer();
  if (!isThere) console.warn(`${MISSING}: left out: ${name}`);
  if (!isThere && process.env.CI === 'true') it(`${name}: the server is there`, () => expect.fail(MISSING));
  describe.skipIf(!isThere)(name, tests);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export const versionsOf = (events: readonly RecordedEvent[]) => events.map(({ version }) => version);
export const idsOf = (events: readonly RecordedEvent[]) => events.map(({ id }) => id);
export const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

export function events(...ids: string[]): NewEvent[] {
  const event = {
    type: 'acknowledged',
    data: { acknowledgedOn: '2026-03-03' },
  } as unknown as NewEvent['event'];
  return ids.map((id) => ({ id, event }));
}

/** The URL of a log of its own on these servers. */
export const urlOn = ({ servers }: NatsServers): string =>
  `nats://${servers.join()}?replicas=1&prefix=${prefix()}`;

/** What a server answers. */
export const answerOf = (value: unknown) =>
  ({ data: new TextEncoder().encode(JSON.stringify(value)) }) as never;

/** The same connection, but for what is given. */
export function altered(connection: NatsConnection, changes: Partial<NatsConnection>): NatsConnection {
  return Object.create(connection, Object.getOwnPropertyDescriptors(changes)) as NatsConnection;
}

/** A stream as somebody made it beside the log: as a log's, but for what is given. */
export async function addStream(
  connection: NatsConnection,
  config: Partial<StreamConfig> & { name: string },
): Promise<void> {
  const manager = await jetstreamManager(connection);
  await manager.streams.add({
    subjects: [`${config.name}.>`],
    deny_delete: true,
    deny_purge: true,
    ...config,
  });
}

let made = 0;

/** A prefix that no other log of this file has. */
export function prefix(): string {
  made += 1;
  return `log-${made}`;
}
