import type { CheckpointedEvent, RecordedEvent, ReferralEvent } from 'ce-referrals';
import { type AppendResult, type EventLog, LogError, type NewEvent } from 'ce-referrals/log';

type Expected = number | 'any';

/** The steps of a log, each to be replaced by one that is wrong. */
export interface Steps {
  /** Before anything is looked at. */
  begin(): Promise<void>;
  /** Whether the expectation is met. */
  isMet(expected: Expected, actual: number): boolean;
  /** Between looking and storing. */
  pause(): Promise<void>;
  /** The version behind which events are stored. */
  behind(expected: Expected, actual: number): number;
  /** The name under which a stream is kept. */
  key(stream: string): string;
  /** What is kept of an event that is given. */
  keep(event: ReferralEvent): ReferralEvent;
  /** What is given of an event that is kept. */
  give<T>(event: T): T;
  /** Whether an id counts as taken, and by what it is known. */
  idKey(stream: string, id: string): string;
  /** Answers where the expectation is not met. */
  refuse(actual: number): AppendResult;
}

/** What the log keeps. */
export interface Kept {
  readonly streams: Map<string, RecordedEvent[]>;
  readonly all: CheckpointedEvent[];
}

function checked(stream: string, expected: Expected, events: readonly NewEvent[]): void {
  const names = [stream, ...events.map(({ id }) => id)];
  const isName = (name: unknown) => typeof name === 'string' && name !== '' && name.length <= 1000;
  const isExpectation = expected === 'any' || (Number.isInteger(expected) && expected >= 0);
  if (!names.every(isName) || new Set(names.slice(1)).size < events.length || !isExpectation) {
    throw new LogError('append-malformed');
  }
}

/** A log in memory that is right, unless a step is not. Slower to the point than `memoryLog`, and open to all. */
export function plainLog(
  wrong: Partial<Steps> = {},
  kept: Kept = { streams: new Map(), all: [] },
): EventLog & { readonly kept: Kept } {
  const steps: Steps = {
    begin: async () => {},
    isMet: (expected, actual) => expected === 'any' || expected === actual,
    pause: async () => {},
    behind: (_, actual) => actual,
    key: (stream) => stream,
    keep: (event) => JSON.parse(JSON.stringify(event)),
    give: (event) => structuredClone(event),
    idKey: (_, id) => id,
    refuse: (actual) => ({ ok: false, reason: 'conflict', actual }),
    ...wrong,
  };
  const { streams, all } = kept;

  function repeated(stream: string, expected: Expected, events: readonly NewEvent[]): number | undefined {
    const history = streams.get(steps.key(stream)) ?? [];
    const start = history.findIndex(({ id }) => id === events[0]?.id);
    const isThere = start >= 0 && events.every(({ id }, index) => history[start + index]?.id === id);
    if (!isThere || (expected !== 'any' && expected !== start)) return undefined;
    return start + events.length;
  }

  return {
    kept,
    async append(stream, expected, events) {
      checked(stream, expected, events);
      const copies = events.map(({ id, event }) => ({ id, event: steps.keep(event) }));
      await steps.begin();
      const place = repeated(stream, expected, copies);
      if (place !== undefined) return { ok: true, version: place, repeated: true };
      const history = streams.get(steps.key(stream)) ?? [];
      const actual = history.at(-1)?.version ?? 0;
      if (!steps.isMet(expected, actual)) return steps.refuse(actual);
      const taken = new Set(all.map((event) => steps.idKey(event.stream, event.id)));
      if (copies.some(({ id }) => taken.has(steps.idKey(stream, id)))) throw new LogError('event-id-taken');
      const waiting = steps.pause();
      if ('pause' in wrong) await waiting;
      const behind = steps.behind(expected, actual);
      copies.forEach(({ id, event }, index) => {
        const recorded = { stream: steps.key(stream), version: behind + index + 1, id, event };
        history.push(recorded);
        all.push({ ...recorded, checkpoint: String(all.length + 1) });
      });
      streams.set(steps.key(stream), history);
      return { ok: true, version: behind + copies.length };
    },
    async *read(stream, { from = 1 } = {}) {
      const history = [...(streams.get(steps.key(stream)) ?? [])];
      for (const event of history) if (event.version >= from) yield steps.give(event);
    },
    async *readAll({ after = '0' } = {}) {
      for (const event of all.slice(Number(after))) yield steps.give(event);
    },
  };
}
