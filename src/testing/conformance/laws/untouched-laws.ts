import { Breach } from '../failure.js';
import { copyOf, objectsIn, writablePaths } from '../plain.js';
import type { OwnState } from '../subject.js';
import { attemptExamples, historyExamples } from './examples.js';
import { expectSame, expectThat, type Law } from './law.js';

/** Lets something be done with an object, and throws where that left a trace on it. */
function untouched<T>(what: string, given: T, use: (own: T) => unknown): void {
  const before = copyOf(given);
  const own = copyOf(given);
  const theirs = objectsIn(own);
  const answer = use(own);
  expectSame(`${what} was changed.`, before, own);
  const frozen = [...theirs].some((one) => Object.isFrozen(one));
  expectThat(!frozen, `${what} was frozen, or something inside it: it is the caller's to write to.`);
  const kept = [...objectsIn(answer)].some((one) => theirs.has(one));
  expectThat(
    !kept,
    `An object of ${what.toLowerCase()} was kept in the answer: whoever writes to it changes what was recorded.`,
  );
}

function deeplyFrozen(what: string, value: unknown): void {
  const [path] = writablePaths(value);
  if (path !== undefined) throw new Breach(`${what} can be written to at ${path}.`);
}

const doesNotFreeze: NonNullable<Law['leftOutBy']> = ({ freezes }) => freezes === false;

const statesFrozen: Law = {
  code: 'states-are-frozen',
  sentence: 'Every state is deeply frozen.',
  about: ['evolve'],
  leftOutBy: doesNotFreeze,
  examples: historyExamples,
  check(subject, { events }) {
    deeplyFrozen('The initial state', subject.initialState);
    let state: OwnState = subject.initialState;
    for (const [index, event] of events.entries()) {
      state = subject.evolve(state, event);
      deeplyFrozen(`The state after event ${index + 1}`, state);
    }
  },
};

const eventsUntouched: Law = {
  code: 'events-are-untouched',
  sentence: 'An event that is given to evolve is neither changed nor frozen, and nothing of it is kept.',
  about: ['evolve'],
  examples: historyExamples,
  check(subject, { events }) {
    let state = subject.initialState;
    for (const [index, event] of events.entries()) {
      untouched(`Event ${index + 1}`, event, (own) => {
        state = subject.evolveWith(state, own);
        return state;
      });
    }
  },
};

const statesKept: Law = {
  code: 'states-are-untouched',
  sentence: 'A state that is given to evolve is not changed: it can be kept, and gone on from again.',
  about: ['evolve'],
  examples: historyExamples,
  check(subject, { events }) {
    let state = subject.initialState;
    for (const [index, event] of events.entries()) {
      const before = subject.factsOf(state);
      const next = subject.evolve(state, event);
      expectSame(
        `Event ${index + 1} changed the state that it was given with.`,
        before,
        subject.factsOf(state),
      );
      state = next;
    }
  },
};

const decisionsFrozen: Law = {
  code: 'decisions-are-frozen',
  sentence: 'Every decision is deeply frozen: its events, its warnings and its violations.',
  about: ['decide'],
  leftOutBy: doesNotFreeze,
  examples: attemptExamples,
  check(subject, { events, commands = [], options }) {
    const state = subject.fold(events);
    for (const command of commands) {
      const decision = subject.decide(command, state, options);
      deeplyFrozen('The decision', Object.isFrozen(decision) ? withoutState(decision) : decision);
    }
  },
};

// The state may be the caller's own, where nothing came of the command.
function withoutState(decision: object): object {
  const { state: _, ...rest } = decision as { readonly state?: unknown };
  return Object.freeze(rest);
}

const commandsUntouched: Law = {
  code: 'commands-are-untouched',
  sentence:
    'What is given to decide, the command, the state, the policy and what is known, is neither changed nor frozen, and no object of the command is kept.',
  about: ['decide'],
  examples: attemptExamples,
  check(subject, { events, commands = [], options }) {
    const state = subject.fold(events);
    const facts = subject.factsOf(state);
    for (const command of commands) {
      untouched('The command', command, (own) => subject.decideWith(own, state, copyOf(options)));
      untouched('The policy', options, (own) => void subject.decideWith(copyOf(command), state, own));
      expectSame('The state was changed.', facts, subject.factsOf(state));
    }
  },
};

/** The laws that leave alone what is the caller's, and let nobody write to what is handed out. */
export const UNTOUCHED_LAWS: readonly Law[] = [
  statesFrozen,
  eventsUntouched,
  statesKept,
  decisionsFrozen,
  commandsUntouched,
];
