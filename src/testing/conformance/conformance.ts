import { type Implementation, type Part, partsOf } from './implementation.js';
import { LAWS } from './laws/index.js';
import type { Law } from './laws/law.js';
import { publishedVectors, type Vectors } from './published-vectors.js';
import { runLaw, trialOf } from './run-law.js';
import { casesFor, runVectors } from './run-vectors.js';

/** What {@link conformance} is given. */
export interface ConformanceOptions<State> {
  /** The runner's function that registers a test: `test` or `it` of vitest, jest or node:test. */
  readonly test: (name: string, body: () => void) => unknown;
  /** What is checked. */
  readonly implementation: Implementation<State>;
  /** How many examples each law is tried on; by default 200. */
  readonly runs?: number;
  /** Where the examples come from. By default always the same, so that a run says the same again. */
  readonly seed?: number;
  /** How many milliseconds one example may take, from the first event to the last; by default 2000. */
  readonly timeLimit?: number;
  /** The vectors; by default those published with the package. `false` leaves them out. */
  readonly vectors?: Vectors | false;
}

function appliesTo(law: Law, implementation: Implementation<never>, parts: ReadonlySet<Part>): boolean {
  return law.about.every((part) => parts.has(part)) && law.leftOutBy?.(implementation) !== true;
}

function setupFault(message: string): Error {
  return Object.assign(new TypeError(message), { code: 'implementation-incomplete' });
}

function checkSetup(implementation: Implementation<never>, parts: ReadonlySet<Part>): void {
  if (parts.size === 0) {
    throw setupFault('The implementation has none of evolve, decide, audit and availableCommands.');
  }
  for (const part of parts) {
    if (typeof implementation[part] !== 'function') throw setupFault(`${part} is no function.`);
  }
  if (parts.has('evolve') && implementation.initialState === undefined) {
    throw setupFault('evolve needs the initialState that it starts from.');
  }
  if (parts.has('replay') && !parts.has('evolve')) throw setupFault('replay needs evolve beside it.');
}

/**
 * Holds an implementation of the domain, all of it or a part, to the laws and the vectors: registers one test for
 * each law and each file of vectors that say something about what it has. Imports no test runner.
 *
 * An implementation that throws, returns promises, changes what it is given, or never answers, is reported like any
 * other fault: with the law, the shrunk history, what was expected and what came. A function that never ends is ended
 * after `timeLimit` milliseconds (in Node; elsewhere there is no limit).
 *
 * @throws TypeError - with `code` `implementation-incomplete` where there is nothing to check.
 *
 * @example
 * ```ts
 * import { conformance } from 'ce-referrals/testing';
 * import { test } from 'node:test';
 * import { evolve, initialState } from './my-reducer.js';
 *
 * conformance({ test, implementation: { evolve, initialState } });
 * ```
 */
export function conformance<State>({
  test,
  implementation: given,
  runs = 200,
  seed = 20_260_304,
  timeLimit = 2_000,
  vectors,
}: ConformanceOptions<State>): void {
  const implementation = given as unknown as Implementation<never>;
  const parts = partsOf(implementation);
  checkSetup(implementation, parts);
  const trial = trialOf(implementation, timeLimit);
  for (const law of LAWS) {
    if (!appliesTo(law, implementation, parts)) continue;
    test(`law ${law.code}: ${law.sentence}`, () => runLaw(law, trial, { runs, seed, timeLimit }));
  }
  if (vectors === false) return;
  const { files, policies } = vectors ?? publishedVectors();
  for (const file of files) {
    const { length } = casesFor(file, parts);
    if (length === 0) continue;
    const name = `vectors ${file.name} (${length} of ${file.cases.length} cases): ${file.title}`;
    test(name, () => runVectors(file, policies, trial, parts));
  }
}
