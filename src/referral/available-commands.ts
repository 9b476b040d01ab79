import type { UnsuccessfulResult } from '../hud/index.js';
import type { Actor } from './actor.js';
import { type CalendarDate, isCalendarDate } from './calendar-date.js';
import { COMMAND_TYPES, type CommandData, type CommandType, type ReferralCommand } from './commands.js';
import { type DecideOptions, decide } from './decide.js';
import { VOIDABLE } from './events.js';
import { type Facts, factsOf } from './facts.js';
import { type Known, NOTHING_KNOWN } from './known.js';
import { type CocPolicy, defaultPolicy, reasonListOf } from './policy.js';
import type { ReasonUse } from './reasons.js';
import type { ReferralState } from './state.js';

// An id that nothing known uses: a command with it meets no rule about other things.
function freshId(facts: Facts, known: Known): string {
  const taken = new Set([
    facts.referral?.enrollmentId,
    facts.enrollment?.enrollmentId,
    ...Object.keys(known.projects ?? {}),
    ...Object.keys(known.linked ?? {}),
    ...(known.others ?? []).flatMap(({ referralId, projectId }) => [referralId, projectId]),
  ]);
  let n = 0;
  while (taken.has(`new-${n}`)) n += 1;
  return `new-${n}`;
}

// A day on which every fact so far lies in the past.
function lateDay(facts: Facts): CalendarDate {
  const dates = [
    facts.referral?.referredOn,
    facts.acknowledgedOn,
    facts.enrollment?.enrolledOn,
    facts.resultDate,
  ];
  return dates.filter(isCalendarDate).sort().at(-1) ?? '2000-01-01';
}

// Reasons of the current list that `decide` would take, with the result each calls for.
function reasonFor(
  policy: CocPolicy,
  use: ReasonUse,
): { readonly code: string; readonly result: UnsuccessfulResult } | undefined {
  const list = reasonListOf(policy, policy.notHousedReasons.current);
  const reason = list?.reasons.find((candidate) => candidate.for.includes(use));
  return reason && { code: reason.code, result: reason.result ?? 'client-rejected' };
}

// The data with which each command is most likely to be accepted: if none of these is, no data is.
function* candidates(
  type: CommandType,
  facts: Facts,
  actor: Actor,
  policy: CocPolicy,
  known: Known,
): Generator<CommandData[CommandType]> {
  const id = freshId(facts, known);
  const day = lateDay(facts);
  const client = facts.referral?.personalId ?? known.headOfHousehold ?? id;
  switch (type) {
    case 'refer': {
      const { organizationId } = actor;
      const ids = { referralId: id, personalId: client, enrollmentId: id, projectId: id, organizationId };
      yield { ...ids, eventType: 13, referredOn: day } satisfies CommandData['refer'];
      return;
    }
    case 'acknowledge':
      yield { acknowledgedOn: day } satisfies CommandData['acknowledge'];
      return;
    case 'enroll': {
      const projectId = facts.referral?.projectId ?? id;
      yield {
        enrollmentId: id,
        personalId: client,
        projectId,
        enrolledOn: day,
      } satisfies CommandData['enroll'];
      return;
    }
    case 'resolve-successful':
      yield {};
      // An imported enrollment may be dated on no day of the calendar: then the result needs a date of its own.
      yield { resultDate: day } satisfies CommandData['resolve-successful'];
      return;
    case 'resolve-unsuccessful': {
      const reason = reasonFor(policy, 'unsuccessful');
      if (reason === undefined) return;
      yield {
        result: reason.result,
        resultDate: day,
        notHousedReason: reason.code,
      } satisfies CommandData['resolve-unsuccessful'];
      return;
    }
    case 'add-not-housed-reason': {
      const reason = reasonFor(policy, 'not-housed');
      if (reason !== undefined) {
        yield { reason: reason.code, addedOn: day } satisfies CommandData['add-not-housed-reason'];
      }
      return;
    }
    case 'void':
      for (const of of VOIDABLE) yield { of, reason: 'entered-in-error', voidedOn: day };
      return;
  }
}

/**
 * Lists the commands that an actor can give in a state: a command is listed if and only if some data at some
 * time makes `decide`, with the same policy and known facts, accept it with an event. For the buttons of a
 * form.
 *
 * A command whose fact the state already holds is not listed: giving it again would be accepted, and change
 * nothing.
 *
 * @param state - where the referral stands.
 * @param actor - who would give the command.
 * @param options - the policy and known facts that `decide` will be given.
 */
export function availableCommands(
  state: ReferralState,
  actor: Actor,
  { policy = defaultPolicy, known = NOTHING_KNOWN }: DecideOptions = {},
): readonly CommandType[] {
  const facts = factsOf(state);
  const recordedAt = `${lateDay(facts)}T00:00` as const;
  const isAvailable = (type: CommandType): boolean => {
    for (const data of candidates(type, facts, actor, policy, known)) {
      const command = { type, data, metadata: { recordedAt, recordedBy: actor } } as ReferralCommand;
      const decision = decide(command, state, { policy, known });
      if (decision.ok && decision.events.length > 0) return true;
    }
    return false;
  };
  return Object.freeze(COMMAND_TYPES.filter(isAvailable));
}
