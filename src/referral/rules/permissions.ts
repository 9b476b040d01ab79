import type { Actor } from '../actor.js';
import type { ReferralEvent } from '../events.js';
import { factsIn } from '../facts.js';
import { type Known, knownProject } from '../known.js';
import type { ActsFor, CocPolicy } from '../policy.js';
import type { ReferralState } from '../state.js';
import { cellOf } from '../steps.js';

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

/** The roles that a policy lets record an event, each with the organization for which it may; none where it says none. */
export function rolesFor(policy: CocPolicy, event: ReferralEvent): Readonly<Record<string, ActsFor>> {
  return cellOf(policy.permissions, event) ?? {};
}

/**
 * For which organization a policy lets a role record an event; `undefined` where it does not let it. Total: a
 * role read from data may be any value.
 */
export function actsFor(policy: CocPolicy, event: ReferralEvent, role: unknown): ActsFor | undefined {
  const roles = rolesFor(policy, event);
  return typeof role === 'string' && Object.hasOwn(roles, role) ? roles[role] : undefined;
}

/** Who recorded an event, where it says. */
export function actorOf(event: ReferralEvent): Actor | undefined {
  const actor: unknown = event.metadata?.recordedBy;
  return typeof actor === 'object' && actor !== null ? (actor as Actor) : undefined;
}
