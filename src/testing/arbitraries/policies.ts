import { ROLES, type Role } from '../../referral/actor.js';
import { type Step, STEPS } from '../../referral/commands.js';
import {
  type ActsFor,
  type CocPolicy,
  type Deadline,
  defaultPolicy,
  type Permissions,
} from '../../referral/policy.js';
import * as fc from 'fast-check';
import { calendarDateArb } from './dates.js';
import { listsWith, reasonListArb, reasonListsArb } from './reasons.js';

const actsForArb: fc.Arbitrary<ActsFor> = fc.constantFrom('any-organization', 'receiving-organization');

const allowedArb = (minimum: number): fc.Arbitrary<Permissions[Step]> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...ROLES), actsForArb), {
      minLength: minimum,
      maxLength: ROLES.length,
      selector: ([role]) => role,
    })
    .map((entries) => Object.fromEntries<ActsFor>(entries) as Partial<Record<Role, ActsFor>>);

const permissionsArb = (minimum: number): fc.Arbitrary<Permissions> =>
  fc
    .tuple(...STEPS.map(() => allowedArb(minimum)))
    .map((allowed) => Object.fromEntries(STEPS.map((name, i) => [name, allowed[i]])) as Permissions);

const deadlineArb: fc.Arbitrary<Deadline> = fc.record({
  days: fc.integer({ min: 1, max: 60 }),
  count: fc.constantFrom('calendar-days', 'working-days'),
});

const restArb: fc.Arbitrary<Pick<CocPolicy, 'deadlines' | 'holidays'>> = fc.record({
  deadlines: fc.record({ acknowledgeWithin: deadlineArb, resolveWithin: deadlineArb }, { requiredKeys: [] }),
  holidays: fc.uniqueArray(calendarDateArb, { maxLength: 3 }),
});

/** A policy under which some role may do each thing, and either outcome has a reason. Often the default one. */
export const policyArb: fc.Arbitrary<CocPolicy> = fc.oneof(
  fc.constant(defaultPolicy),
  fc
    .tuple(reasonListsArb, permissionsArb(1), restArb)
    .map(([notHousedReasons, permissions, rest]) => ({ notHousedReasons, permissions, ...rest })),
);

/** Any policy, those included under which nobody may do something or no reason can be given. */
export const anyPolicyArb: fc.Arbitrary<CocPolicy> = fc.oneof(
  policyArb,
  fc
    .tuple(fc.oneof(reasonListsArb, listsWith(reasonListArb)), permissionsArb(0), restArb)
    .map(([notHousedReasons, permissions, rest]) => ({ notHousedReasons, permissions, ...rest })),
);
