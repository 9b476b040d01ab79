import * as fc from 'fast-check';
import { NOTHING_KNOWN } from '../../referral/known.js';
import { defaultPolicy } from '../../referral/policy.js';
import { Breach, NoAnswer, NotConforming } from './failure.js';
import type { Implementation } from './implementation.js';
import type { Example, Law } from './laws/law.js';
import { differencesAsText, listOf, show } from './show.js';
import { type Subject, subjectOf } from './subject.js';
import { TIME_IS_UP, timeLimit } from './time-limit.js';

/** How long and how often laws are tried. */
export interface Effort {
  /** How many examples a law is tried on. */
  readonly runs: number;
  /** Where the examples come from: the same number, the same examples. */
  readonly seed: number;
  /** How many milliseconds one example, or one case of the vectors, may take. */
  readonly timeLimit: number;
}

/** Tries checks on one implementation, and ends those that never end. */
export interface Trial {
  /** What is wrong: nothing where the check went through. */
  attempt(check: (subject: Subject) => void): Breach | undefined;
}

// A hang that was seen once is known: that it is one again shows in less time.
const IMPATIENCE = 20;
const LEAST_MILLISECONDS = 20;

/** Makes the trial of an implementation. */
export function trialOf(implementation: Implementation<never>, milliseconds: number): Trial {
  const subject = subjectOf(implementation);
  const limit = timeLimit();
  let allowed = milliseconds;
  return {
    attempt(check) {
      let breach: Breach | undefined;
      const body = (): void => {
        try {
          check(subject);
        } catch (error) {
          if (!(error instanceof Breach)) throw error;
          breach = error;
        }
      };
      if (limit.run(allowed, body) !== TIME_IS_UP) return breach;
      // Once may be the machine's fault: what answers the second time was only slow.
      if (allowed === milliseconds && limit.run(allowed, body) !== TIME_IS_UP) return breach;
      const waited = allowed;
      allowed = Math.max(LEAST_MILLISECONDS, Math.ceil(milliseconds / IMPATIENCE));
      return new NoAnswer(`${subject.lastCall()} did not answer within ${waited} milliseconds.`);
    },
  };
}

/** The example with one thing less, in every way there is: the largest pieces first. */
function* smaller(example: Example): Generator<Example> {
  for (const list of ['later', 'events', 'commands'] as const) {
    const all: readonly unknown[] = example[list] ?? [];
    for (let size = all.length; size >= 1; size = Math.floor(size / 2)) {
      for (let from = 0; from + size <= all.length; from += size) {
        yield { ...example, [list]: [...all.slice(0, from), ...all.slice(from + size)] };
      }
    }
  }
  const { policy, known } = example.options;
  if ((example.unknowable ?? []).length > 0) yield { ...example, unknowable: [] };
  if (Object.keys(known).length > 0) yield { ...example, options: { policy, known: NOTHING_KNOWN } };
  if (policy !== defaultPolicy) yield { ...example, options: { policy: defaultPolicy, known } };
}

const MOST_ATTEMPTS = 400;
const MOST_HANGS = 12;

/** Takes away from a failing example whatever it fails without. */
function shrunk(example: Example, fails: (example: Example) => Breach | undefined): Example {
  let [least, attempts, hangs] = [example, 0, 0];
  let goOn = true;
  while (goOn) {
    goOn = false;
    for (const candidate of smaller(least)) {
      attempts += 1;
      if (attempts > MOST_ATTEMPTS || hangs > MOST_HANGS) return least;
      const breach = fails(candidate);
      if (breach instanceof NoAnswer) hangs += 1;
      if (breach === undefined) continue;
      least = candidate;
      goOn = true;
      break;
    }
  }
  return least;
}

function circumstances({ actor, unknowable = [], options: { policy, known } }: Example): readonly string[] {
  return [
    ...(actor === undefined ? [] : [`asked by ${show(actor)}`]),
    ...(unknowable.length === 0 ? [] : [`what the source cannot know: ${unknowable.join(', ')}`]),
    ...(Object.keys(known).length === 0 ? [] : [`what is known: ${show(known)}`]),
    ...(policy === defaultPolicy ? [] : [`under a policy of its own: ${show(policy)}`]),
  ];
}

function asText(law: Law, example: Example, breach: Breach, { seed }: Effort): string {
  const { events, later = [], commands = [] } = example;
  const history = [...events, ...later];
  return [
    `Law ${law.code}: ${law.sentence}`,
    '',
    history.length === 0 ? 'With no history.' : `With this history, shrunk to ${history.length}:`,
    ...(history.length === 0 ? [] : [listOf(history)]),
    ...(later.length > 0 && commands.length > 0 ? [`The last ${later.length} came after the commands.`] : []),
    ...(commands.length === 0 ? [] : ['And these commands:', listOf(commands)]),
    ...circumstances(example),
    '',
    breach.message,
    ...(breach.differences.length === 0 ? [] : [differencesAsText(breach.differences)]),
    `(seed ${seed})`,
  ].join('\n');
}

// Shrinking by fast-check ends here at the latest: what it has by then is told.
const MOST_MILLISECONDS = 30_000;

/** Tries a law, and throws a {@link NotConforming} with the shrunk example where it does not hold. */
export function runLaw(law: Law, trial: Trial, effort: Effort): void {
  let hangs = 0;
  const fails = (example: Example): Breach | undefined => {
    const breach = trial.attempt((subject) => law.check(subject, example));
    if (breach instanceof NoAnswer) hangs += 1;
    return breach;
  };
  const outcome = fc.check(
    fc.property(law.examples, (example) => {
      const breach = hangs > MOST_HANGS ? undefined : fails(example);
      if (breach !== undefined) throw breach;
    }),
    {
      numRuns: Math.max(1, Math.round(effort.runs * (law.share ?? 1))),
      seed: effort.seed,
      interruptAfterTimeLimit: MOST_MILLISECONDS,
    },
  );
  const [found] = outcome.counterexample ?? [];
  if (found === undefined) return;
  if (!(outcome.errorInstance instanceof Breach)) throw outcome.errorInstance;
  const example = shrunk(found, fails);
  // A law that holds the second time, by a clock or by chance, broke all the same.
  const breach = fails(example) ?? outcome.errorInstance;
  const history = [...example.events, ...(example.later ?? []), ...(example.commands ?? [])];
  throw new NotConforming(law.code, asText(law, example, breach, effort), history);
}
