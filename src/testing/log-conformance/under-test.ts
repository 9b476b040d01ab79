import type { EventLog } from '../../log/port.js';

/** A log that was opened to be checked. */
export interface LogUnderTest {
  /** The log. It need not be empty: the kit uses streams and ids of its own. */
  readonly log: EventLog;
  /** Closes it, when a check is over. */
  readonly close?: () => unknown;
}
