import { type CocPolicy, defaultPolicy, type EntryEvent } from 'ce-referrals';
import {
  acknowledged,
  administrator,
  asImport,
  by,
  enrolled,
  given,
  manager,
  provider,
  reasonAdded,
  referred,
  unsuccessful,
  voided,
} from '../../given.js';
import type { Example } from '../example.js';

const elsewhere = { ...provider, organizationId: 'organization-2' };

/** A CoC in which a priority list manager may take a referral back by resolving it. */
const managerResolves: CocPolicy = {
  ...defaultPolicy,
  permissions: {
    ...defaultPolicy.permissions,
    'resolve-unsuccessful': { 'priority-list-manager': 'any-organization' },
  },
};

/** A CoC in which the receiving organization refers to itself. */
const receiverRefers: CocPolicy = {
  ...defaultPolicy,
  permissions: { ...defaultPolicy.permissions, refer: { 'housing-provider': 'receiving-organization' } },
};

/** What no schema has read: it says nothing of who may acknowledge. */
const { acknowledge: _, ...withoutAcknowledge } = defaultPolicy.permissions;
const silent = { ...defaultPolicy, permissions: withoutAcknowledge } as CocPolicy;

const unknownReceiver = asImport(referred(), ['organizationId', 'projectId']);
const voidAcknowledgement = (by: EntryEvent['metadata']): EntryEvent<'voided'> =>
  voided({ of: 'acknowledgement' }, by);

/** The rules about who recorded a fact. */
export const who: readonly Example[] = [
  {
    code: 'role-may-not',
    where: 'a housing provider refers a client itself',
    broken: [referred({}, by(provider))],
    expected: { field: 'role', oneOf: ['priority-list-manager'] },
    legal: [referred({}, by(manager))],
  },
  {
    code: 'role-may-not',
    where: 'CE staff acknowledge a referral',
    broken: [...given.referred, acknowledged({}, by(manager))],
    expected: { field: 'role', oneOf: ['housing-provider'] },
    legal: [...given.referred, acknowledged({}, by(provider))],
  },
  {
    code: 'role-may-not',
    where: 'a policy names nobody for what is recorded',
    broken: [...given.referred, acknowledged({}, by(provider))],
    expected: { field: 'role', oneOf: [] },
    legal: [...given.referred, acknowledged({}, by(provider))],
    options: { policy: silent },
    legalOptions: { policy: defaultPolicy },
  },
  {
    code: 'role-may-not',
    where: 'a housing provider voids the whole referral',
    broken: [...given.acknowledged, voided({}, by(provider))],
    expected: { field: 'role', oneOf: ['priority-list-manager', 'hmis-administrator'] },
    legal: [...given.acknowledged, voided({}, by(manager))],
  },
  {
    code: 'role-may-not',
    where: 'CE staff void the provider’s acknowledgement',
    broken: [...given.acknowledged, voidAcknowledgement(by(manager))],
    expected: { field: 'role', oneOf: ['housing-provider', 'hmis-administrator'] },
    legal: [...given.acknowledged, voidAcknowledgement(by(administrator))],
  },
  {
    code: 'role-may-not',
    where: 'the CoC’s policy does not let the priority list manager resolve',
    broken: [...given.acknowledged, unsuccessful({}, by(manager))],
    expected: { field: 'role', oneOf: ['housing-provider'] },
    legal: [...given.acknowledged, unsuccessful({}, by(manager))],
    legalOptions: { policy: managerResolves },
  },
  {
    code: 'not-the-receiving-organization',
    where: 'a provider acknowledges while switched to another organization',
    broken: [...given.referred, acknowledged({}, by(elsewhere))],
    expected: { field: 'organizationId', is: 'organization-1' },
    legal: [...given.referred, acknowledged({}, by(provider))],
  },
  {
    code: 'not-the-receiving-organization',
    where: 'a provider of another organization adds the not-housed reason',
    broken: [...given.successful, reasonAdded({}, by(elsewhere))],
    expected: { field: 'organizationId', is: 'organization-1' },
    legal: [...given.successful, reasonAdded({}, by(provider))],
  },
  {
    code: 'not-the-receiving-organization',
    where: 'only the known project tells who receives the referral',
    broken: [asImport(referred(), ['organizationId']), acknowledged({}, by(elsewhere))],
    expected: { field: 'organizationId', is: 'organization-1' },
    options: { known: { projects: { 'project-1': { projectType: 3, organizationId: 'organization-1' } } } },
    legal: [unknownReceiver, acknowledged({}, by(elsewhere))],
  },
  {
    code: 'not-the-receiving-organization',
    where: 'what the referral says goes before what is known of its project',
    broken: [...given.referred, acknowledged({}, by(elsewhere))],
    expected: { field: 'organizationId', is: 'organization-1' },
    options: { known: { projects: { 'project-1': { projectType: 3, organizationId: 'organization-2' } } } },
    legal: [...given.referred, acknowledged()],
  },
  {
    code: 'not-the-receiving-organization',
    where: 'the policy lets the receiving organization refer to itself alone',
    broken: [referred({}, by(elsewhere))],
    expected: { field: 'organizationId', is: 'organization-1' },
    options: { policy: receiverRefers },
    legal: [referred({}, by(provider))],
  },
  {
    code: 'not-the-receiving-organization',
    where: 'an administrator may void for any organization, a provider for its own',
    broken: [...given.enrolled, voided({ of: 'enrollment' }, by(elsewhere))],
    expected: { field: 'organizationId', is: 'organization-1' },
    legal: [...given.enrolled, voided({ of: 'enrollment' }, by(administrator))],
  },
  {
    code: 'not-attributed',
    where: 'an import does not say who recorded the enrollment',
    broken: [...given.acknowledged, asImport(enrolled())],
    severity: 'warning',
    expected: { field: 'recordedBy' },
    legal: [...given.acknowledged, asImport(enrolled(), [], { source: 'import', recordedBy: provider })],
  },
];
