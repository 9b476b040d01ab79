import type { Bench } from '../bench.js';

/** How much is tried. */
export interface LogEffort {
  /** How many examples or rounds. */
  readonly runs: number;
  /** Where the examples come from. */
  readonly seed: number;
}

/** Something that a log promises, and how it is checked. */
export interface Guarantee {
  /** Names it. */
  readonly code: string;
  /** What is promised. */
  readonly sentence: string;
  /** Checks it. Throws a `Breach` where it does not hold. */
  readonly check: (bench: Bench, effort: LogEffort) => Promise<void>;
  /** What must be known of a log for it to say something; by default nothing. */
  readonly needs?: 'reopen' | 'openAgain';
}
