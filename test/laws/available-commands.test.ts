import {
  type Actor,
  availableCommands,
  COMMAND_TYPES,
  type CocPolicy,
  type CommandType,
  decide,
  defaultPolicy,
  type Known,
  type ReferralState,
  ROLES,
  isTerminal,
} from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicyArb, type Cast, importedHistoryArb, knownArb, legalHistoryArb } from 'ce-referrals/testing';
import { actorOf } from '../../src/testing/arbitraries/actors.js';
import { commandsOf, type Search } from '../../src/testing/conformance/command-space.js';

function isAccepted(type: CommandType, search: Search): boolean {
  const { state, policy, known } = search;
  for (const command of commandsOf(type, search)) {
    const decision = decide(command, state, { policy, known });
    if (decision.ok && decision.events.length > 0) return true;
  }
  return false;
}

// A search of every combination is slow where the answer is no: small tables keep it possible.
const smallPolicies: readonly CocPolicy[] = [
  defaultPolicy,
  {
    ...defaultPolicy,
    permissions: {
      ...defaultPolicy.permissions,
      refer: { 'priority-list-manager': 'receiving-organization', 'hmis-administrator': 'any-organization' },
      'resolve-unsuccessful': {
        'priority-list-manager': 'any-organization',
        'housing-provider': 'receiving-organization',
      },
    },
  },
  { ...defaultPolicy, notHousedReasons: { current: '1', lists: [{ version: '1', reasons: [] }] } },
  {
    ...defaultPolicy,
    notHousedReasons: {
      current: '2',
      lists: [
        { version: '1', reasons: [{ code: 'old', label: 'Old', for: ['unsuccessful', 'not-housed'] }] },
        { version: '2', reasons: [{ code: 'new', label: 'New', for: ['not-housed'] }] },
      ],
    },
  },
  {
    ...defaultPolicy,
    notHousedReasons: {
      current: '1',
      lists: [
        {
          version: '1',
          reasons: [{ code: 'ours', label: 'Ours', for: ['unsuccessful'], result: 'provider-rejected' }],
        },
      ],
    },
  },
];

interface Situation {
  readonly state: ReferralState;
  readonly cast: Cast;
  readonly known: Known;
}

// What is known may be at odds with the history: another organization runs the project, every enrollment is
// another referral's.
const knownBesideArb = (cast: Cast): fc.Arbitrary<Known> =>
  fc.oneof(
    fc.constant<Known>({}),
    knownArb(cast),
    fc.constant<Known>({
      projects: { [cast.projectId]: { projectType: 3, organizationId: cast.otherOrganizationId } },
      linked: Object.fromEntries(cast.enrollmentIds.map((id) => [id, cast.otherReferralId])),
      clients: { [cast.survivingId]: cast.personalId },
    }),
  );

const situationArb: fc.Arbitrary<Situation> = fc
  .oneof(
    legalHistoryArb.map(({ state, scene }) => ({ state, cast: scene.cast })),
    importedHistoryArb.map(({ state, live }) => ({ state, cast: live.scene.cast })),
  )
  .chain(({ state, cast }) =>
    fc.record({ state: fc.constant(state), cast: fc.constant(cast), known: knownBesideArb(cast) }),
  );

// Half of the time somebody of the receiving organization, who can do most.
const withActorArb: fc.Arbitrary<Situation & { readonly actor: Actor }> = situationArb.chain((situation) => {
  const { organizationId, otherOrganizationId } = situation.cast;
  const provider: Actor = { userId: 'user-1', organizationId, role: 'housing-provider' };
  return fc
    .oneof(fc.constant(provider), actorOf(organizationId, otherOrganizationId))
    .map((actor) => ({ ...situation, actor }));
});

describe('Law 10', { timeout: 60_000 }, () => {
  it('a command is listed if and only if some data makes decide accept it with an event', () => {
    fc.assert(
      fc.property(withActorArb, fc.constantFrom(...smallPolicies), ({ state, actor, known }, policy) => {
        const search = { state, actor, policy, known };
        const listed = availableCommands(state, actor, { policy, known });
        expect(listed).toEqual(COMMAND_TYPES.filter((type) => isAccepted(type, search)));
      }),
      // A search that says no goes through everything: on a slow machine fewer searches, not a longer wait.
      { numRuns: 100, interruptAfterTimeLimit: 20_000 },
    );
  });

  it('the situations that are searched have every command listed now and then, and unlisted now and then', () => {
    const answers = fc
      .sample(fc.tuple(withActorArb, fc.constantFrom(...smallPolicies)), { numRuns: 1000, seed: 20260304 })
      .flatMap(([{ state, actor, known }, policy]) => {
        const listed = availableCommands(state, actor, { policy, known });
        return COMMAND_TYPES.map((type) => `${type} ${listed.includes(type)}`);
      });
    for (const answer of COMMAND_TYPES.flatMap((type) => [`${type} true`, `${type} false`])) {
      expect(answers.filter((found) => found === answer).length, answer).toBeGreaterThan(5);
    }
  });

  it('under any policy, what is listed is accepted with some data', () => {
    fc.assert(
      fc.property(withActorArb, anyPolicyArb, ({ state, actor, known }, policy) => {
        const search = { state, actor, policy, known };
        for (const type of availableCommands(state, actor, { policy, known })) {
          expect(isAccepted(type, search), type).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a person of no known role, or of no organization, can give nothing', () => {
    fc.assert(
      fc.property(situationArb, ({ state, cast: { organizationId } }) => {
        const role = 'constructor' as 'housing-provider';
        expect(availableCommands(state, { userId: 'u', organizationId, role })).toEqual([]);
        expect(
          availableCommands(state, { userId: 'u', organizationId: '', role: 'hmis-administrator' }),
        ).toEqual([]);
      }),
    );
  });
});

describe('Law 11', { timeout: 60_000 }, () => {
  function offered({ state, cast, known }: Situation): ReadonlySet<CommandType> {
    const actors = [cast.organizationId, cast.otherOrganizationId].flatMap((organizationId) =>
      ROLES.map((role): Actor => ({ userId: 'somebody', organizationId, role })),
    );
    return new Set(actors.flatMap((actor) => availableCommands(state, actor, { known })));
  }

  it('after a legal or imported history, a state that is not terminal offers somebody more than a void', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(situationArb, (situation) => {
        seen.add(situation.state.status);
        const more = [...offered(situation)].some((type) => type !== 'void');
        expect(more).toBe(!isTerminal(situation.state));
      }),
      { numRuns: 500 },
    );
    expect(seen.size).toBe(7);
  });

  it('a state that is not voided and not the beginning offers somebody a void', () => {
    fc.assert(
      fc.property(situationArb, (situation) => {
        const { status } = situation.state;
        expect(offered(situation).has('void')).toBe(status !== 'voided' && status !== 'not-referred');
      }),
      { numRuns: 300 },
    );
  });
});
