import {
  audit,
  availableCommands,
  decide,
  defaultPolicy,
  evolve,
  evolveWithPatches,
  initialState,
  POSITIONS,
  type ReferralEvent,
  type ReferralState,
  RULES,
  replay,
  STEPS,
  TRANSITIONS,
} from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actorArb,
  anyPolicyArb,
  castArb,
  commandArb,
  importedHistoryArb,
  junkArb,
  knownArb,
  legalHistoryArb,
  anyHistoryArb,
} from 'ce-referrals/testing';
import { commandFrom } from '../../src/testing/arbitraries/commands.js';
import { objectsIn, writablePaths } from './deep-frozen.js';

const RUNS = { numRuns: 300 };

/** A copy of its own: what JSON or a database would give, free to be written to. */
const copyOf = <T>(value: T): T => structuredClone(value);

const spoiledCommandArb = fc
  .tuple(commandFrom(), fc.constantFrom('type', 'data', 'metadata'), junkArb)
  .map(([command, key, junk]) => ({ ...command, [key]: junk }) as typeof command);

const anyCommandArb = fc.oneof(commandArb, commandFrom(), spoiledCommandArb);

function expectUntouched<T>(value: T, use: (value: T) => void): void {
  const before = copyOf(value);
  const frozen = [...objectsIn(value)].filter((object) => Object.isFrozen(object));
  use(value);
  expect(value).toEqual(before);
  expect([...objectsIn(value)].filter((object) => Object.isFrozen(object))).toEqual(frozen);
}

describe('Law 8', { timeout: 60_000 }, () => {
  it('every state is deeply frozen', () => {
    fc.assert(
      fc.property(anyHistoryArb, (events) => {
        let state = initialState;
        for (const event of events) {
          state = evolve(state, event);
          expect(writablePaths(state)).toEqual([]);
        }
        expect(writablePaths(replay(events))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('every decision is deeply frozen: events, state, warnings, violations and what was expected', () => {
    let [accepted, refused] = [0, 0];
    fc.assert(
      fc.property(
        fc.oneof(legalHistoryArb, importedHistoryArb),
        fc.array(anyCommandArb, { minLength: 10, maxLength: 10 }),
        (history, commands) => {
          for (const command of commands) {
            const decision = decide(command, history.state);
            expect(writablePaths(decision)).toEqual([]);
            if (decision.ok) accepted += 1;
            else refused += 1;
          }
        },
      ),
      RUNS,
    );
    fc.assert(
      fc.property(legalHistoryArb, ({ commands, options }) => {
        let state = initialState;
        for (const command of commands) {
          const decision = decide(command, state, options);
          expect(writablePaths(decision)).toEqual([]);
          state = decision.state;
          accepted += 1;
        }
      }),
      RUNS,
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(300);
  });

  it('every audit, every list of commands and every table of the library is deeply frozen', () => {
    fc.assert(
      fc.property(anyHistoryArb, actorArb, (events, actor) => {
        expect(writablePaths(audit(events, { unknowable: ['reason'] }))).toEqual([]);
        expect(writablePaths(availableCommands(replay(events), actor))).toEqual([]);
      }),
      { numRuns: 100 },
    );
    expect(writablePaths([RULES, TRANSITIONS, POSITIONS, STEPS, defaultPolicy, initialState])).toEqual(['$']);
  });

  it('events that a caller gives are neither mutated nor frozen, and nothing of them is kept', () => {
    fc.assert(
      fc.property(anyHistoryArb, anyPolicyArb, (history, policy) => {
        expectUntouched(copyOf(history), (events) => {
          const given = objectsIn(events);
          const state = replay(events);
          const folded = events.reduce(evolve, initialState);
          const { findings } = audit(events, { policy });
          for (const event of events) evolveWithPatches(state, event);
          const kept = [...objectsIn([state, folded, findings])].filter((object) => given.has(object));
          expect(kept).toEqual([]);
        });
      }),
      RUNS,
    );
  });

  it('a caller that writes to its event afterwards does not change the state', () => {
    fc.assert(
      fc.property(legalHistoryArb, ({ events }) => {
        const own = copyOf(events) as unknown as { data: Record<string, unknown>; metadata: object }[];
        const state = replay(own as unknown as readonly ReferralEvent[]);
        const folded = (own as unknown as readonly ReferralEvent[]).reduce(evolve, initialState);
        const before = copyOf([state, folded]);
        for (const { data, metadata } of own) {
          for (const key of Object.keys(data)) data[key] = 'overwritten';
          Object.assign(metadata, { inferredBy: 'overwritten' });
        }
        expect([state, folded]).toEqual(before);
      }),
      RUNS,
    );
  });

  it('commands, policies, actors and known facts that a caller gives are neither mutated nor frozen', () => {
    const given = castArb.chain((cast) =>
      fc.record({
        command: anyCommandArb,
        policy: anyPolicyArb,
        known: knownArb(cast),
        actor: actorArb,
        history: anyHistoryArb,
      }),
    );
    fc.assert(
      fc.property(given, (drawn) => {
        expectUntouched(copyOf(drawn), ({ command, policy, known, actor, history }) => {
          const state = replay(history);
          const decision = decide(command, state, { policy, known });
          availableCommands(state, actor, { policy, known });
          audit(history, { policy, known });
          const theirs = objectsIn({ command, policy, known });
          expect([...objectsIn(decision)].filter((object) => theirs.has(object))).toEqual([]);
        });
      }),
      RUNS,
    );
  });

  it('a state read from JSON goes on as the one it was written from, and is neither frozen nor kept', () => {
    fc.assert(
      fc.property(
        fc.oneof(legalHistoryArb, importedHistoryArb),
        anyHistoryArb,
        commandArb,
        (history, later, command) => {
          const state: ReferralState = history.state;
          const snapshot = JSON.parse(JSON.stringify(state)) as ReferralState;
          expect(snapshot).toEqual(state);
          expectUntouched(snapshot, (from) => {
            const theirs = objectsIn(from);
            const replayed = replay(later, from);
            const evolved = later.reduce(evolve, from);
            const decision = decide(command, from);
            for (const event of later) evolveWithPatches(from, event);
            expect(replayed).toEqual(replay(later, state));
            expect(evolved).toEqual(replayed);
            // Where nothing was taken, the very state that was given comes back.
            for (const after of [replayed, evolved, decision.state]) {
              if (after === from) continue;
              expect(writablePaths(after)).toEqual([]);
              expect([...objectsIn(after)].filter((object) => theirs.has(object))).toEqual([]);
            }
          });
        },
      ),
      RUNS,
    );
  });
});
