import type { AppendResult, EventLog, NewEvent } from '../../log/port.js';
import type { CheckpointedEvent, RecordedEvent } from '../../referral/recorded-event.js';
import { Breach } from '../conformance/failure.js';
import type { Patience } from './time-limit.js';
import { shown, type Trail } from './trail.js';

/** An append that was not answered by a value. */
interface Rejected {
  /** Tells it from the other outcomes. */
  readonly ok: 'rejected';
}

/** A log whose calls are noted and have a time limit, and whose answers have the form that the port asks for. */
export interface Watched {
  /** Appends. A rejection is a value here: where it is legal is for the guarantees to say. */
  append(
    stream: string,
    expected: number | 'any',
    events: readonly NewEvent[],
  ): Promise<AppendResult | Rejected>;
  /** Appends, where nothing speaks against it: what is not stored is a breach. */
  store(stream: string, expected: number | 'any', events: readonly NewEvent[]): Promise<number>;
  /** A stream. */
  read(stream: string, from?: number): Promise<readonly RecordedEvent[]>;
  /** The whole log, from a checkpoint. */
  readAll(after?: string): Promise<readonly CheckpointedEvent[]>;
}

// More than any check stores in a stream: a reading that never ends is ended.
const MOST_IN_A_STREAM = 10_000;

function isAppendResult(answer: unknown): answer is AppendResult {
  const { ok, version, reason, actual } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  if (ok === true) return Number.isSafeInteger(version);
  return ok === false && reason === 'conflict' && Number.isSafeInteger(actual);
}

function codeOf(error: unknown): string {
  const code: unknown = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'an error without a code';
}

function answerText(result: AppendResult): string {
  if (!result.ok) return `conflict at ${result.actual}`;
  return `ok, version ${result.version}${result.repeated === true ? ', repeated' : ''}`;
}

// Of a whole log only how much there was: in a store that is not empty, the rest is not ours to show.
const MOST_SHOWN = 12;

function streamText(events: readonly RecordedEvent[]): string {
  const first = events.slice(0, MOST_SHOWN).map((event) => `${event?.version} ${shown(event?.id)}`);
  const more = events.length - first.length;
  return `[${first.join(', ')}${more > 0 ? `, and ${more} more` : ''}]`;
}

/** Watches a log. */
export function watched(log: EventLog, { wait }: Patience, trail: Trail): Watched {
  async function append(
    stream: string,
    expected: number | 'any',
    events: readonly NewEvent[],
  ): Promise<AppendResult | Rejected> {
    const ids = events.map((event) => shown(event.id)).join(', ');
    const done = trail.begin(`append(${shown(stream)}, ${shown(expected)}, [${ids}])`);
    // Called here, not inside an async function: what the caller changes right after the call must not matter.
    let answer: Promise<AppendResult>;
    try {
      answer = log.append(stream, expected, events);
    } catch (error) {
      answer = Promise.reject(error);
    }
    // Only the log's own rejection is a value: that time is up is not.
    const settled = await wait(
      'append',
      Promise.resolve(answer).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      ),
    );
    if ('error' in settled) {
      done(`rejected: ${codeOf(settled.error)}`);
      return { ok: 'rejected' };
    }
    if (!isAppendResult(settled.value))
      throw new Breach('append answered with something that the port does not know.');
    done(answerText(settled.value));
    return settled.value;
  }

  async function collect<T>(
    call: string,
    items: () => AsyncIterable<T>,
    most: number,
  ): Promise<readonly T[]> {
    const done = trail.begin(call);
    const list: T[] = [];
    try {
      const iterator = items()[Symbol.asyncIterator]();
      for (;;) {
        const next = await wait(call, iterator.next());
        if (next.done === true) break;
        list.push(next.value);
        if (list.length > most) throw new Breach(`${call} gave more than ${most} events, and went on.`);
      }
    } catch (error) {
      if (error instanceof Breach) throw error;
      done(`rejected: ${codeOf(error)}`);
      throw new Breach(`${call} was rejected (${codeOf(error)}).`);
    }
    const events = list as unknown as readonly RecordedEvent[];
    done(most === MOST_IN_A_STREAM ? streamText(events) : `${events.length} events`);
    return list;
  }

  return {
    append,
    async store(stream, expected, events) {
      const result = await append(stream, expected, events);
      if (result.ok !== true) throw new Breach('An append was not stored that nothing speaks against.');
      return result.version;
    },
    read: (stream, from) =>
      collect(
        `read(${shown(stream)}${from === undefined ? '' : `, from ${from}`})`,
        () => log.read(stream, from === undefined ? {} : { from }),
        MOST_IN_A_STREAM,
      ),
    readAll: (after) =>
      collect(
        `readAll(${after === undefined ? '' : `after ${shown(after)}`})`,
        () => log.readAll(after === undefined ? {} : { after }),
        Number.POSITIVE_INFINITY,
      ),
  };
}
