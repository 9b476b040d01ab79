import { fieldsOf } from './command-shape.js';
import type { ReferralCommand } from './commands.js';
import type { NewReferralEvent } from './events.js';
import { type Facts, factsIn } from './facts.js';
import type { ReferralState } from './state.js';

// Where a state holds what a command says. Nothing holds the void of an acknowledgement or an enrollment: it
// leaves no fact behind, so it is never a repetition.
function heldBy(facts: Readonly<Facts>, { type }: ReferralCommand): object | undefined {
  switch (type) {
    case 'refer':
      return facts.referral;
    case 'enroll':
      return facts.enrollment;
    case 'resolve-successful':
      return facts.result === 'client-accepted' ? facts : undefined;
    case 'add-not-housed-reason':
      return { reason: facts.notHousedReason, addedOn: facts.notHousedReasonAddedOn };
    case 'void':
      return { of: 'referral', ...facts.voided };
    default:
      return facts;
  }
}

/**
 * Says whether a state already holds the fact of a command, so that recording it again adds nothing. In a
 * voided referral only the void itself is a repetition.
 *
 * @param event - the event that the command would give.
 */
export function repeats(command: ReferralCommand, event: NewReferralEvent, state: ReferralState): boolean {
  if ((command.type === 'void') !== (state.status === 'voided')) return false;
  const held = heldBy(factsIn(state), command) as Readonly<Record<string, unknown>> | undefined;
  const data = event.data as unknown as Readonly<Record<string, unknown>>;
  return held !== undefined && fieldsOf(command.type).every((field) => data[field] === held[field]);
}
