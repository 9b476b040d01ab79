import type { Actor, Known, ReferralState, Role } from 'ce-referrals';
import { Problem } from './problem.js';

/** Who works with the referrals of all organizations. The policy says who records what; this says who sees what. */
const SEES_ALL: ReadonlySet<Role> = new Set<Role>(['priority-list-manager', 'hmis-administrator']);

/** A state of a referral that was made. */
export type Made = Exclude<ReferralState, { readonly status: 'not-referred' }>;

/** What the service knows of projects. */
export type Projects = NonNullable<Known['projects']>;

/** Says whether somebody works with the referrals of all organizations. */
export function seesAll({ role }: Actor): boolean {
  return SEES_ALL.has(role);
}

function receiverOf({ referral }: Made, projects: Projects): string | undefined {
  const { organizationId, projectId = '' } = referral;
  if (organizationId !== undefined) return organizationId;
  return Object.hasOwn(projects, projectId) ? projects[projectId]?.organizationId : undefined;
}

/**
 * The state, where the actor may see the referral: it was made, and the actor's organization receives it.
 *
 * @throws Problem - `referral-not-found`, the same whether there is none or it is another organization's.
 */
export function visible(state: ReferralState, actor: Actor, projects: Projects): Made {
  if (state.status === 'not-referred') throw new Problem('referral-not-found');
  if (seesAll(actor) || receiverOf(state, projects) === actor.organizationId) return state;
  throw new Problem('referral-not-found');
}
