import type { ReferralEvent } from './events.js';

/**
 * An event as a log holds it. The log gives it a place in its stream; nothing in the core looks at these
 * fields, and the order of a history is the stream's, never the clock's.
 */
export interface RecordedEvent {
  /** The stream: the referral's id. */
  readonly stream: string;
  /** The event's place in its stream, dense from 1. */
  readonly version: number;
  /** Names the event for ever, so that a retry can be told from a second event. */
  readonly id: string;
  /** What happened. */
  readonly event: ReferralEvent;
}

/** A recorded event with its place among all streams. */
export interface CheckpointedEvent extends RecordedEvent {
  /** The place in the whole log, as text that only the log understands; `readAll` goes on after it. */
  readonly checkpoint: string;
}
