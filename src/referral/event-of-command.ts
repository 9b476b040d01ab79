import type { CommandType, ReferralCommand } from './commands.js';
import type { EntryMetadata, EventData, NewReferralEvent, ReferralEventType } from './events.js';
import { enrollmentOf } from './facts.js';
import type { CocPolicy } from './policy.js';
import { isResolved, type ReferralState } from './state.js';

/** The type of event that each command gives. */
export const EVENT_TYPE_OF: Readonly<Record<CommandType, ReferralEventType>> = /* @__PURE__ */ Object.freeze({
  refer: 'referred',
  acknowledge: 'acknowledged',
  enroll: 'enrolled',
  'resolve-successful': 'resolved',
  'resolve-unsuccessful': 'resolved',
  'add-not-housed-reason': 'not-housed-reason-added',
  void: 'voided',
});

// Copies the fields a command gave. What is absent stays absent; nothing of the caller's is kept or frozen,
// since a well-formed field is a primitive and a malformed one never gets past the rules.
function copy<T extends object>(data: T, ...fields: readonly (keyof T)[]): T {
  const made: Partial<T> = {};
  for (const field of fields) {
    const value = data?.[field];
    if (value !== undefined && typeof value !== 'object' && typeof value !== 'function') made[field] = value;
  }
  return Object.freeze(made) as T;
}

// Date and enrollment come from what is recorded: the result, where it stands already (a retry), else the
// enrollment. What the command carries itself goes before, and has to agree.
function successOf(
  data: Extract<ReferralCommand, { type: 'resolve-successful' }>['data'],
  state: ReferralState,
): EventData['resolved'] {
  const resolved = isResolved(state) && state.result === 'client-accepted' ? state : undefined;
  const enrollment = enrollmentOf(state);
  const resultDate = data?.resultDate ?? (resolved ? resolved.resultDate : enrollment?.enrolledOn);
  const resultingEnrollmentId =
    data?.resultingEnrollmentId ?? (resolved ? resolved.resultingEnrollmentId : enrollment?.enrollmentId);
  const success = { result: 'client-accepted', resultDate, resultingEnrollmentId } as EventData['resolved'];
  return copy(success, ...(['result', 'resultDate', 'resultingEnrollmentId'] as (keyof typeof success)[]));
}

function dataOf(command: ReferralCommand, state: ReferralState): EventData[ReferralEventType] {
  switch (command.type) {
    case 'refer':
      return copy(
        command.data,
        ...(['referralId', 'personalId', 'enrollmentId', 'householdId'] as const),
        ...(['eventType', 'projectId', 'organizationId', 'referredOn'] as const),
      );
    case 'acknowledge':
      return copy(command.data, 'acknowledgedOn');
    case 'enroll':
      return copy(command.data, 'enrollmentId', 'personalId', 'projectId', 'enrolledOn');
    case 'resolve-successful':
      return successOf(command.data, state);
    case 'resolve-unsuccessful':
      return copy(command.data, 'result', 'resultDate', 'notHousedReason');
    case 'add-not-housed-reason':
      return copy(command.data, 'reason', 'addedOn');
    case 'void':
      return copy(command.data, 'of', 'reason', 'voidedOn');
  }
}

function metadataOf({ type, metadata }: ReferralCommand, policy: CocPolicy): EntryMetadata {
  const { recordedAt, commandId } = copy(metadata, 'recordedAt', 'commandId');
  const recordedBy = metadata?.recordedBy;
  const givesReason = type === 'resolve-unsuccessful' || type === 'add-not-housed-reason';
  return Object.freeze({
    source: 'entry',
    ...(recordedAt === undefined ? {} : { recordedAt }),
    ...(recordedBy === undefined ? {} : { recordedBy: copy(recordedBy, 'userId', 'organizationId', 'role') }),
    ...(commandId === undefined ? {} : { commandId }),
    ...(givesReason ? { reasonListVersion: policy.notHousedReasons.current } : {}),
  }) as EntryMetadata;
}

/**
 * The event that a command would give, frozen. It does not judge: from a malformed command comes an event that
 * the rules refuse.
 */
export function eventOfCommand(
  command: ReferralCommand,
  state: ReferralState,
  policy: CocPolicy,
): NewReferralEvent {
  return Object.freeze({
    type: EVENT_TYPE_OF[command.type],
    data: dataOf(command, state),
    metadata: metadataOf(command, policy),
  }) as NewReferralEvent;
}
