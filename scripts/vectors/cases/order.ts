import type { Position, RuleCode } from 'ce-referrals';
import type { Cases, JsonObject, WrittenCase } from '../case.js';
import { GIVEN, STATES } from '../histories.js';
import { recorded } from '../world.js';
import { audits, folds, refuses } from '../write.js';
import { ATTEMPTS, type Attempt, type AttemptName } from './attempts.js';
import { GRID } from './grid.js';

const POSITIONS = Object.keys(GRID) as Position[];
const NAMES = Object.keys(ATTEMPTS) as AttemptName[];

type Refused = Attempt & { readonly name: AttemptName; readonly codes: readonly [RuleCode, ...RuleCode[]] };

function refusedIn(position: Position): readonly Refused[] {
  const { refused, also } = GRID[position];
  return (Object.keys(refused) as (keyof typeof refused)[]).flatMap((code) =>
    (refused[code] ?? []).map((name) => {
      const second = also?.[name];
      return { ...ATTEMPTS[name], name, codes: [code, ...(second === undefined ? [] : [second])] };
    }),
  );
}

// A step that the grid forgets, or tells twice, would be a hole in the vectors.
for (const position of POSITIONS) {
  const told = [...Object.keys(GRID[position].taken), ...refusedIn(position).map(({ name }) => name)];
  if (told.sort().join() !== [...NAMES].sort().join())
    throw new Error(`The grid's row ${position} is not whole.`);
}

function byRule(): Cases {
  const cases: Record<string, WrittenCase[]> = {};
  for (const position of POSITIONS) {
    for (const { name, words, when, codes } of refusedIn(position)) {
      const description = `${words} ${GRID[position].words} is refused.`;
      const one = refuses(`${name}-in-${position}`, description, { given: GIVEN[position], when, codes });
      cases[codes[0]] = [...(cases[codes[0]] ?? []), one];
    }
  }
  return cases;
}

const eventOf = ({ when, adds }: Attempt): JsonObject => recorded(when, adds);

function taken(position: Position): readonly WrittenCase[] {
  const { taken: states, words } = GRID[position];
  return NAMES.flatMap((name) => {
    const state = states[name];
    if (state === undefined) return [];
    const given = [...GIVEN[position].events, eventOf(ATTEMPTS[name])];
    return [folds(`${name}-in-${position}`, `${ATTEMPTS[name].words} ${words} is taken.`, { given, state })];
  });
}

function leftOut(position: Position): readonly WrittenCase[] {
  const { words, before = [] } = GRID[position];
  const { events } = GIVEN[position];
  const steps = refusedIn(position);
  const given = [...events, ...steps.map(eventOf)];
  return [
    folds(`left-out-in-${position}`, `What has no place ${words} leaves the state as it is.`, {
      given,
      state: STATES[position],
    }),
    audits(`reported-in-${position}`, `What has no place ${words} is reported, each by its own rule.`, {
      given,
      findings: [...before, ...steps.map(({ codes }, n) => [events.length + n, ...codes] as const)],
    }),
  ];
}

/** The rules of order: every cell of what may follow what, refused to a command and left out by a fold. */
export const order: Cases = {
  ...byRule(),
  transitions: [...POSITIONS.flatMap(taken), ...POSITIONS.flatMap(leftOut)],
};
