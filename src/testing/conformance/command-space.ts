import { CURRENT_HOUSING_REFERRAL_EVENT_TYPES, UNSUCCESSFUL_RESULTS } from '../../hud/index.js';
import type { Actor } from '../../referral/actor.js';
import { addDays, type CalendarDate, isCalendarDate } from '../../referral/calendar-date.js';
import type { CommandData, CommandType, ReferralCommand } from '../../referral/commands.js';
import { VOID_REASONS, VOIDABLE } from '../../referral/events.js';
import type { Known } from '../../referral/known.js';
import type { CocPolicy } from '../../referral/policy.js';
import type { ReferralState } from '../../referral/state.js';

/** Everything a search of commands starts from. */
export interface Search {
  /** Where the referral stands. */
  readonly state: ReferralState;
  /** Who would give the command. */
  readonly actor: Actor;
  /** The CoC's policy. */
  readonly policy: CocPolicy;
  /** What is known beside the history. */
  readonly known: Known;
}

/** Every text in a value: the keys of tables too. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

// Every identifier of one kind that anything tells of, and one that nothing does.
function idsOf({
  state,
  actor,
  known,
}: Search): Readonly<Record<'client' | 'enrollment' | 'project' | 'organization', readonly string[]>> {
  const referral = state.status === 'not-referred' ? undefined : state.referral;
  const enrollment = 'enrollment' in state ? state.enrollment : undefined;
  const kinds = {
    client: [referral?.personalId, enrollment?.personalId, ...textsIn(known.clients), known.headOfHousehold],
    enrollment: [referral?.enrollmentId, enrollment?.enrollmentId, ...Object.keys(known.linked ?? {})],
    project: [referral?.projectId, enrollment?.projectId, ...Object.keys(known.projects ?? {})],
    organization: [
      ...[actor.organizationId, referral?.organizationId],
      ...Object.values(known.projects ?? {}).map(({ organizationId }) => organizationId),
    ],
  };
  const told = Object.entries(kinds).map(([kind, ids]) => {
    return [kind, unique(['nobody has this id', ...ids].filter((id) => id !== undefined))] as const;
  });
  return Object.fromEntries(told) as ReturnType<typeof idsOf>;
}

// Every day the state tells of, the days around it, and the ends of the calendar.
function daysOf({ state }: Search): readonly CalendarDate[] {
  const told = textsIn(state).filter(isCalendarDate);
  const around = told.flatMap((day) => [day, addDays(day, 1), addDays(day, -1)]);
  return unique<CalendarDate>(['9999-12-31', '1000-01-01', ...around]).filter(isCalendarDate);
}

function* product<T extends Readonly<Record<string, readonly unknown[]>>>(
  choices: T,
): Generator<{ [K in keyof T]: T[K][number] }> {
  const [first, ...rest] = Object.entries(choices);
  if (first === undefined) {
    yield {} as { [K in keyof T]: T[K][number] };
    return;
  }
  for (const value of first[1]) {
    for (const others of product(Object.fromEntries(rest))) {
      yield { [first[0]]: value, ...others } as { [K in keyof T]: T[K][number] };
    }
  }
}

function* dataOf<T extends CommandType>(type: T, search: Search): Generator<CommandData[CommandType]> {
  const [ids, days] = [idsOf(search), daysOf(search)];
  const { lists } = search.policy.notHousedReasons;
  const reasons = unique(['other', ...lists.flatMap((list) => list.reasons.map(({ code }) => code))]);
  switch (type as CommandType) {
    case 'refer': {
      // Only the receiving organization can matter to whether a first referral is accepted.
      const fresh = {
        referralId: 'r',
        personalId: 'p',
        enrollmentId: 'e',
        referredOn: '2026-03-04' as const,
      };
      for (const chosen of product({
        eventType: CURRENT_HOUSING_REFERRAL_EVENT_TYPES,
        projectId: ids.project,
        organizationId: ids.organization,
      })) {
        yield { ...fresh, ...chosen };
      }
      return;
    }
    case 'acknowledge':
      yield* product({ acknowledgedOn: days });
      return;
    case 'enroll':
      yield* product({
        enrollmentId: ids.enrollment,
        personalId: ids.client,
        projectId: ids.project,
        enrolledOn: days,
      });
      return;
    case 'resolve-successful':
      yield {};
      yield* product({ resultDate: days });
      yield* product({ resultingEnrollmentId: ids.enrollment });
      yield* product({ resultDate: days, resultingEnrollmentId: ids.enrollment });
      return;
    case 'resolve-unsuccessful':
      yield* product({ result: UNSUCCESSFUL_RESULTS, resultDate: days, notHousedReason: reasons });
      return;
    case 'add-not-housed-reason':
      yield* product({ reason: reasons, addedOn: days });
      return;
    case 'void':
      yield* product({ of: VOIDABLE, reason: VOID_REASONS, voidedOn: days });
      return;
  }
}

/**
 * Every command of a type that could be told apart from the others by what the state, the policy and the known
 * facts hold: all their identifiers and one more, all their days and the days around them, all reasons. Recorded
 * on the last day there is, so that no date lies after it.
 */
export function* commandsOf(type: CommandType, search: Search): Generator<ReferralCommand> {
  const metadata = { recordedAt: '9999-12-31T23:59' as const, recordedBy: search.actor };
  for (const data of dataOf(type, search)) yield { type, data, metadata } as ReferralCommand;
}
