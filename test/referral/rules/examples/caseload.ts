import type { DecideOptions, OtherReferral } from 'ce-referrals';
import { acknowledged, asImport, enrolled, given, referred, successful, unsuccessful } from '../../given.js';
import type { Example } from '../example.js';

const withOther = (other: Partial<OtherReferral>): DecideOptions => ({
  known: { others: [{ referralId: 'referral-2', status: 'acknowledged', ...other }] },
});

const headIs = (headOfHousehold: string): DecideOptions => ({ known: { headOfHousehold } });

/** The rules that look across a caseload, through what the caller knows. */
export const caseload: readonly Example[] = [
  {
    code: 'enrollment-linked-twice',
    where: 'another referral led to the same enrollment',
    broken: [...given.acknowledged, enrolled()],
    expected: { field: 'enrollmentId' },
    options: { known: { linked: { 'enrollment-1': 'referral-2' } } },
    legal: [...given.acknowledged, enrolled()],
    legalOptions: { known: { linked: { 'enrollment-1': 'referral-1' } } },
  },
  {
    code: 'enrollment-linked-twice',
    where: 'an imported result names an enrollment that another referral led to',
    broken: [...given.acknowledged, asImport(successful())],
    reports: ['success-without-enrollment', 'not-attributed', 'enrollment-linked-twice'],
    expected: { field: 'resultingEnrollmentId' },
    options: { known: { linked: { 'enrollment-1': 'referral-2' } } },
    legal: [...given.enrolled, asImport(successful())],
    leaves: ['not-attributed'],
  },
  {
    code: 'duplicate-referral',
    where: 'the client has an open referral to the same project',
    broken: [referred()],
    expected: { field: 'projectId' },
    options: withOther({ projectId: 'project-1' }),
    legal: [referred()],
    legalOptions: withOther({ projectId: 'project-2' }),
  },
  {
    code: 'duplicate-referral',
    where: 'the other one is enrolled and has no result yet',
    broken: [referred()],
    expected: { field: 'projectId' },
    options: withOther({ projectId: 'project-1', status: 'enrolled' }),
    legal: [referred()],
    legalOptions: withOther({ projectId: 'project-1', status: 'unsuccessful' }),
  },
  {
    code: 'duplicate-referral',
    where: 'the other one is not this very referral',
    broken: [referred()],
    expected: { field: 'projectId' },
    options: withOther({ projectId: 'project-1', status: 'referred' }),
    legal: [referred()],
    legalOptions: withOther({ projectId: 'project-1', status: 'referred', referralId: 'referral-1' }),
  },
  {
    code: 'duplicate-referral',
    where: 'two imports name the project, and not where neither does',
    broken: [asImport(referred())],
    reports: ['not-attributed', 'duplicate-referral'],
    expected: { field: 'projectId' },
    options: withOther({ projectId: 'project-1' }),
    legal: [asImport(referred({ eventType: 18 }), ['projectId'])],
    leaves: ['not-attributed'],
    legalOptions: withOther({}),
  },
  {
    code: 'another-referral-still-open',
    where: 'the client is accepted while another opening is held',
    broken: [...given.enrolled, successful()],
    severity: 'warning',
    expected: { field: 'result' },
    options: withOther({ projectId: 'project-2' }),
    legal: [...given.enrolled, successful()],
    legalOptions: withOther({ projectId: 'project-2', status: 'voided' }),
  },
  {
    code: 'another-referral-still-open',
    where: 'it is a success: an unsuccessful result leaves the others be',
    broken: [...given.enrolled, successful()],
    severity: 'warning',
    expected: { field: 'result' },
    options: withOther({}),
    legal: [...given.acknowledged, unsuccessful()],
  },
  {
    code: 'not-head-of-household',
    where: 'somebody else heads the household when the referral is made',
    broken: [referred()],
    severity: 'warning',
    expected: { field: 'personalId' },
    options: headIs('client-2'),
    legal: [referred()],
    legalOptions: headIs('client-1'),
  },
  {
    code: 'not-head-of-household',
    where: 'the head has changed by the time of the enrollment',
    broken: [...given.acknowledged, enrolled()],
    severity: 'warning',
    expected: { field: 'personalId' },
    options: headIs('client-2'),
    legal: [...given.acknowledged, enrolled()],
    legalOptions: { known: { headOfHousehold: 'client-2', clients: { 'client-1': 'client-2' } } },
  },
  {
    code: 'not-head-of-household',
    where: 'the referral is made, and not where it is acknowledged',
    broken: [referred()],
    severity: 'warning',
    expected: { field: 'personalId' },
    options: headIs('client-2'),
    legal: [...given.referred, acknowledged()],
  },
];
