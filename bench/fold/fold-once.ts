/** One contender against the fold by hand, in a process of its own. */
import { deepStrictEqual } from 'node:assert/strict';
import { evolve, initialState, type ReferralEvent, replay } from 'ce-referrals';
import { expectSameFold } from '../by-hand/agree.js';
import { foldByHand } from '../by-hand/fold.js';
import { histories, longHistory } from '../histories.js';
import { type Length, runPairs } from '../measuring/pairs.js';
import { answer, taskOf } from '../measuring/processes.js';
import { through } from '../measuring/sides.js';
import { CONTENDERS, type Contender, type Fold } from './contenders.js';

export interface FoldTask {
  readonly contender: Contender;
  /** So many histories, or one history of so many events. */
  readonly histories?: number;
  readonly eventsOfOne?: number;
  /** Checks that the contender answers what `replay` does, and measures nothing. */
  readonly checked?: true;
  /** Whether the process also runs `evolve`. */
  readonly mixed?: true;
  /** Where it is another number than usual. */
  readonly turns?: number;
  /** How many histories a turn takes; by default 20,000. */
  readonly window?: number;
}

type Given = readonly (readonly ReferralEvent[])[];

const WINDOW = 20_000;
const BETWEEN = 2_000;
const EVENTS_OF_A_TURN = 100_000;

const task = taskOf<FoldTask & Length>();
const fold = await CONTENDERS[task.contender]();
const foldByEvolve: Fold = (events) => events.reduce(evolve, initialState);

function givenTo({ histories: count, eventsOfOne }: FoldTask): Given {
  if (eventsOfOne === undefined) return histories(count ?? WINDOW);
  // A turn of less than a millisecond would measure the clock.
  const copies = Math.max(1, EVENTS_OF_A_TURN / eventsOfOne);
  return Array.from({ length: copies }, () => longHistory(eventsOfOne));
}

const given = givenTo(task);

if (task.checked === true) {
  expectSameFold(fold, 500);
  expectSameFold(foldByHand, 500);
  for (const events of given) {
    const state = replay(events);
    deepStrictEqual(fold(events), state);
    deepStrictEqual(foldByHand(events), state);
  }
  answer({ histories: given.length });
} else {
  const { window = WINDOW } = task;
  const evolving = through(given, foldByEvolve, BETWEEN);
  answer(
    await runPairs(through(given, foldByHand, window), through(given, fold, window), {
      turns: task.turns,
      warmUp: task.warmUp,
      ...(task.mixed && { between: () => evolving(0) }),
    }),
  );
}
