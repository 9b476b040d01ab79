import { type Difference, differences, lineOf } from './differences.js';

/** What came of a command, as it is compared: codes stand for violations. */
export type Outcome =
  | {
      /** The events, in order. */
      readonly events: readonly unknown[];
      /** The codes of the rules that warned, in order. */
      readonly warned: readonly string[];
    }
  | {
      /** The codes of the rules that were broken, warnings too, in order. */
      readonly refused: readonly string[];
    };

/**
 * What `given(…).when(…).then(…)` throws where something else came of the command. The message lists every field
 * that differs; test runners that show `actual` and `expected` show their own difference as well. It holds what the
 * test gave it, identifiers too. Know it by its `code`, never by `instanceof`.
 */
export class ExpectationFailed extends Error {
  /** Stable: tells this error from every other. */
  readonly code = 'expectation-failed';
  /** What the test expected. */
  readonly expected: Outcome;
  /** What came of the command. */
  readonly actual: Outcome;
  /** Every field that differs. At least one. */
  readonly differences: readonly Difference[];

  /** Made by `given`; there is no need to make one. */
  constructor(about: string, expected: Outcome, actual: Outcome) {
    const found = differences(expected, actual);
    super([`${about}: not what was expected`, ...found.map((one) => `  ${lineOf(one)}`)].join('\n'));
    this.name = 'ExpectationFailed';
    this.expected = expected;
    this.actual = actual;
    this.differences = found;
  }
}

/**
 * What `given` throws where the test itself is at fault: `then` was awaited, or the implementation answers with a
 * promise or with nothing that is a decision. Know it by its `code`.
 */
export class GivenMisused extends Error {
  /** Stable: tells this error from every other. */
  readonly code = 'given-misused';

  /** Made by `given`; there is no need to make one. */
  constructor(message: string) {
    super(message);
    this.name = 'GivenMisused';
  }
}
