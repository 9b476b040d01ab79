import { ACTOR_FIELDS, fieldsOf } from './command-shape.js';
import type { CommandType, ReferralCommand } from './commands.js';
import type { NewReferralEvent, ReferralEventType } from './events.js';
import { type Facts, factsIn } from './facts.js';
import type { CocPolicy } from './policy.js';
import type { ReferralState } from './state.js';

const EVENT_TYPE_OF: Readonly<Record<CommandType, ReferralEventType>> = {
  refer: 'referred',
  acknowledge: 'acknowledged',
  enroll: 'enrolled',
  'resolve-successful': 'resolved',
  'resolve-unsuccessful': 'resolved',
  'add-not-housed-reason': 'not-housed-reason-added',
  void: 'voided',
};

type Values = Readonly<Record<string, unknown>>;

// Copies the named fields. What is absent stays absent, and nothing of the caller's is kept or frozen: a
// well-formed field is text or a number, and a malformed one never gets past the rules.
function copy(from: unknown, fields: readonly string[]): Values {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const value = (from as Values | undefined)?.[field];
    if (typeof value === 'string' || typeof value === 'number') values[field] = value;
  }
  return Object.freeze(values);
}

// Date and enrollment of a success come from what is recorded: the result, where it stands already (a retry),
// else the enrollment. What the command carries itself goes before, and has to agree.
function recordedSuccess({ result, resultDate, resultingEnrollmentId, enrollment }: Readonly<Facts>): Values {
  return result === undefined
    ? { resultDate: enrollment?.enrolledOn, resultingEnrollmentId: enrollment?.enrollmentId }
    : { resultDate, resultingEnrollmentId };
}

function dataOf({ type, data }: ReferralCommand, state: ReferralState): Values {
  const given = copy(data, fieldsOf(type));
  if (type !== 'resolve-successful') return given;
  const success = { result: 'client-accepted', ...recordedSuccess(factsIn(state)), ...given };
  return copy(success, Object.keys(success));
}

function metadataOf({ type, metadata }: ReferralCommand, policy: CocPolicy): Values {
  const givesReason = type === 'resolve-unsuccessful' || type === 'add-not-housed-reason';
  const recordedBy = metadata?.recordedBy;
  return Object.freeze({
    source: 'entry',
    ...copy(metadata, ['recordedAt', 'commandId']),
    ...(recordedBy && { recordedBy: copy(recordedBy, ACTOR_FIELDS) }),
    ...(givesReason && { reasonListVersion: policy.notHousedReasons.current }),
  });
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
  }) as unknown as NewReferralEvent;
}
