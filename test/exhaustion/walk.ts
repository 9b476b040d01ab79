import {
  audit,
  availableCommands,
  decide,
  type Decision,
  evolve,
  initialState,
  isTerminal,
  type ReferralCommand,
  type ReferralEvent,
  type ReferralState,
  replay,
} from 'ce-referrals';
import { isDeepStrictEqual } from 'node:util';
import * as model from '../reference-model/index.js';
import { writablePaths } from '../laws/deep-frozen.js';
import type { Directions } from './directions.js';
import { ACTORS, type World } from './universe.js';

/** What a walk saw. */
export interface Walked {
  /** Every sequence of commands up to the depth, counted one by one: those that come to the same state too. */
  readonly sequences: bigint;
  /** States that are different. */
  readonly states: number;
  /** Commands tried in states: each pair once. */
  readonly transitions: number;
  /** Of those, how many were accepted with an event. */
  readonly accepted: number;
  /** Status and command, as far as they met. */
  readonly pairs: ReadonlySet<string>;
}

interface Place {
  readonly state: ReferralState;
  readonly modelState: ReferralState;
  readonly history: readonly ReferralEvent[];
}

/** What the implementation under test is asked for. The library's own, but where a bug was put into it. */
export interface Walking {
  readonly decide: typeof decide;
  readonly evolve: typeof evolve;
  readonly replay: typeof replay;
  readonly audit: typeof audit;
  readonly availableCommands: typeof availableCommands;
}

const LIBRARY: Walking = { decide, evolve, replay, audit, availableCommands };

type Judged = { readonly code: string; readonly severity: string };
function told(found: readonly Judged[]): string {
  if (found.length === 0) return '';
  const rules = found.map(({ code, severity }) => `${code} ${severity}`).sort();
  return rules.filter((rule, index) => rule !== rules[index - 1]).join(', ');
}

/** A command as it is counted: a void by what it takes back. */
function nameOf({ type, data }: ReferralCommand): string {
  return type === 'void' ? `void-${data.of}` : type;
}

class Disagreement extends Error {
  constructor(what: string, { history }: Place, command?: ReferralCommand) {
    const lines = [...history, ...(command === undefined ? [] : [command])].map((one) => JSON.stringify(one));
    super(`${what}\n${lines.join('\n')}`);
  }
}

function holds(so: boolean, what: string, place: Place, command?: ReferralCommand): void {
  if (!so) throw new Disagreement(what, place, command);
}

const resultOf = (state: ReferralState): unknown => {
  const { result, resultDate, resultingEnrollmentId } = state as unknown as {
    readonly [key: string]: unknown;
  };
  return [result, resultDate, resultingEnrollmentId];
};

/** Every law that can be asked about one state. */
function checkState(place: Place, world: World, library: Walking): void {
  const { state, modelState, history } = place;
  const { policy, known } = world;
  holds(isDeepStrictEqual(state, modelState), 'The states of library and model differ.', place);
  holds(isDeepStrictEqual(state, library.replay(history)), 'replay differs from evolve.', place);
  holds(writablePaths(state).length === 0, 'The state can be written to.', place);
  const ours = library.audit(history, { policy, known }).findings;
  const theirs = model.audit(history, { policy, known }).findings;
  for (const index of history.keys()) {
    const at = (found: readonly (Judged & { readonly eventIndex?: number })[]): string =>
      told(found.filter(({ eventIndex }) => eventIndex === index));
    holds(
      at(ours) === at(theirs),
      `The audits of event ${index + 1} differ: ${at(ours)}; ${at(theirs)}.`,
      place,
    );
  }
}

/** Every law that can be asked about one command in one state. */
function checkStep(place: Place, command: ReferralCommand, world: World, library: Walking): Decision {
  const { state, history } = place;
  const options = { policy: world.policy, known: world.known };
  const ours = library.decide(command, state, options);
  const theirs = model.decide(command, place.modelState, options);
  holds(ours.ok === theirs.ok, `Library ${ours.ok}, model ${theirs.ok}.`, place, command);
  if (!ours.ok || !theirs.ok) {
    const [a, b] = [ours.ok ? '' : told(ours.violations), theirs.ok ? '' : told(theirs.violations)];
    holds(a === b, `Library refuses for ${a}; model for ${b}.`, place, command);
    holds(ours.state === state, 'A refusal changed the state.', place, command);
    return ours;
  }
  holds(isDeepStrictEqual(ours.events, theirs.events), 'The events differ.', place, command);
  holds(told(ours.warnings) === told(theirs.warnings), 'The warnings differ.', place, command);
  const [event] = ours.events;
  if (event === undefined) {
    holds(ours.state === state, 'A retry changed the state.', place, command);
    return ours;
  }
  const next = library.evolve(state, event);
  holds(isDeepStrictEqual(next, ours.state), 'evolve differs from what decide gave.', place, command);
  holds(next !== state, 'An accepted command left the very same state.', place, command);
  const set = resultOf(state) as readonly unknown[];
  holds(set[0] === undefined || isDeepStrictEqual(set, resultOf(next)), 'A result changed.', place, command);
  const isVoidOfAll = event.type === 'voided' && event.data.of === 'referral';
  holds(!isTerminal(state) || isVoidOfAll, 'Something followed an end.', place, command);
  const again = library.decide(command, next, options);
  const leavesNoFact = event.type === 'voided' && !isVoidOfAll;
  holds(
    leavesNoFact ? !again.ok : again.ok && again.events.length === 0,
    'A retry was wrong.',
    place,
    command,
  );
  const audited = library.audit([...history, event], options).findings;
  const found = audited.filter(({ eventIndex }) => eventIndex === history.length);
  holds(told(found) === told(ours.warnings), `audit finds ${told(found)} in it.`, place, command);
  return ours;
}

function checkOffers(place: Place, accepted: ReadonlySet<string>, world: World, library: Walking): void {
  const options = { policy: world.policy, known: world.known };
  let more = false;
  for (const actor of ACTORS) {
    const listed = library.availableCommands(place.state, actor, options);
    more ||= listed.some((type) => type !== 'void');
    for (const type of accepted) {
      const [name, role, organizationId] = type.split(' ');
      if (role !== actor.role || organizationId !== actor.organizationId) continue;
      holds(listed.includes(name as never), `${name} is accepted by ${role}, and not listed.`, place);
    }
    for (const type of listed) {
      const isAccepted = accepted.has(`${type} ${actor.role} ${actor.organizationId}`);
      // Another identifier than this world has may be what makes it acceptable.
      if (type === 'enroll' || type === 'refer') continue;
      holds(isAccepted, `${type} is listed for ${actor.role}, and nothing here is accepted.`, place);
    }
  }
  if (world.policy.permissions.refer !== undefined && world.name !== 'after an import') {
    holds(more || isTerminal(place.state), 'A dead end: nobody is offered anything but a void.', place);
  }
}

/** Walks every sequence of commands of a world up to a depth. Throws at the first that breaks a law. */
export function walk(
  world: World,
  depth: number,
  directions: Directions,
  library: Walking = LIBRARY,
): Walked {
  const seen = new Map<string, Map<string, number>>();
  const pairs = new Set<string>();
  let [transitions, accepted] = [0, 0];
  let sequences = 0n;
  let frontier = new Map<string, { readonly place: Place; count: bigint }>();
  const places = new Map<string, Place>();

  function arrive(place: Place): string {
    const key = JSON.stringify(place.state);
    if (!places.has(key)) {
      places.set(key, place);
      checkState(place, world, library);
      directions.audited(place.history, library.audit(place.history, world).findings);
    }
    return key;
  }

  function expand(key: string, place: Place): Map<string, number> {
    const edges = new Map<string, number>();
    const offered = new Set<string>();
    const decisions: Decision[] = [];
    for (const command of world.commands) {
      const decision = checkStep(place, command, world, library);
      decisions.push(decision);
      transitions += 1;
      pairs.add(`${place.state.status} ${nameOf(command)}`);
      const event = decision.ok ? decision.events[0] : undefined;
      let target = key;
      if (event !== undefined) {
        accepted += 1;
        const { role, organizationId } = command.metadata.recordedBy;
        offered.add(`${command.type} ${role} ${organizationId}`);
        target = arrive({
          state: library.evolve(place.state, event),
          modelState: model.evolve(place.modelState, event),
          history: [...place.history, event],
        });
      }
      edges.set(target, (edges.get(target) ?? 0) + 1);
    }
    checkOffers(place, offered, world, library);
    directions.decided(world.commands, decisions);
    return edges;
  }

  for (const history of world.starts) {
    const state = history.reduce(library.evolve, initialState);
    const modelState = history.reduce(model.evolve, model.initialState);
    const place = { state, modelState, history };
    const key = arrive(place);
    const before = frontier.get(key)?.count ?? 0n;
    frontier.set(key, { place, count: before + 1n });
  }
  for (let step = 1; step <= depth; step += 1) {
    const next: typeof frontier = new Map();
    for (const [key, { place, count }] of frontier) {
      const edges = seen.get(key) ?? expand(key, place);
      seen.set(key, edges);
      for (const [target, times] of edges) {
        const added = count * BigInt(times);
        const there = next.get(target);
        if (there === undefined) next.set(target, { place: places.get(target)!, count: added });
        else there.count += added;
        sequences += added;
      }
    }
    frontier = next;
  }
  return { sequences, states: places.size, transitions, accepted, pairs };
}
