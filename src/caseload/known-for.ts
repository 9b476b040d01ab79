import type { ReferralCommand } from '../referral/commands.js';
import type { ReferralEvent } from '../referral/events.js';
import { factsIn } from '../referral/facts.js';
import { type Known, NOTHING_KNOWN, type OtherReferral } from '../referral/known.js';
import { initialState } from '../referral/state.js';
import { type Caseload, type CaseloadReferral, referralOf, referralsUnder } from './caseload.js';
import { type ClientRecords, clientRecords } from './client-records.js';
import { byText } from './order.js';

/** The part of a command or an event that says which client and which enrollments it names. */
type Naming = Pick<ReferralCommand | ReferralEvent, 'data'>;

interface Named {
  readonly personalId?: unknown;
  readonly enrollmentId?: unknown;
  readonly resultingEnrollmentId?: unknown;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function otherReferral({ referralId, state }: CaseloadReferral): OtherReferral {
  const { projectId, referredOn } = state.referral;
  return { referralId, ...(projectId !== undefined && { projectId }), status: state.status, referredOn };
}

// An index has an order that tells in which batches the events came. What is known must not.
function inOrderOfIds(a: CaseloadReferral, b: CaseloadReferral): number {
  return byText(a.referralId, b.referralId);
}

/** {@link knownFor}, with the table of merges read beforehand. */
export function knownAmong(
  caseload: Caseload,
  referralId: string,
  naming: Naming | undefined,
  known: Known,
  records: ClientRecords,
): Known {
  const facts = factsIn(referralOf(caseload, referralId)?.state ?? initialState);
  const named: Named = { ...(naming?.data as Named | undefined) };
  const personalId = facts.referral?.personalId ?? named.personalId;
  const others = (isText(personalId) ? records(personalId) : [])
    .flatMap((id) => referralsUnder(caseload, 'clients', id))
    .filter((one) => one.referralId !== referralId)
    .sort(inOrderOfIds)
    .map(otherReferral);
  const enrollments = [named.enrollmentId, named.resultingEnrollmentId, facts.enrollment?.enrollmentId];
  const linked = enrollments.filter(isText).flatMap((enrollmentId) => {
    const [first] = referralsUnder(caseload, 'enrollments', enrollmentId)
      .filter((one) => one.referralId !== referralId && one.state.status !== 'voided')
      .sort(inOrderOfIds);
    return first === undefined ? [] : [[enrollmentId, first.referralId] as const];
  });
  return {
    ...known,
    others: [...(known.others ?? []), ...others],
    linked: { ...known.linked, ...Object.fromEntries(linked) },
  };
}

/**
 * What a caseload knows beyond one referral, for `decide`, `audit` and `availableCommands`: the client's other
 * referrals, and which other referral has led to an enrollment that the command names.
 *
 * @param referralId - the referral that the command is about; for `refer`, the one to be made.
 * @param command - the command, or an event: it says which enrollment is meant, and for `refer` which client.
 * @param known - what the caller knows beside the caseload: projects, merged clients, the head of the household.
 *
 * @example
 * ```ts
 * const known = knownFor(caseload, command.data.referralId, command, { projects });
 * const decision = decide(command, initialState, { policy, known });
 * ```
 */
export function knownFor(
  caseload: Caseload,
  referralId: string,
  command?: ReferralCommand | ReferralEvent,
  known: Known = NOTHING_KNOWN,
): Known {
  return knownAmong(caseload, referralId, command, known, clientRecords(known));
}
