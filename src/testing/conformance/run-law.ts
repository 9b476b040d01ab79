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

// A call that was seen to hang is known: that it hangs again shows in less time.
const IMPATIENCE = 20;
const LEAST_MILLISECONDS = 20;
// An example may be slow for all its calls together: then it gets more time, and no call is blamed.
const MORE_TIME = 8;

/** Makes the trial of an implementation. */
export function trialOf(implementation: Implementation<never>, milliseconds: number): Trial {
  const subject = subjectOf(implementation);
  const limit = timeLimit();
  const hanging = new Set<string>();
  const impatient = Math.max(LEAST_MILLISECONDS, Math.ceil(milliseconds / IMPATIENCE));

  function attempt(check: (subject: Subject) => void): Breach | undefined {
    let breach: Breach | undefined;
    const body = (): void => {
      try {
        check(subject);
      } catch (error) {
        if (!(error instanceof Breach)) throw error;
        breach = error;
      }
    };
    // Whether the body came to its end; if not, whether it was one call that did not.
    const run = (allowed: number): 'done' | 'slow' | 'hangs' => {
      breach = undefined;
      if (limit.run(allowed, body) !== TIME_IS_UP) return 'done';
      return subject.lastCallLasts() * 2 > allowed ? 'hangs' : 'slow';
    };
    const noAnswer = (): NoAnswer =>
      new NoAnswer(`${subject.lastCall()} did not answer within ${milliseconds} milliseconds.`);

    if (hanging.size > 0) {
      const outcome = run(impatient);
      if (outcome === 'done') return breach;
      if (outcome === 'hangs' && hanging.has(subject.lastCall())) return noAnswer();
    }
    let outcome = run(milliseconds);
    // Once may be the machine's fault: what answers the second time was only slow.
    if (outcome === 'hangs') outcome = run(milliseconds);
    if (outcome === 'slow') outcome = run(milliseconds * MORE_TIME);
    if (outcome === 'done') return breach;
    hanging.add(subject.lastCall());
    return noAnswer();
  }
  return { attempt };
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
// fast-check shrinks by many small steps, each a wait: what it leaves is taken away one by one.
const FEW_HANGS = 2;

/** Takes away from a failing example whatever it fails without. */
function shrunk(
  example: Example,
  fails: (example: Example) => Breach | undefined,
  isLate: () => boolean,
): Example {
  let [least, attempts, hangs] = [example, 0, 0];
  let goOn = true;
  while (goOn) {
    goOn = false;
    for (const candidate of smaller(least)) {
      attempts += 1;
      if (attempts > MOST_ATTEMPTS || hangs > MOST_HANGS || isLate()) return least;
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

// Shrinking ends here at the latest, twice: first fast-check's, then ours. What is found by then is told.
const SHRINKING_MILLISECONDS = 2_000;

function deadline(): () => boolean {
  const start = performance.now();
  return () => performance.now() - start > SHRINKING_MILLISECONDS;
}

/** Tries a law, and throws a {@link NotConforming} with the shrunk example where it does not hold. */
export function runLaw(law: Law, trial: Trial, effort: Effort): void {
  let hangs = 0;
  let isLate: (() => boolean) | undefined;
  const fails = (example: Example): Breach | undefined => {
    const breach = trial.attempt((subject) => law.check(subject, example));
    if (breach instanceof NoAnswer) hangs += 1;
    if (breach !== undefined) isLate ??= deadline();
    return breach;
  };
  const outcome = fc.check(
    fc.property(law.examples, (example) => {
      const breach = hangs > FEW_HANGS || isLate?.() === true ? undefined : fails(example);
      if (breach !== undefined) throw breach;
    }),
    {
      numRuns: Math.max(1, Math.round(effort.runs * (law.share ?? 1))),
      seed: effort.seed,
    },
  );
  const [found] = outcome.counterexample ?? [];
  if (found === undefined) return;
  if (!(outcome.errorInstance instanceof Breach)) throw outcome.errorInstance;
  const example = shrunk(found, fails, deadline());
  // A law that holds the second time, by a clock or by chance, broke all the same.
  const breach = fails(example) ?? outcome.errorInstance;
  const history = [...example.events, ...(example.later ?? []), ...(example.commands ?? [])];
  throw new NotConforming(law.code, asText(law, example, breach, effort), history);
}
