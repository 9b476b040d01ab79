import {
  type CocPolicy,
  defaultPolicy,
  type ImportMetadata,
  type Known,
  type ReferralEvent,
} from 'ce-referrals';
import { ARTICLE, commandsOver, DATES, EMPTY, type World } from './universe.js';

const KNOWN: Known = {
  projects: {
    'project-1': { projectType: 13, organizationId: 'harbor', jointThRrh: true },
    'project-2': { projectType: 2, organizationId: 'lantern', jointThRrh: true },
  },
  linked: { 'enrollment-2': 'referral-2' },
  others: [{ referralId: 'referral-2', projectId: 'project-2', status: 'acknowledged' }],
  headOfHousehold: 'client-a',
  clients: { 'client-a': 'client-z', 'client-y': 'client-z' },
};

/** The priority list manager may end a referral, and providers may refer for themselves. */
const POLICY: CocPolicy = {
  ...defaultPolicy,
  permissions: {
    ...defaultPolicy.permissions,
    refer: { ...defaultPolicy.permissions.refer, 'housing-provider': 'receiving-organization' },
    'resolve-unsuccessful': {
      ...defaultPolicy.permissions['resolve-unsuccessful'],
      'priority-list-manager': 'any-organization',
    },
  },
};

function imported(type: string, data: object, metadata: Omit<ImportMetadata, 'source'> = {}): ReferralEvent {
  return { type, data, metadata: { source: 'import', ...metadata } } as unknown as ReferralEvent;
}

const referred = {
  referralId: 'referral-1',
  personalId: 'client-a',
  enrollmentId: 'enrollment-ce',
  eventType: 13,
};
const made = imported('referred', {
  ...referred,
  projectId: 'project-1',
  organizationId: 'harbor',
  referredOn: DATES[0],
});
const placed = imported('referred', { ...referred, eventType: 17, referredOn: DATES[0] });
const nowhere = imported('referred', { ...referred, referredOn: DATES[1] });
const enrollment = { enrollmentId: 'enrollment-1', personalId: 'client-a', enrolledOn: DATES[1] };
const enrolled = imported('enrolled', { ...enrollment, projectId: 'project-1' });
const inferred = imported('enrolled', enrollment, { inferredBy: 'nearest-enrollment' });
const unreal = imported('enrolled', { ...enrollment, enrolledOn: '2026-02-30' });
const acknowledged = imported('acknowledged', { acknowledgedOn: DATES[2] });
const accepted = imported('resolved', { result: 'client-accepted' });

/** What other systems leave behind: absent fields, inferred facts, dates that no calendar has. */
const IMPORTS: readonly (readonly ReferralEvent[])[] = [
  [made],
  [placed],
  [nowhere],
  [imported('paused', {})],
  [made, enrolled],
  [made, inferred],
  [made, unreal],
  [made, enrolled, acknowledged],
  [made, acknowledged, inferred],
  [made, accepted],
  [made, enrolled, accepted],
  [
    made,
    enrolled,
    imported('resolved', {
      result: 'client-accepted',
      resultDate: DATES[1],
      resultingEnrollmentId: 'enrollment-1',
    }),
  ],
  [made, imported('resolved', { result: 'provider-rejected', resultDate: DATES[1] })],
  [made, imported('resolved', { result: 'client-rejected', notHousedReason: 'declined-unit' })],
  [made, enrolled, accepted, imported('not-housed-reason-added', { reason: 'other', addedOn: DATES[2] })],
  [made, imported('voided', { of: 'referral', reason: 'duplicate', voidedOn: DATES[2] })],
];

// The merged client's record, and one that is nobody's.
const ofThree = commandsOver({ dates: [DATES[0], DATES[2]], clients: ['client-a', 'client-b', 'client-z'] });
const few = commandsOver({ dates: [DATES[0], DATES[2]], clients: ['client-a', 'client-b'] });

/** The worlds that are walked: rules that read a policy or known facts, or that only an import breaks, need one. */
export const WORLDS: readonly World[] = [
  ARTICLE,
  {
    name: 'projects, merges, links and other referrals known',
    policy: defaultPolicy,
    known: KNOWN,
    starts: [EMPTY],
    commands: ofThree,
  },
  {
    name: 'managers end referrals, providers make them',
    policy: POLICY,
    known: {},
    starts: [EMPTY],
    commands: few,
  },
  {
    name: 'after an import',
    policy: defaultPolicy,
    known: {},
    starts: IMPORTS,
    commands: commandsOver({ clients: ['client-a'] }),
  },
];
