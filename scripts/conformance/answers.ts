/** How many checks there were, and how many went as they should. */
export interface Tally {
  /** The checks. */
  readonly of: number;
  /** Those that went as they should. */
  readonly well: number;
  /** What the others said, each in one line. */
  readonly faults: readonly string[];
}

/** What a walk of the worlds saw; sequences as text, since JSON has no number for them. */
export interface WalkTally {
  /** Every sequence up to the depth. */
  readonly sequences: string;
  /** States that are different. */
  readonly states: number;
  /** Commands tried in states. */
  readonly transitions: number;
  /** Status and command, as far as they met. */
  readonly pairs: readonly string[];
  /** Rules that were seen broken. */
  readonly broken: readonly string[];
  /** Rules that were seen kept by a neighbour. */
  readonly kept: readonly string[];
  /** The first disagreement or broken law, if there was one. */
  readonly fault?: string;
}
