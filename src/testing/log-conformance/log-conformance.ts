import { Breach, NotConforming } from '../conformance/failure.js';
import { openBench } from './bench.js';
import { GUARANTEES } from './guarantees/index.js';
import type { Guarantee, LogEffort } from './guarantees/guarantee.js';
import { type Patience, patience } from './time-limit.js';
import { trail } from './trail.js';
import type { LogUnderTest } from './under-test.js';

/** What {@link logConformance} is given. */
export interface LogConformanceOptions {
  /** The runner's function that registers a test: `test` or `it` of vitest, jest or node:test. */
  readonly test: (name: string, body: () => Promise<void>) => unknown;
  /** Opens the log, once for each guarantee. */
  readonly open: () => LogUnderTest | Promise<LogUnderTest>;
  /** Closes the store and opens it again, as after a restart. Without it, nothing is said about restarts. */
  readonly reopen?: (before: LogUnderTest) => LogUnderTest | Promise<LogUnderTest>;
  /**
   * Opens the same store a second time, where only one may have it open (a folder, say): it must be rejected. Leave
   * it out where a store may be opened by many.
   */
  readonly openAgain?: (open: LogUnderTest) => unknown;
  /** How many examples and rounds; by default 20. */
  readonly runs?: number;
  /** Where the examples come from. By default always the same. */
  readonly seed?: number;
  /** How many milliseconds one answer may take, and a stored event to show in readAll; by default 5000. */
  readonly timeLimit?: number;
}

const MOST_LINES = 40;

function asText({ code, sentence }: Guarantee, breach: Breach, lines: readonly string[]): string {
  const shown = lines.slice(-MOST_LINES);
  const left = lines.length - shown.length;
  return [
    `Guarantee ${code}: ${sentence}`,
    '',
    `With these calls${left > 0 ? ` (and ${left} before them)` : ''}:`,
    ...shown.map((line) => `  ${line}`),
    '',
    breach.message,
  ].join('\n');
}

async function held(
  guarantee: Guarantee,
  options: LogConformanceOptions,
  effort: LogEffort,
  limit: Patience,
): Promise<void> {
  const calls = trail();
  try {
    const bench = await openBench(options, limit, calls);
    const [checked] = await Promise.allSettled([guarantee.check(bench, effort)]);
    // What the check found goes before what closing finds.
    const [closed] = await Promise.allSettled([bench.close()]);
    for (const end of [checked, closed]) if (end.status === 'rejected') throw end.reason;
  } catch (error) {
    if (!(error instanceof Breach)) throw error;
    throw new NotConforming(guarantee.code, asText(guarantee, error, calls.lines()), calls.lines());
  }
}

/**
 * Holds a log to the guarantees of the port `EventLog`: registers one test for each. Imports no test runner.
 * Uses streams and ids that nobody has used, so the store need not be empty; what it writes stays there: give it
 * a store for tests.
 *
 * Some tests race writers against each other on the log that is opened: give it one that really works at the same
 * time (a pool of connections, not one). A log that never answers is reported like any other fault, in bounded
 * time. A failure is a `NotConforming` that names the guarantee and the calls that led there, shrunk.
 *
 * @example
 * ```ts
 * import { logConformance } from 'ce-referrals/testing';
 * import { test } from 'node:test';
 *
 * logConformance({ test, open: async () => ({ log: await openMyLog(), close: closeMyLog }) });
 * ```
 */
export function logConformance(options: LogConformanceOptions): void {
  const { test, runs = 20, seed = 20_260_304, timeLimit = 5_000 } = options;
  // Shared by all tests: whoever was waited for once in vain is not waited for so long again.
  const limit = patience(timeLimit);
  for (const guarantee of GUARANTEES) {
    if (guarantee.needs !== undefined && options[guarantee.needs] === undefined) continue;
    test(`${guarantee.code}: ${guarantee.sentence}`, () => held(guarantee, options, { runs, seed }, limit));
  }
}
