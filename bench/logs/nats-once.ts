/** A log over JetStream against the bare client, in a process of its own. */
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { EventLog } from 'ce-referrals/log';
import { natsLog } from 'ce-referrals/log/nats';
import { answer, taskOf } from '../measuring/processes.js';
import { isQuick } from '../measuring/quick.js';
import { type Append, appendTo, expectStored, type Manner, storiesOf, writeAll } from './appends.js';
import { bareNats } from './bare-nats.js';
import { type Rounds, rounds, writing } from './rounds.js';

/** Where the server is. */
export interface NatsTask {
  readonly servers: readonly string[];
}

const HISTORIES = isQuick ? 10 : 100;
const HISTORIES_READ = isQuick ? 20 : 200;

const connection = await connect({ servers: [...taskOf<NatsTask>().servers] });
const [client, manager] = [jetstream(connection), await jetstreamManager(connection)];

/** Two logs with the same settings: one to use, one whose stream the bare client uses. */
async function openTwo(name: string) {
  const log = await natsLog(connection, { prefix: `${name}-log`, replicas: 1 });
  const beside = await natsLog(connection, { prefix: `${name}-bare`, replicas: 1 });
  return { log, beside, bare: bareNats(client, manager, `${name}-bare`) };
}

const logWrites =
  (log: EventLog) =>
  (stories: readonly (readonly Append[])[]): Promise<void> =>
    writeAll(stories, 1, (append) => appendTo(log, append));

async function writes(name: string, manner: Manner, how: 'publishAll' | 'publishSlot'): Promise<Rounds> {
  const { log, beside, bare } = await openTwo(name);
  const one = writing('b', HISTORIES, manner, (stories) =>
    writeAll(stories, 1, (append) => bare[how](append, manner === 'whole' ? 1 : append.after + 1)),
  );
  const other = writing('l', HISTORIES, manner, logWrites(log));
  const measured = await rounds(one.side, other.side);
  await expectStored(beside, one.written.slice(0, HISTORIES));
  await expectStored(log, other.written.slice(0, HISTORIES));
  return measured;
}

const read = await openTwo('read');
const stories = storiesOf('r', HISTORIES_READ, 'by-event');
for (const log of [read.log, read.beside]) await logWrites(log)(stories);

async function readEach(each: (story: readonly Append[]) => Promise<number>): Promise<number> {
  for (const story of stories) {
    if ((await each(story)) !== story.length) throw new Error('A history is not whole.');
  }
  return stories.length;
}

async function countOf(events: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of events) count += 1;
  return count;
}

const readAll = (): Promise<number> => countOf(read.log.readAll());

answer({
  appendWhole: await writes('whole', 'whole', 'publishAll'),
  appendWholeToOne: await writes('one', 'whole', 'publishSlot'),
  append: await writes('events', 'by-event', 'publishAll'),
  read: await rounds(
    () => readEach((story) => read.bare.read(story[0]?.stream ?? '', story.length)),
    () => readEach((story) => countOf(read.log.read(story[0]?.stream ?? ''))),
  ),
  readAll: await rounds(read.bare.getAll, readAll),
  readAllToConsumer: await rounds(read.bare.consumeAll, readAll),
});
await connection.close();
