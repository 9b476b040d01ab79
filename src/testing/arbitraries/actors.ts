import { type Actor, ROLES } from '../../referral/actor.js';
import * as fc from 'fast-check';
import { idArb } from './ids.js';

/** Somebody, in any role, acting for one of the given organizations. */
export function actorOf(...organizationIds: readonly string[]): fc.Arbitrary<Actor> {
  return fc.record({
    userId: idArb,
    organizationId: fc.constantFrom(...organizationIds),
    role: fc.constantFrom(...ROLES),
  });
}

/** Somebody, in any role, acting for any organization. */
export const actorArb: fc.Arbitrary<Actor> = idArb.chain((organizationId) => actorOf(organizationId));
