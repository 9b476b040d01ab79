/** `decide` against a decider by hand, in a process of its own. */
import { deepStrictEqual } from 'node:assert/strict';
import { decide } from 'ce-referrals';
import { expectSameDecisions } from '../by-hand/agree.js';
import { decideByHand } from '../by-hand/decide.js';
import { runPairs, type Side } from '../measuring/pairs.js';
import { answer, taskOf } from '../measuring/processes.js';
import { through } from '../measuring/sides.js';
import { commandsMet } from './commands.js';

export interface DecideTask {
  readonly histories: number;
  /** Checks that both decide the same, word for word, and measures nothing. */
  readonly checked?: true;
  readonly turns?: number;
}

/** How many commands a turn decides. */
const WINDOW = 10_000;

const task = taskOf<DecideTask>();
const given = commandsMet(task.histories);

const sideOf = (each: typeof decide): Side =>
  through(given, ({ command, state }) => each(command, state), WINDOW);

if (task.checked === true) {
  expectSameDecisions(1_000);
  const counts = { accepted: 0, repeated: 0, refused: 0 };
  for (const { command, state } of given) {
    const decision = decide(command, state);
    deepStrictEqual(decideByHand(command, state), decision);
    if (!decision.ok) counts.refused += 1;
    else if (decision.events.length === 0) counts.repeated += 1;
    else counts.accepted += 1;
  }
  answer(counts);
} else {
  answer(await runPairs(sideOf(decideByHand), sideOf(decide), { turns: task.turns ?? 40, warmUp: 10 }));
}
