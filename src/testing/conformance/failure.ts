import type { Difference } from '../differences.js';

/**
 * What a check of the kit throws into the runner: a law that does not hold, or a vector that came out otherwise.
 * The message is for people. Know it by its `code`.
 */
export class NotConforming extends Error {
  /** Stable: tells this error from every other. */
  readonly code = 'not-conforming';
  /** The code of the law, or the name of the file of vectors. */
  readonly law: string;
  /** The shrunk history: events, or the commands that led there. Empty for vectors. */
  readonly history: readonly unknown[];

  /** Made by the kit. */
  constructor(law: string, message: string, history: readonly unknown[] = []) {
    super(message);
    this.name = 'NotConforming';
    this.law = law;
    this.history = history;
  }
}

/** What a law found wrong in one example. Thrown inside a check; it becomes a {@link NotConforming}. */
export class Breach extends Error {
  /** Where it differs from what was expected. */
  readonly differences: readonly Difference[];

  /** Says what happened, in a sentence, and where it differs. */
  constructor(sentence: string, differences: readonly Difference[] = []) {
    super(sentence);
    this.differences = differences;
  }
}

/** A breach that would cost the whole time limit each time it is seen again: an answer that never came. */
export class NoAnswer extends Breach {}
