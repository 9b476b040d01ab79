import type { ReferralEvent } from '../../../referral/events.js';
import { initialState, isTerminal, type ReferralState } from '../../../referral/state.js';
import { evolve } from '../../../referral/evolve.js';
import { refusalOf } from '../../../referral/transitions.js';
import { libraryState, type OwnState, type Subject } from '../subject.js';
import { anythingExamples, historyExamples } from './examples.js';
import { expectSame, expectThat, type Example, type Law } from './law.js';

type Step = {
  readonly event: ReferralEvent;
  /** The place of the event, from 1, as the history is printed. */
  readonly place: number;
  readonly before: OwnState;
  readonly after: OwnState;
  /** The library's state before the event. */
  readonly ours: ReferralState;
};

function* steps(subject: Subject, events: readonly ReferralEvent[]): Generator<Step> {
  let ours = initialState;
  let before = subject.initialState;
  for (const [index, event] of events.entries()) {
    const after = subject.evolve(before, event);
    yield { event, place: index + 1, before, after, ours };
    before = after;
    ours = evolve(ours, event);
  }
}

const whole = ({ events, later = [] }: Example): readonly ReferralEvent[] => [...events, ...later];

const answers: Law = {
  code: 'evolve-answers',
  sentence:
    'evolve answers whatever it is given: it throws for no event, and what is no event of this domain gives the very same state back.',
  about: ['evolve'],
  examples: anythingExamples,
  check(subject, { events }) {
    for (const { event, place, before, after, ours } of steps(subject, events)) {
      subject.factsOf(after);
      if (refusalOf(ours, event) !== 'unknown-event-type') continue;
      expectThat(
        after === before,
        `Event ${place} is none of this domain, and evolve returned another state.`,
      );
    }
  },
};

const agrees: Law = {
  code: 'facts-agree',
  sentence: 'After any history the state says what the library’s says: no fact more, none less.',
  about: ['evolve'],
  examples: historyExamples,
  check(subject, example) {
    expectSame('The initial state differs.', initialState, subject.factsOf(subject.initialState));
    for (const { event, place, after, ours } of steps(subject, whole(example))) {
      expectSame(`After event ${place} the state differs.`, evolve(ours, event), subject.factsOf(after));
    }
  },
};

const repeatable: Law = {
  code: 'fold-repeats',
  sentence: 'The same history gives the same state each time, whatever else is folded in between.',
  about: ['evolve'],
  examples: historyExamples,
  check(subject, { events, later = [] }) {
    const first = subject.factsOf(subject.fold(events));
    subject.fold(later);
    const again = subject.factsOf(subject.fold(events));
    expectSame('The second fold of the same events came to another state.', first, again);
  },
};

const pieces: Law = {
  code: 'replay-in-pieces',
  sentence:
    'replay gives what evolve gives event by event, and replay of the rest from the state of a first part gives what replay of all gives.',
  about: ['evolve', 'replay'],
  examples: historyExamples,
  check(subject, example) {
    const events = whole(example);
    const expected = subject.factsOf(subject.fold(events));
    expectSame(
      'replay differs from evolve, event by event.',
      expected,
      subject.factsOf(subject.replay(events)),
    );
    for (let length = 0; length <= events.length; length += 1) {
      const head = subject.replay(events.slice(0, length));
      const state = subject.replay(events.slice(length), head);
      expectSame(`Split after event ${length}, replay differs.`, expected, subject.factsOf(state));
    }
  },
};

const sameReference: Law = {
  code: 'same-state-where-refused',
  sentence:
    'evolve returns the very same state where the history has no place for an event, and another one where it has.',
  about: ['evolve'],
  examples: historyExamples,
  check(subject, example) {
    for (const { event, place, before, after, ours } of steps(subject, whole(example))) {
      const refusedBy = refusalOf(ours, event);
      const sentence =
        refusedBy === undefined
          ? `The history has a place for event ${place}, and evolve returned the same reference.`
          : `The history has no place for event ${place} (${refusedBy}), and evolve returned another reference.`;
      expectThat((after === before) === (refusedBy !== undefined), sentence);
    }
  },
};

const RESULT_FIELDS = ['result', 'resultDate', 'resultingEnrollmentId'] as const;

const resultStays: Law = {
  code: 'result-stays',
  sentence:
    'Result, result date and resulting enrollment never change once a result is set, whatever follows.',
  about: ['evolve'],
  examples: historyExamples,
  check(subject, example) {
    let set: Readonly<Record<string, unknown>> | undefined;
    for (const { place, after } of steps(subject, whole(example))) {
      const facts = subject.factsOf(after);
      const now = Object.fromEntries(RESULT_FIELDS.map((field) => [field, facts[field]]));
      if (set !== undefined) expectSame(`Event ${place} changed the result.`, set, now);
      else if (now.result !== undefined) set = now;
    }
  },
};

const terminal: Law = {
  code: 'endings-are-final',
  sentence:
    'After an unsuccessful end, a success with its reason, or a void, nothing changes but by a void of the referral; after a void, nothing at all.',
  about: ['evolve'],
  examples: historyExamples,
  check(subject, { events, later = [] }) {
    const state = subject.fold(events);
    const ours = libraryState(events);
    if (!isTerminal(ours)) return;
    const before = subject.factsOf(state);
    for (const [index, event] of later.entries()) {
      const voids = event.type === 'voided' && event.data.of === 'referral' && ours.status !== 'voided';
      if (voids) continue;
      const after = subject.factsOf(subject.evolve(state, event));
      expectSame(`Event ${events.length + index + 1} changed a state that is ${ours.status}.`, before, after);
    }
  },
};

/** The laws of `evolve` and `replay`. */
export const FOLD_LAWS: readonly Law[] = [
  answers,
  agrees,
  repeatable,
  sameReference,
  resultStays,
  terminal,
  pieces,
];
