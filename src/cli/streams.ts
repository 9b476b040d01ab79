import type { Writable } from 'node:stream';

/** Where the bin writes. */
export interface Streams {
  /** What was asked for. */
  readonly stdout: Writable;
  /** What went wrong. */
  readonly stderr: Writable;
}
