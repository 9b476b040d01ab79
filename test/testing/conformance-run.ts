import { conformance, type ConformanceOptions } from '../../src/testing/conformance/conformance.js';

/** What became of one test that the kit registered. */
export interface Outcome {
  /** The test’s name. */
  readonly name: string;
  /** The law’s code, or the name of the file of vectors after `vectors `. */
  readonly code: string;
  /** What was thrown, where something was. */
  readonly message: string | undefined;
}

/** Runs the kit with a runner that keeps what became of each test. */
export function runKit<State>(options: Omit<ConformanceOptions<State>, 'test'>): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  conformance<State>({
    ...options,
    test(name, body) {
      const code = name.startsWith('law ')
        ? name.slice(4).split(':')[0]!
        : name.split(' ').slice(0, 2).join(' ');
      let message: string | undefined;
      try {
        body();
      } catch (error) {
        message = (error as Error).message;
      }
      outcomes.push({ name, code, message });
    },
  });
  return outcomes;
}

/** The codes of what failed. */
export function failedIn(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.filter(({ message }) => message !== undefined).map(({ code }) => code);
}
