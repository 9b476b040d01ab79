import type { ReferralCommand, Step } from '../../referral/commands.js';
import { type DecideOptions, decide } from '../../referral/decide.js';
import type { NewReferralEvent } from '../../referral/events.js';
import { replay } from '../../referral/evolve.js';
import type { Known } from '../../referral/known.js';
import type { Violation } from '../../referral/rules/rule.js';
import { initialState, type ReferralState, type ReferralStatus } from '../../referral/state.js';
import * as fc from 'fast-check';
import { aptCommand, type Scene } from './apt-commands.js';
import { type Choices, choicesArb } from './choices.js';
import { calendarDateArb } from './dates.js';
import { castArb } from './ids.js';
import { knownArb } from './known.js';
import { policyArb } from './policies.js';

/** A history that `decide` wrote, and how it came about. */
export interface LegalHistory {
  /** The commands, in order; each gave one event. */
  readonly commands: readonly ReferralCommand[];
  /** The events. */
  readonly events: readonly NewReferralEvent[];
  /** The state after them. */
  readonly state: ReferralState;
  /** What `decide` warned of, by the index of the command. */
  readonly warnings: readonly (readonly Violation[])[];
  /** Who and what it is about. */
  readonly scene: Scene;
  /** What every `decide` was given. */
  readonly options: Required<DecideOptions>;
}

/** Gives moves to `decide` one after another. Throws where one is refused: the generator is wrong then. */
export function enact(
  moves: readonly Step[],
  scene: Scene,
  choices: Choices,
  from: ReferralState = initialState,
): LegalHistory {
  const options = { policy: scene.policy, known: scene.known };
  const commands: ReferralCommand[] = [];
  const events: NewReferralEvent[] = [];
  const warnings: (readonly Violation[])[] = [];
  let state = from;
  for (const move of moves) {
    const command = aptCommand(move, state, scene, choices);
    const decision = decide(command, state, options);
    if (!decision.ok || decision.events.length !== 1) {
      const codes = decision.ok ? 'nothing new' : decision.violations.map(({ code }) => code).join(', ');
      throw new Error(`An apt ${command.type} in ${state.status} was refused: ${codes}`);
    }
    commands.push(command);
    events.push(...decision.events);
    warnings.push(decision.warnings);
    state = replay(decision.events, state);
  }
  return { commands, events, state, warnings, scene, options };
}

/** The steps that lead to each ending a history of facts can have. */
export const ENDINGS: Readonly<Record<Exclude<ReferralStatus, 'voided'> | 'not-housed', readonly Step[]>> = {
  'not-referred': [],
  referred: ['refer'],
  acknowledged: ['refer', 'acknowledge'],
  enrolled: ['refer', 'acknowledge', 'enroll'],
  successful: ['refer', 'acknowledge', 'enroll', 'resolve-successful'],
  'not-housed': ['refer', 'acknowledge', 'enroll', 'resolve-successful', 'add-not-housed-reason'],
  unsuccessful: ['refer', 'acknowledge', 'resolve-unsuccessful'],
};

/** A fact that was taken back and put right, now and then, before the fact that stays. */
export function withTakenBack(move: Step, choices: Choices): readonly Step[] {
  if (!choices.oneIn(3)) return [move];
  if (move === 'acknowledge') return ['acknowledge', 'void-acknowledgement', move];
  if (move !== 'enroll') return [move];
  return choices.oneIn(2)
    ? ['enroll', 'void-enrollment', move]
    : ['enroll', 'void-enrollment', 'void-acknowledgement', 'acknowledge', move];
}

/** Where one history happens, under any policy that lets somebody do each thing. */
export const sceneArb: fc.Arbitrary<Scene> = castArb.chain((cast) =>
  fc.record({
    cast: fc.constant(cast),
    policy: policyArb,
    known: fc.oneof(fc.constant<Known>({}), knownArb(cast)),
    start: calendarDateArb,
  }),
);

/** Legal histories in the given scenes: see {@link legalHistoryArb}. */
export function legalHistoryIn(scenes: fc.Arbitrary<Scene>): fc.Arbitrary<LegalHistory> {
  return fc
    .record({
      scene: scenes,
      ending: fc.constantFrom(...Object.values(ENDINGS)),
      voided: fc.nat({ max: 5 }).map((drawn) => drawn === 5),
      choices: choicesArb,
    })
    .map(({ scene, ending, voided, choices }) => {
      const draw = choices();
      const moves = ending.flatMap((move) => withTakenBack(move, draw));
      return enact(voided && moves.length > 0 ? [...moves, 'void-referral'] : moves, scene, draw);
    });
}

/**
 * A legal history: commands that apply, given to `decide` one after another, none filtered out. It may end
 * anywhere; facts may be taken back and put right on the way, and the whole may be voided at the end.
 */
export const legalHistoryArb: fc.Arbitrary<LegalHistory> = legalHistoryIn(sceneArb);
