/** `decide` against a decider by hand, in a process of its own. */
import { deepStrictEqual } from 'node:assert/strict';
import { type Decision, decide } from 'ce-referrals';
import { expectSameDecisions } from '../by-hand/agree.js';
import { decideByHand } from '../by-hand/decide.js';
import { runPairs } from '../measuring/pairs.js';
import { answer, taskOf } from '../measuring/processes.js';
import { commandsMet } from './commands.js';

export interface DecideTask {
  readonly histories: number;
  /** Checks that both decide the same, word for word, and measures nothing. */
  readonly checked?: true;
  readonly turns?: number;
}

/** How many commands a turn decides. */
const WINDOW = 10_000;

/** How many answers are kept at a time, so that none is left out: the collector's time is no part of it. */
const KEPT = 100;

const task = taskOf<DecideTask>();
const given = commandsMet(task.histories);

function sideOf(each: typeof decide): (turn: number) => unknown {
  return (turn) => {
    const from = (turn * WINDOW) % (given.length - WINDOW);
    const decisions = new Array<Decision>(KEPT);
    for (let at = 0; at < WINDOW; at += 1) {
      const met = given[from + at];
      if (met !== undefined) decisions[at % KEPT] = each(met.command, met.state);
    }
    return decisions;
  };
}

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
