import {
  CURRENT_HOUSING_REFERRAL_EVENT_TYPES,
  type CurrentHousingReferralEventType,
  fitsProjectType,
  UNSUCCESSFUL_RESULTS,
} from '../../hud/index.js';
import type { Actor, Role } from '../../referral/actor.js';
import { addDays, type CalendarDate, isCalendarDate } from '../../referral/calendar-date.js';
import type { CommandData, ReferralCommand, Step } from '../../referral/commands.js';
import { VOID_REASONS } from '../../referral/events.js';
import { type Known, knownProject } from '../../referral/known.js';
import type { ActsFor, CocPolicy } from '../../referral/policy.js';
import type { NotHousedReason, ReasonUse } from '../../referral/reasons.js';
import type { ReferralState } from '../../referral/state.js';
import type { Choices } from './choices.js';
import { TIMES } from './dates.js';
import type { Cast } from './ids.js';

/** All that an apt command is made from. */
export interface Scene {
  /** Who and what the history is about. */
  readonly cast: Cast;
  /** The CoC's policy: every permission somebody's, every outcome with a reason. */
  readonly policy: CocPolicy;
  /** What is known beyond the history. */
  readonly known: Known;
  /** The first day. */
  readonly start: CalendarDate;
  /** Nothing that happens in it may earn a warning. */
  readonly quiet?: true;
}

// The latest real day among the facts: what comes next is dated on or after it.
function latestDay(state: ReferralState, start: CalendarDate): CalendarDate {
  if (state.status === 'not-referred') return start;
  const { acknowledgedOn, enrollment, resultDate } = {
    acknowledgedOn: undefined,
    enrollment: undefined,
    resultDate: undefined,
    ...state,
  };
  const days = [state.referral.referredOn, acknowledgedOn, enrollment?.enrolledOn, resultDate];
  return days.filter(isCalendarDate).sort().at(-1) ?? start;
}

// Where nothing may earn a warning, the type is one that the receiving project takes.
function eventTypesIn({ quiet, known, cast }: Scene): readonly CurrentHousingReferralEventType[] {
  const project = knownProject(known, cast.projectId);
  if (quiet === undefined || project === undefined) return CURRENT_HOUSING_REFERRAL_EVENT_TYPES;
  const { projectType, jointThRrh } = project;
  return CURRENT_HOUSING_REFERRAL_EVENT_TYPES.filter((type) =>
    fitsProjectType(type, projectType, jointThRrh),
  );
}

function reasonFor(use: ReasonUse, policy: CocPolicy, choices: Choices): NotHousedReason {
  const { current, lists } = policy.notHousedReasons;
  const reasons = lists.find(({ version }) => version === current)?.reasons ?? [];
  return choices.of(reasons.filter((reason) => reason.for.includes(use)));
}

function actorFor(move: Step, state: ReferralState, scene: Scene, choices: Choices): Actor {
  const { cast, policy, known } = scene;
  const [role, actsFor] = choices.of(Object.entries(policy.permissions[move]) as [Role, ActsFor][]);
  const referral = state.status === 'not-referred' ? undefined : state.referral;
  const project = referral?.projectId === undefined ? undefined : known.projects?.[referral.projectId];
  const receiving =
    referral === undefined ? cast.organizationId : (referral.organizationId ?? project?.organizationId);
  const organizationId =
    actsFor === 'receiving-organization' && receiving !== undefined
      ? receiving
      : choices.of([cast.organizationId, cast.otherOrganizationId]);
  return { userId: `user-${role}`, organizationId, role };
}

function dataFor(
  move: Step,
  state: ReferralState,
  scene: Scene,
  choices: Choices,
): readonly [CommandData[keyof CommandData], CalendarDate] {
  const { cast, policy, known, start } = scene;
  const latest = latestDay(state, start);
  const day = addDays(latest, choices.upTo(40));
  switch (move) {
    case 'refer': {
      const { referralId, personalId, householdId, projectId, organizationId } = cast;
      const household = choices.oneIn(2) ? { householdId } : {};
      const eventType = choices.of(eventTypesIn(scene));
      const ids = { referralId, personalId, enrollmentId: cast.ceEnrollmentId, projectId, organizationId };
      return [{ ...ids, ...household, eventType, referredOn: start }, start];
    }
    case 'acknowledge':
      return [{ acknowledgedOn: day }, day];
    case 'enroll': {
      const referral = state.status === 'not-referred' ? undefined : state.referral;
      // Sometimes on a day between the referral and the acknowledgement: taken, with a warning.
      const since = isCalendarDate(referral?.referredOn) ? referral.referredOn : latest;
      const early = choices.oneIn(3) && scene.quiet === undefined;
      const enrolledOn = early && since < latest ? addDays(since, choices.upTo(1)) : day;
      const merged = known.clients !== undefined && choices.oneIn(2);
      const personalId = merged ? cast.survivingId : cast.personalId;
      const projectId = referral?.projectId ?? cast.projectId;
      return [{ enrollmentId: choices.of(cast.enrollmentIds), personalId, projectId, enrolledOn }, day];
    }
    case 'resolve-successful': {
      const recorded = state.status === 'enrolled' ? state.enrollment : undefined;
      // A date the calendar does not have cannot be taken over: the provider has to say a real one.
      if (!isCalendarDate(recorded?.enrolledOn)) return [{ resultDate: day }, day];
      if (choices.oneIn(2)) return [{}, latest];
      const { enrolledOn: resultDate, enrollmentId: resultingEnrollmentId } = recorded;
      return [{ resultDate, resultingEnrollmentId }, latest];
    }
    case 'resolve-unsuccessful': {
      const reason = reasonFor('unsuccessful', policy, choices);
      const result = reason.result ?? choices.of(UNSUCCESSFUL_RESULTS);
      return [{ result, resultDate: day, notHousedReason: reason.code }, day];
    }
    case 'add-not-housed-reason':
      return [{ reason: reasonFor('not-housed', policy, choices).code, addedOn: day }, day];
    case 'void-referral':
      return [{ of: 'referral', reason: choices.of(VOID_REASONS), voidedOn: day }, day];
    case 'void-acknowledgement':
      return [{ of: 'acknowledgement', reason: choices.of(VOID_REASONS), voidedOn: day }, day];
    case 'void-enrollment':
      return [{ of: 'enrollment', reason: choices.of(VOID_REASONS), voidedOn: day }, day];
  }
}

/**
 * A command that can be given in a state: data, date, person and organization fit what is recorded. The caller
 * chooses a move that the history has a place for.
 */
export function aptCommand(
  move: Step,
  state: ReferralState,
  scene: Scene,
  choices: Choices,
): ReferralCommand {
  const [data, day] = dataFor(move, state, scene, choices);
  const recordedOn = addDays(day, choices.oneIn(2) ? choices.upTo(20) : 0);
  return {
    type: move.startsWith('void-') ? 'void' : move,
    data,
    metadata: {
      recordedAt: `${recordedOn}${choices.of(TIMES)}`,
      recordedBy: actorFor(move, state, scene, choices),
      ...(choices.oneIn(2) ? { commandId: `command-${choices.upTo(99)}` } : {}),
    },
  } as ReferralCommand;
}
