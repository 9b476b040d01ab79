import type { Actor } from '../referral/actor.js';
import { availableCommands } from '../referral/available-commands.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import { daysBetween } from '../referral/calendar-date.js';
import type { CommandType } from '../referral/commands.js';
import { factsIn } from '../referral/facts.js';
import { type Known, knownProject } from '../referral/known.js';
import { type CocPolicy, defaultPolicy } from '../referral/policy.js';
import type { Asked } from '../referral/rules/rule.js';
import { isOpen, type ReferralFact } from '../referral/state.js';
import {
  type Caseload,
  type CaseloadReferral,
  type MissingEvents,
  referralsOf,
  referralsUnder,
} from './caseload.js';
import { type DateFinding, dateFindings, daysFromTo, realDate } from './dates.js';
import { dueDaysUnder, nextDeadlineBy } from './deadlines.js';
import { byText } from './order.js';
import { shapeOf } from './shape.js';
import { groupOf, inOrder, type Sortable, WORK_GROUPS, type WorkGroup, type WorkRow } from './work-row.js';

/** What is to be done, and what was done. */
export interface WorkList {
  /** The day from which ages and deadlines are seen. */
  readonly asOf: CalendarDate;
  /** The referrals by group: what is due first stands first; of those resolved, the latest result. */
  readonly groups: Readonly<Record<WorkGroup, readonly WorkRow[]>>;
  /** How many deadlines have passed. */
  readonly overdue: number;
  /** Dates by which ages and deadlines cannot be counted. */
  readonly findings: readonly DateFinding[];
  /** Streams of the whole caseload of which events are missing: what they say is not in the list. */
  readonly missing: readonly MissingEvents[];
}

/** What a work list is asked for. */
export interface WorkListOptions {
  /** The day from which ages and deadlines are seen. The library reads no clock. */
  readonly asOf: CalendarDate;
  /** Only referrals that this organization receives. */
  readonly organizationId?: string;
  /** Only referrals that this project receives. */
  readonly projectId?: string;
  /** Whose commands are listed; by default nobody's. */
  readonly actor?: Actor;
  /** The CoC's policy, with its deadlines; by default `defaultPolicy`, which has none. */
  readonly policy?: CocPolicy;
  /** Projects as the caller knows them: they tell who receives a referral that does not say. */
  readonly projects?: NonNullable<Known['projects']>;
  /**
   * By referral, what its source cannot know, as `readExport` gives it. Where that is the acknowledgement, a referral
   * without one has no deadline to be acknowledged: nobody knows whether it was. By default all of it is known.
   */
  readonly unknowable?: ReadonlyMap<string, readonly Asked[]>;
}

// The same policy for whoever may have been acknowledged long ago.
function withoutAcknowledging(policy: CocPolicy): CocPolicy {
  const { acknowledgeWithin: _, ...deadlines } = policy.deadlines;
  return { ...policy, deadlines };
}

function receiverOf(referral: ReferralFact, known: Known): string | undefined {
  return referral.organizationId ?? knownProject(known, referral.projectId)?.organizationId;
}

function* candidates(
  caseload: Caseload,
  { organizationId, projectId, projects = {} }: WorkListOptions,
): Generator<CaseloadReferral> {
  if (projectId !== undefined) yield* referralsUnder(caseload, 'projects', projectId);
  else if (organizationId === undefined) yield* referralsOf(caseload);
  else {
    yield* referralsUnder(caseload, 'organizations', organizationId);
    // Referrals that name no organization: those to its projects.
    for (const [id, project] of Object.entries(projects)) {
      if (project.organizationId !== organizationId) continue;
      for (const one of referralsUnder(caseload, 'projects', id)) {
        if (one.state.referral.organizationId === undefined) yield one;
      }
    }
  }
}

/** Finds the commands that an actor may give, once for all referrals to which the rules answer alike. */
function commandsFor(
  { actor, policy }: WorkListOptions,
  known: Known,
): (one: CaseloadReferral) => readonly CommandType[] {
  if (actor === undefined) return () => [];
  const options = { ...(policy && { policy }), known };
  const { projects = {} } = known;
  const found = new Map<string, readonly CommandType[]>();
  return ({ state }) => {
    const shape = shapeOf(factsIn(state), [actor.organizationId], (id) => Object.hasOwn(projects, id));
    const commands = found.get(shape) ?? availableCommands(state, actor, options);
    found.set(shape, commands);
    return commands;
  };
}

/**
 * What is to be done with the referrals of a caseload, or of one organization or project in it: who waits to be
 * acknowledged, who to be enrolled or resolved, and what has become of the others. Voided referrals are not
 * listed.
 *
 * It shows where the referrals stand in this caseload, whatever `asOf` is. For how they stood on an earlier day,
 * make the caseload with `asOf(recordedEvents, { trueOn })` first.
 *
 * Throws {@link DateNotReal} (`date-not-real`) where `asOf` is no date of the calendar.
 */
export function workList(caseload: Caseload, options: WorkListOptions): WorkList {
  const { organizationId, projects = {}, policy = defaultPolicy } = options;
  const asOf = realDate(options.asOf, 'asOf');
  const known: Known = { projects };
  const dueDays = dueDaysUnder(policy);
  const policyWithoutAcknowledging = withoutAcknowledging(policy);
  const commandsOf = commandsFor(options, known);
  const rows: Record<WorkGroup, Sortable[]> = {
    'to-acknowledge': [],
    'to-enroll-or-resolve': [],
    'enrolled-not-resolved': [],
    successful: [],
    unsuccessful: [],
    'successful-not-housed': [],
  };
  const findings: DateFinding[] = [];
  let overdue = 0;

  for (const one of candidates(caseload, options)) {
    const group = groupOf(one);
    const receiver = receiverOf(one.state.referral, known);
    if (group === undefined || (organizationId !== undefined && receiver !== organizationId)) continue;
    const { referral, resultDate } = { resultDate: undefined, ...one.state };
    const open = isOpen(one.state.status);
    const ageDays = daysFromTo(referral.referredOn, open ? asOf : resultDate);
    const acknowledgementUnknown =
      one.state.status === 'referred' &&
      options.unknowable?.get(one.referralId)?.includes('acknowledgement') === true;
    const next = nextDeadlineBy(
      dueDays,
      one.state,
      acknowledgementUnknown ? policyWithoutAcknowledging : policy,
    );
    const deadline = next && { ...next, daysLeft: daysBetween(asOf, next.dueOn) };
    const row: WorkRow = {
      referralId: one.referralId,
      personalId: referral.personalId,
      eventType: referral.eventType,
      ...(referral.projectId !== undefined && { projectId: referral.projectId }),
      ...(receiver !== undefined && { organizationId: receiver }),
      status: one.state.status,
      referredOn: referral.referredOn,
      ...(ageDays !== undefined && { ageDays }),
      ...(acknowledgementUnknown && { acknowledgementUnknown }),
      ...(deadline && { deadline }),
      commands: commandsOf(one),
    };
    rows[group].push({ row, order: open ? (deadline?.dueOn ?? '~') : (resultDate ?? '') });
    if (deadline !== undefined && deadline.daysLeft < 0) overdue += 1;
    findings.push(...dateFindings(one.referralId, factsIn(one.state), { asOf }));
  }

  const groups = Object.fromEntries(
    WORK_GROUPS.map((group, place) => [group, inOrder(rows[group], place < 3)]),
  ) as Record<WorkGroup, readonly WorkRow[]>;
  findings.sort((a, b) => byText(a.referralId, b.referralId));
  return { asOf, groups, overdue, findings, missing: caseload.missing };
}
