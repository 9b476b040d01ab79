import type { JetStreamClient, JetStreamManager, StoredMsg } from '@nats-io/jetstream';
import { LogError } from '../errors.js';
import { isPassing, isUnanswered, JETSTREAM, jetStreamCodeOf } from './errors.js';
import { retry } from './retry.js';

/** A subject with the one message that it will ever have. */
export interface Cell {
  /** The subject. */
  readonly subject: string;
  /** Its place in the order of all. */
  readonly sequence: number;
  /** What was written. */
  readonly text: string;
}

/**
 * A JetStream stream used as cells that are written once, each a subject. What was read never changes; only that a
 * cell is empty can be old news.
 *
 * Everything goes through the stream's leader: a replica answers a "direct get" with what it has, which may be less
 * than what was acknowledged.
 */
export interface Cells {
  /** Writes a cell, unless it is written. Of those who write it at once, one does. */
  put(subject: string, text: string): Promise<'stored' | 'taken'>;
  /** Reads a cell. */
  get(subject: string): Promise<Cell | undefined>;
  /** Reads a cell that is known to be written. A new leader may need a moment to show it. */
  getWritten(subject: string): Promise<Cell>;
  /** Reads the cell with this sequence, which is known to be there. */
  at(sequence: number): Promise<Cell>;
  /** The last sequence. */
  last(): Promise<number>;
  /** The longest text that fits, in bytes. */
  readonly maxBytes: number;
}

/** What cells are made of. */
export interface CellsOptions {
  /** The client. */
  readonly jetstream: JetStreamClient;
  /** The client for everything but publishing. */
  readonly manager: JetStreamManager;
  /** The name of the stream. */
  readonly stream: string;
  /** How many milliseconds an answer is waited for, over all attempts. */
  readonly patience: number;
  /** The longest text that fits, in bytes. */
  readonly maxBytes: number;
}

function cellOf({ subject, seq, data }: StoredMsg): Cell {
  return { subject, sequence: seq, text: new TextDecoder().decode(data) };
}

/** Uses a stream as cells. */
export function openCells({ jetstream, manager, stream, patience, maxBytes }: CellsOptions): Cells {
  const ask = (query: { last_by_subj: string } | { seq: number }): Promise<StoredMsg | null> =>
    manager.streams.getMessage(stream, query);
  const askWritten = (query: { last_by_subj: string } | { seq: number }): Promise<Cell> =>
    retry(patience, async () => {
      const message = await ask(query);
      return message === null ? undefined : cellOf(message);
    });

  return {
    maxBytes,
    async put(subject, text) {
      let mayBeStored = false;
      return retry<'stored' | 'taken'>(patience, async () => {
        try {
          // 0 and no other number: in a cluster of 2.9, several writers can win at the same one that is not 0.
          const expect = { streamName: stream, lastSubjectSequence: 0 };
          await jetstream.publish(subject, text, { expect });
          return 'stored';
        } catch (error) {
          if (jetStreamCodeOf(error) === JETSTREAM.wrongLastSequence) return 'taken';
          if (!isPassing(error) && mayBeStored) throw new LogError('connection-lost');
          mayBeStored ||= !isUnanswered(error);
          throw error;
        }
      });
    },
    async get(subject) {
      const found = await retry(patience, async () => ({ message: await ask({ last_by_subj: subject }) }));
      return found.message === null ? undefined : cellOf(found.message);
    },
    getWritten: (subject) => askWritten({ last_by_subj: subject }),
    at: (sequence) => askWritten({ seq: sequence }),
    last: () => retry(patience, async () => (await manager.streams.info(stream)).state.last_seq),
  };
}
