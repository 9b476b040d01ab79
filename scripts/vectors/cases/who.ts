import { type Actor, type Role, type RuleCode, STEPS } from 'ce-referrals';
import type { Cases, WrittenCase } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledge,
  acknowledged,
  fail,
  history,
  imported,
  manager,
  otherProvider,
  provider,
  recorded,
  refer,
  referred,
  takeBack,
} from '../world.js';
import { accepts, audits, refuses } from '../write.js';
import { type Act, ACTORS, ACTS } from './acts.js';

const ROLES = Object.keys(ACTORS) as Role[];
const wordsOf = (role: Role): string => role.replaceAll('-', ' ').replace('hmis', 'HMIS');
const article = (role: Role): string => (role === 'hmis-administrator' ? 'An' : 'A');

function attempt(
  slug: string,
  who: string,
  { words, given, when, adds, status }: Act,
  by: Actor,
  code?: RuleCode,
): WrittenCase {
  return code === undefined
    ? accepts(slug, `${who} may ${words}.`, {
        given,
        when: when(by),
        event: recorded(when(by), adds),
        status,
      })
    : refuses(slug, `${who} may not ${words}.`, { given, when: when(by), codes: [code] });
}

const everyRole: readonly WrittenCase[] = STEPS.flatMap((step) =>
  ROLES.map((role) => {
    const act = ACTS[step];
    const code = act.may[role] === undefined ? 'role-may-not' : undefined;
    return attempt(`${step}-by-${role}`, `${article(role)} ${wordsOf(role)}`, act, ACTORS[role], code);
  }),
);

const everyOrganization: readonly WrittenCase[] = STEPS.flatMap((step) => {
  const act = ACTS[step];
  return act.may['housing-provider'] === undefined
    ? []
    : [
        attempt(
          `${step}-for-another`,
          'A housing provider that acts for another organization',
          act,
          otherProvider,
          'not-the-receiving-organization',
        ),
        attempt(
          `${step}-for-the-receiver`,
          'A housing provider that acts for the receiving organization',
          act,
          { ...provider, userId: 'u-74' },
        ),
      ];
});

const withoutReceiver = imported(referred(), { without: ['organizationId'] });
const known = { projects: { 'prj-rrh': { projectType: 13, organizationId: 'harbor' } } };
const withdrawal = { result: 'client-rejected', notHousedReason: 'no-longer-interested' } as const;

/** Who may record what, and for whom. */
export const who: Cases = {
  'role-may-not': [
    ...everyRole,
    refuses('a-role-of-no-version', 'A role that the library does not know may do nothing.', {
      malformed: true,
      given: GIVEN.referred,
      when: {
        ...acknowledge(),
        metadata: {
          recordedAt: '2026-03-04T09:00-06:00',
          recordedBy: { userId: 'u-72', organizationId: 'harbor', role: 'hmis-user' },
        },
      },
      codes: ['incomplete-command', 'role-may-not'],
    }),
    refuses('withdrawal-by-default', 'By default a priority list manager cannot withdraw a referral.', {
      given: GIVEN.acknowledged,
      when: fail(withdrawal, { by: manager }),
      codes: ['role-may-not'],
    }),
    accepts(
      'withdrawal-by-policy',
      'Where the CoC lets them, a priority list manager withdraws a referral.',
      {
        policy: 'manager-withdraws',
        given: GIVEN.acknowledged,
        when: fail(withdrawal, { by: manager }),
        status: 'unsuccessful',
      },
    ),
    refuses('refer-by-policy', 'Where only housing providers refer, a priority list manager may not.', {
      policy: 'providers-refer',
      given: GIVEN['not-referred'],
      when: refer(),
      codes: ['role-may-not'],
    }),
    audits('recorded', 'A referral that a housing provider created itself is reported.', {
      given: [recorded(refer({}, { by: provider }))],
      findings: [[0, 'role-may-not']],
    }),
    audits('unknowable', 'Where the source cannot know actors, no rule about them is checked.', {
      given: [recorded(refer({}, { by: provider }))],
      unknowable: ['actor'],
      notChecked: ['not-attributed', 'not-the-receiving-organization', 'role-may-not'],
    }),
  ],

  'not-the-receiving-organization': [
    ...everyOrganization,
    accepts('an-administrator-for-anyone', 'An HMIS administrator acts for the organization of the HMIS.', {
      given: GIVEN.acknowledged,
      when: takeBack({ of: 'acknowledgement' }),
      status: 'referred',
    }),
    refuses(
      'known-by-its-project',
      'Where the referral does not name the organization, its known project does.',
      {
        known,
        given: history('referred', withoutReceiver),
        when: acknowledge({}, { by: otherProvider }),
        codes: ['not-the-receiving-organization'],
      },
    ),
    accepts(
      'the-organization-of-its-project',
      'The organization of the known project receives the referral.',
      {
        known,
        given: history('referred', withoutReceiver),
        when: acknowledge(),
        status: 'acknowledged',
      },
    ),
    accepts('unknown', 'Where nobody tells who receives the referral, nothing is compared.', {
      given: history('referred', withoutReceiver),
      when: acknowledge({}, { by: otherProvider }),
      status: 'acknowledged',
    }),
    accepts('the-referral-goes-before', 'What the referral names goes before what is known of its project.', {
      known: { projects: { 'prj-rrh': { projectType: 13, organizationId: 'meadow' } } },
      given: GIVEN.referred,
      when: acknowledge(),
      status: 'acknowledged',
    }),
    accepts('inferred-referral', 'Against a referral that an import inferred it is a warning.', {
      given: history('referred', imported(referred(), { inferredBy: 'a-note' })),
      when: acknowledge({}, { by: otherProvider }),
      status: 'acknowledged',
      warnings: ['not-the-receiving-organization'],
    }),
    refuses(
      'refer-to-another-by-policy',
      'A provider that may refer to its own projects may not refer to others.',
      {
        policy: 'providers-refer',
        given: GIVEN['not-referred'],
        when: refer({}, { by: otherProvider }),
        codes: ['not-the-receiving-organization'],
      },
    ),
    accepts('refer-to-its-own-by-policy', 'A provider that may refer to its own projects may do so.', {
      policy: 'providers-refer',
      given: GIVEN['not-referred'],
      when: refer({}, { by: provider }),
      status: 'referred',
    }),
    audits('recorded', 'An answer recorded for another organization is reported.', {
      given: [referred(), acknowledged({}, { by: otherProvider })],
      findings: [[1, 'not-the-receiving-organization']],
    }),
  ],
};
