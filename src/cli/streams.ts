import type { Writable } from 'node:stream';
import type { CalendarDate } from '../referral/calendar-date.js';

/** What the bin reads from and writes to, and how it learns that it is to stop. */
export interface Streams {
  /** What was asked for. */
  readonly stdout: Writable;
  /** What went wrong, and how far it is. */
  readonly stderr: Writable;
  /** What is read where a path is `-`. */
  readonly stdin?: AsyncIterable<string | Uint8Array>;
  /**
   * Keeps something ready for when the person stops the program; the answer takes it back. Where there is none,
   * nobody can.
   *
   * @param cleanUp - at once, with no promise: the process ends behind it.
   */
  readonly onInterrupt?: (cleanUp: () => void) => () => void;
  /** The day that it is for the person, by this machine's clock. Where there is none, a day has to be given. */
  readonly today?: () => CalendarDate;
}
