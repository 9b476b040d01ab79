import type { EventLog } from '../log/port.js';
import type { RecordedEvent } from '../referral/recorded-event.js';
import type { Asked } from '../referral/rules/rule.js';
import type { StreamHistory } from './event-lines.js';
import { unknowableIn } from './log-events.js';
import { withLog } from './log-url.js';
import { progress } from './progress.js';
import type { Streams } from './streams.js';

/** The events of a log as they come, with the progress of reading on a terminal. */
export async function* watchedEvents(log: EventLog, streams: Streams): AsyncGenerator<RecordedEvent> {
  const bar = progress(streams);
  let events = 0;
  try {
    for await (const recorded of log.readAll()) {
      yield recorded;
      events += 1;
      bar.at(() => ({ doing: 'reading the log', amount: `${events} events` }));
    }
  } finally {
    bar.end();
  }
}

/** All that a log holds. */
export interface LogContent {
  /** Every event, in the order of the log. */
  readonly events: readonly RecordedEvent[];
  /** By stream, in the order of their first events: what its source cannot know. */
  readonly unknowableOf: ReadonlyMap<string, readonly Asked[]>;
  /** The histories of the streams, in the same order. */
  readonly histories: Generator<StreamHistory>;
}

/**
 * Reads a whole log into memory.
 *
 * @throws CliError - where it cannot be opened or read, or there is none.
 */
export async function readLog(url: string, streams: Streams): Promise<LogContent> {
  const events: RecordedEvent[] = [];
  const streamsOf = new Map<string, RecordedEvent[]>();
  const unknowableOf = new Map<string, readonly Asked[]>();
  await withLog(url, { create: false }, async (log) => {
    for await (const recorded of watchedEvents(log, streams)) {
      const { stream } = recorded;
      events.push(recorded);
      const own = streamsOf.get(stream);
      if (own === undefined) {
        streamsOf.set(stream, [recorded]);
        unknowableOf.set(stream, unknowableIn(recorded));
      } else own.push(recorded);
    }
  });
  function* histories(): Generator<StreamHistory> {
    for (const [stream, own] of streamsOf) {
      yield {
        stream,
        events: own.map(({ event }) => event),
        unknowable: unknowableOf.get(stream) ?? [],
      };
    }
  }
  return { events, unknowableOf, histories: histories() };
}
