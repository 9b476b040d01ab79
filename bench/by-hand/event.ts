import type { CocPolicy, NewReferralEvent, ReferralCommand } from 'ce-referrals';
import type { Facts } from './fold.js';
import { FIELDS } from './shape.js';
import type { Values } from './values.js';

type Draft = Record<string, unknown>;

function copyInto(copy: Draft, from: Values | undefined, field: string): void {
  const value = from?.[field];
  if (typeof value === 'string' || typeof value === 'number') copy[field] = value;
}

const TYPES = {
  refer: 'referred',
  acknowledge: 'acknowledged',
  enroll: 'enrolled',
  'resolve-successful': 'resolved',
  'resolve-unsuccessful': 'resolved',
  'add-not-housed-reason': 'not-housed-reason-added',
  void: 'voided',
} as const;

function dataOf(command: ReferralCommand, facts: Readonly<Facts>): Draft {
  const from = command.data as Values | undefined;
  const data: Draft = {};
  if (command.type !== 'resolve-successful') {
    for (const field of FIELDS[command.type]) copyInto(data, from, field);
    return data;
  }
  const recorded: Values =
    facts.result === undefined
      ? { resultDate: facts.enrollment?.enrolledOn, resultingEnrollmentId: facts.enrollment?.enrollmentId }
      : facts;
  data.result = 'client-accepted';
  copyInto(data, recorded, 'resultDate');
  copyInto(data, recorded, 'resultingEnrollmentId');
  copyInto(data, from, 'resultDate');
  copyInto(data, from, 'resultingEnrollmentId');
  return data;
}

/** The event that a command would give, frozen. */
export function eventByHand(
  command: ReferralCommand,
  facts: Readonly<Facts>,
  policy: CocPolicy,
): NewReferralEvent {
  const from = command.metadata as unknown as Values | undefined;
  const metadata: Draft = { source: 'entry' };
  copyInto(metadata, from, 'recordedAt');
  copyInto(metadata, from, 'commandId');
  const recordedBy = from?.recordedBy as Values | undefined;
  if (recordedBy) {
    const actor: Draft = {};
    copyInto(actor, recordedBy, 'userId');
    copyInto(actor, recordedBy, 'organizationId');
    copyInto(actor, recordedBy, 'role');
    metadata.recordedBy = Object.freeze(actor);
  }
  if (command.type === 'resolve-unsuccessful' || command.type === 'add-not-housed-reason')
    metadata.reasonListVersion = policy.notHousedReasons.current;
  return Object.freeze({
    type: TYPES[command.type],
    data: Object.freeze(dataOf(command, facts)),
    metadata: Object.freeze(metadata),
  }) as unknown as NewReferralEvent;
}
