import { canonical } from '../../log/canonical.js';
import type { NewEvent } from '../../log/port.js';
import type { ReferralEvent } from '../../referral/events.js';
import type { CheckpointedEvent, RecordedEvent } from '../../referral/recorded-event.js';
import { Breach } from '../conformance/failure.js';
import type { Patience } from './time-limit.js';
import { shown, type Trail } from './trail.js';
import type { LogUnderTest } from './under-test.js';
import { type Watched, watched } from './watched.js';

/** What a check works with. */
export interface Bench extends Watched {
  /** The name of a stream that nobody used. */
  stream(): string;
  /** Events that nobody appended, for a batch. */
  events(count?: number): readonly NewEvent[];
  /** A breach, unless the stream holds exactly these events, dense from 1, as they were appended. */
  expectStream(stream: string, events: readonly NewEvent[]): Promise<void>;
  /** Reads all, again and again, until these events have shown; gives those of the streams that are asked for. */
  allOf(streams: readonly string[], count: number, after?: string): Promise<readonly CheckpointedEvent[]>;
  /** The checkpoint of the last event there is. */
  lastCheckpoint(): Promise<string | undefined>;
  /** Begins a round: what a failure shows begins here. */
  round(): void;
  /** Closes the store and opens it again. */
  reopen(): Promise<void>;
  /** Opens the store a second time; says whether that was possible. */
  opensAgain(): Promise<boolean>;
  /** Closes the store: the check is over. */
  close(): Promise<void>;
  /** Whether a call was waited for in vain. */
  isLost(): boolean;
  /** How many milliseconds something may take to show. */
  readonly milliseconds: number;
}

/** Waits: for what may take its time to show, never for what must have happened. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** An event to append: complete, and told from the others by its day and its number. */
export function sampleEvent(number: number): ReferralEvent {
  const day = String((number % 28) + 1).padStart(2, '0');
  const recordedBy = {
    userId: `user-${number}`,
    organizationId: 'harbor',
    role: 'housing-provider',
  } as const;
  return {
    type: 'acknowledged',
    data: { acknowledgedOn: `2026-03-${day}` as '2026-03-01' },
    metadata: { source: 'entry', recordedAt: `2026-04-01T09:00-05:00`, recordedBy },
  };
}

function versionsOf(events: readonly RecordedEvent[]): string {
  return events.map(({ version }) => version).join(', ');
}

/** What can be done with the store as a whole. */
export interface Openings {
  /** Opens the store. */
  readonly open: () => LogUnderTest | Promise<LogUnderTest>;
  /** Closes it and opens it again. */
  readonly reopen?: (before: LogUnderTest) => LogUnderTest | Promise<LogUnderTest>;
  /** Opens it a second time. */
  readonly openAgain?: (open: LogUnderTest) => unknown;
}

/** Makes the bench of one check. */
export async function openBench(
  { open, reopen, openAgain }: Openings,
  patience: Patience,
  trail: Trail,
): Promise<Bench> {
  // Names that no other run has used, in a store that may be anyone's.
  const name = crypto.randomUUID();
  const step = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const done = trail.begin(`${name}()`);
    const result = await patience.wait(name, (async () => work())());
    done('done');
    return result;
  };
  let [opened, streams, events] = [await step('open', open), 0, 0];
  let log = watched(opened.log, patience, trail);

  async function allOf(
    names: readonly string[],
    count: number,
    after?: string,
  ): Promise<readonly CheckpointedEvent[]> {
    const wanted = new Set(names);
    for (let waited = 0; ; waited += 1) {
      const shownNow = (await log.readAll(after)).filter(({ stream }) => wanted.has(stream));
      if (shownNow.length >= count || waited * 10 > patience.milliseconds) return shownNow;
      await pause(10);
    }
  }

  return {
    append: (...call) => log.append(...call),
    store: (...call) => log.store(...call),
    read: (...call) => log.read(...call),
    readAll: (...call) => log.readAll(...call),
    stream() {
      streams += 1;
      return `s${streams}-${name}`;
    },
    events: (count = 1) =>
      Array.from({ length: count }, () => {
        events += 1;
        return { id: `e${events}-${name}`, event: sampleEvent(events) };
      }),
    async expectStream(stream, expected) {
      const stored = await log.read(stream);
      if (stored.length !== expected.length) {
        throw new Breach(`The stream holds ${stored.length} events, not ${expected.length}.`);
      }
      if (stored.some(({ version }, index) => version !== index + 1)) {
        throw new Breach(`The versions are not dense from 1, in their order: ${versionsOf(stored)}.`);
      }
      stored.forEach((event, index) => {
        const { id, event: appended } = expected[index] as NewEvent;
        if (event.stream !== stream)
          throw new Breach(`An event of ${shown(stream)} says it is of another stream.`);
        if (event.id !== id)
          throw new Breach(`Version ${index + 1} has another id than the event appended there.`);
        if (canonical(event.event) !== canonical(appended)) {
          throw new Breach(`Version ${index + 1} is not the event that was appended.`);
        }
      });
    },
    allOf,
    async lastCheckpoint() {
      return (await log.readAll()).at(-1)?.checkpoint;
    },
    round: () => trail.clear(),
    async reopen() {
      opened = await step('reopen', () => reopen?.(opened) ?? opened);
      log = watched(opened.log, patience, trail);
    },
    async opensAgain() {
      const opening = (async () => openAgain?.(opened))().then(
        () => true,
        () => false,
      );
      return await step('openAgain', () => opening);
    },
    close: async () => void (await step('close', () => opened.close?.())),
    isLost: () => patience.isLost(),
    get milliseconds() {
      return patience.milliseconds;
    },
  };
}
