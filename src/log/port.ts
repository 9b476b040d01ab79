import type { ReferralEvent } from '../referral/events.js';
import type { CheckpointedEvent, RecordedEvent } from '../referral/recorded-event.js';

/** An event to append, and the id that names it for ever. */
export interface NewEvent {
  /** Names the event in the whole log, so that a retry can be told from a second event. 1 to 512 characters. */
  readonly id: string;
  /** What happened. Plain data: it is stored as JSON. */
  readonly event: ReferralEvent;
}

/** The events stand in the stream. */
export interface Appended {
  /** Tells the two outcomes apart. */
  readonly ok: true;
  /** The version of the last of them. */
  readonly version: number;
  /** They stood there before: the same ids at the same place. Nothing was added. Absent where they are new. */
  readonly repeated?: true;
}

/** Somebody else appended in between, and nothing was stored: read, decide again, append what comes of that. */
export interface Conflict {
  /** Tells the two outcomes apart. */
  readonly ok: false;
  /** The only reason that is a value: everything else is thrown. */
  readonly reason: 'conflict';
  /** The version of the stream's last event, as the log saw it; 0 where the stream does not exist. */
  readonly actual: number;
}

/** What `append` answers. */
export type AppendResult = Appended | Conflict;

/** From where a stream is read. */
export interface ReadOptions {
  /** The first version to give; by default 1, the beginning. */
  readonly from?: number;
}

/** From where a whole log is read. */
export interface ReadAllOptions {
  /** The checkpoint of the last event that is known; by default the beginning. */
  readonly after?: string | undefined;
}

/**
 * The port: what this library needs of a store of events. `logConformance` in `ce-referrals/testing` checks a
 * store of one's own.
 *
 * Versions of a stream are dense from 1. What was acknowledged is stored and stays as it was; what was refused
 * is not stored. Where a call cannot be answered it rejects, with a {@link LogError} in the stores of this
 * package. A rejected append may have been stored all the same, where the connection broke before the answer:
 * append the same ids at the same place again to know.
 */
export interface EventLog {
  /**
   * Appends events to a stream: all of them or none.
   *
   * @param stream - the referral's id: any text of 1 to 512 characters without U+0000.
   * @param expected - the version that the stream's last event must have; 0: the stream must not exist; `'any'`:
   *   wherever it ends.
   * @param events - at least one. The same ids at the same place again are `ok` and add nothing; an id that
   *   stands elsewhere is refused by an exception.
   */
  append(stream: string, expected: number | 'any', events: readonly NewEvent[]): Promise<AppendResult>;

  /** A stream's events in the order of their versions; none where it does not exist. */
  read(stream: string, options?: ReadOptions): AsyncIterable<RecordedEvent>;

  /**
   * The events of all streams, in one order that never changes; those of one stream in the order of their
   * versions. It ends at what can be told now. An event may show here later than in `read`, but never at a place
   * before one that was given.
   */
  readAll(options?: ReadAllOptions): AsyncIterable<CheckpointedEvent>;

  /**
   * Calls back, some time after something was appended, by whichever process. Absent where a store cannot tell.
   * It may call too often.
   *
   * @returns ends the calls.
   */
  readonly onAppend?: (wake: () => void) => () => void;
}
