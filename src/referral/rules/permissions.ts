import type { Actor } from '../actor.js';
import type { ReferralEvent } from '../events.js';
import { factsIn } from '../facts.js';
import { type Known, knownProject } from '../known.js';
import type { ActsFor, CocPolicy, Permission } from '../policy.js';
import type { ReferralState } from '../state.js';
import { type Step, stepOf } from '../transitions.js';

const PERMISSION_FOR: Readonly<Record<Step, Permission>> = /* @__PURE__ */ Object.freeze({
  referred: 'refer',
  acknowledged: 'acknowledge',
  enrolled: 'enroll',
  'resolved-successful': 'resolve-successful',
  'resolved-unsuccessful': 'resolve-unsuccessful',
  'not-housed-reason-added': 'add-not-housed-reason',
  'referral-voided': 'void-referral',
  'acknowledgement-voided': 'void-acknowledgement',
  'enrollment-voided': 'void-enrollment',
});

/** The permission that recording an event takes. */
export function permissionFor(event: ReferralEvent): Permission | undefined {
  const step = stepOf(event);
  return step && PERMISSION_FOR[step];
}

/**
 * The organization that receives the referral: as the referral says, else as the known project says, else
 * unknown. For `referred` itself the event says.
 */
export function receivingOrganization(
  event: ReferralEvent,
  state: ReferralState,
  known: Known,
): string | undefined {
  const referral = factsIn(state).referral ?? (event.type === 'referred' ? event.data : undefined);
  const named = referral?.organizationId;
  return typeof named === 'string' ? named : knownProject(known, referral?.projectId)?.organizationId;
}

/**
 * For which organization a policy lets a role record something; `undefined` where it does not let it. Total: a
 * role read from data may be any value.
 */
export function actsFor(policy: CocPolicy, permission: Permission, role: unknown): ActsFor | undefined {
  const allowed: Readonly<Record<string, ActsFor>> = policy.permissions[permission];
  return typeof role === 'string' && Object.hasOwn(allowed, role) ? allowed[role] : undefined;
}

/** Who recorded an event, where it says. */
export function actorOf(event: ReferralEvent): Actor | undefined {
  const actor: unknown = event.metadata?.recordedBy;
  return typeof actor === 'object' && actor !== null ? (actor as Actor) : undefined;
}
