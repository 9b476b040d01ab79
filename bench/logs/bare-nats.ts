import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { Append } from './appends.js';

interface BareSlot {
  readonly events: readonly unknown[];
}

// As many as the log asks for at once.
const AT_ONCE = 128;

/** What somebody writes who has the client, and trusts that nobody else writes: messages as those of the log. */
export function bareNats(jetstream: JetStreamClient, manager: JetStreamManager, prefix: string) {
  const expect = { streamName: prefix, lastSubjectSequence: 0 };
  const slotsOf = (stream: string): string => `${prefix}.${stream}`;

  /** A batch as one message. The log's test histories have names that need no encoding. */
  async function publishSlot({ stream, after, events }: Append, slot: number): Promise<void> {
    await jetstream.publish(`${slotsOf(stream)}.${slot}`, JSON.stringify({ after, events }), { expect });
  }

  async function read(stream: string, slots: number): Promise<number> {
    const messages = await Promise.all(
      Array.from({ length: slots }, (_, at) =>
        manager.streams.getMessage(prefix, { last_by_subj: `${slotsOf(stream)}.${at + 1}` }),
      ),
    );
    let count = 0;
    for (const message of messages) count += message?.json<BareSlot>().events.length ?? 0;
    return count;
  }

  return {
    publishSlot,

    /** The same messages as the log: one that keeps each event id, and then the batch. */
    async publishAll(append: Append, slot: number): Promise<void> {
      const { stream, events } = append;
      const place = `${slotsOf(stream)}.${slot}`;
      await Promise.all(
        events.map(({ id }) => {
          const token = Buffer.from(id, 'utf8').toString('base64url');
          return jetstream.publish(`${prefix}.id.=${token}.1`, place, { expect });
        }),
      );
      await publishSlot(append, slot);
    },

    read,

    /** All messages one by one, so many at once, as the log does: that needs no consumer. */
    async getAll(): Promise<number> {
      const { state } = await manager.streams.info(prefix);
      let count = 0;
      for (let next = 1; next <= state.last_seq; next += AT_ONCE) {
        const length = Math.min(AT_ONCE, state.last_seq - next + 1);
        const found = await Promise.all(
          Array.from({ length }, (_, at) => manager.streams.getMessage(prefix, { seq: next + at })),
        );
        for (const message of found) {
          const isSlot = message?.subject.split('.').length === 3;
          if (isSlot) count += message.json<BareSlot>().events.length;
        }
      }
      return count;
    },

    /** All batches from a consumer, which the server pushes. */
    async consumeAll(): Promise<number> {
      const consumer = await jetstream.consumers.get(prefix, { filter_subjects: `${prefix}.*.*` });
      let count = 0;
      const messages = await consumer.consume();
      for await (const message of messages) {
        count += message.json<BareSlot>().events.length;
        if (message.info.pending === 0) break;
      }
      await messages.close();
      return count;
    },
  };
}
