import { ROLES } from '../../referral/actor.js';
import type { ReferralEvent } from '../../referral/events.js';
import { stepOf } from '../../referral/steps.js';
import type { Scene } from './apt-commands.js';
import type { Choices } from './choices.js';
import { anywhere, asImport, type MutationsOf, ofAny, permitting, withMetadata } from './mutation.js';

/** The rules about who records. */
export type CodeOfPeople = 'role-may-not' | 'not-the-receiving-organization' | 'not-attributed';

function byTheProviderOnly(): Readonly<{ 'housing-provider': 'receiving-organization' }> {
  return { 'housing-provider': 'receiving-organization' };
}

function anotherRole(event: ReferralEvent, { policy }: Scene, choices: Choices): ReferralEvent {
  const step = stepOf(event);
  const allowed: object = step === undefined ? {} : policy.permissions[step];
  const role = choices.of(ROLES.filter((name) => !Object.hasOwn(allowed, name)));
  return withMetadata(event, { recordedBy: { ...event.metadata.recordedBy, role } });
}

/** For each rule about who records: somebody else who did. */
export const MUTATIONS_OF_PEOPLE: MutationsOf<CodeOfPeople> = {
  'role-may-not': [
    {
      says: 'It was recorded in a role that the CoC does not let do it.',
      scene: permitting((step, { permissions }) => {
        const allowed = Object.entries(permissions[step]);
        return Object.fromEntries(allowed.slice(0, ROLES.length - 1));
      }),
      story: anywhere,
      mutate: ofAny(anotherRole),
    },
  ],
  'not-the-receiving-organization': [
    {
      says: 'The person acted for another organization than the one that receives the referral.',
      scene: permitting(byTheProviderOnly),
      story: anywhere,
      mutate: ofAny((event, { cast }) => {
        const recordedBy = { ...event.metadata.recordedBy, organizationId: cast.otherOrganizationId };
        return withMetadata(event, { recordedBy });
      }),
    },
  ],
  'not-attributed': [
    {
      says: 'An imported fact does not say who recorded it.',
      story: anywhere,
      mutate: ofAny((event) => asImport(withMetadata(event, { recordedBy: undefined }))),
    },
  ],
};
