import type { OtherReferral } from 'ce-referrals';
import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledged,
  enroll,
  enrolled,
  fail,
  history,
  imported,
  manager,
  provider,
  recorded,
  refer,
  referred,
  succeed,
  succeeded,
  SUCCESS,
} from '../world.js';
import { accepts, audits, refuses, warn } from '../write.js';

const other = (more: Partial<OtherReferral> = {}) => ({
  others: [{ referralId: 'r-0', projectId: 'prj-rrh', status: 'referred', ...more } as const],
});

const OPEN = ['referred', 'acknowledged', 'enrolled'] as const;
const CLOSED = ['successful', 'unsuccessful', 'voided'] as const;

/** The rules across referrals: what they need to know stands in `known`. */
export const caseload: Cases = {
  'enrollment-linked-twice': [
    refuses('enrollment', 'An enrollment that another referral led to is refused.', {
      given: GIVEN.acknowledged,
      when: enroll(),
      known: { linked: { 'e-rrh-31': 'r-0' } },
      codes: ['enrollment-linked-twice'],
    }),
    refuses('result', 'A result that names such an enrollment, with none recorded, breaks both rules.', {
      given: GIVEN.acknowledged,
      when: succeed({ resultDate: '2026-03-10', resultingEnrollmentId: 'e-rrh-31' }),
      known: { linked: { 'e-rrh-31': 'r-0' } },
      codes: ['enrollment-linked-twice', 'success-without-enrollment'],
    }),
    accepts('linked-to-this-one', 'An enrollment that this very referral led to is taken.', {
      given: GIVEN.acknowledged,
      when: enroll(),
      known: { linked: { 'e-rrh-31': 'r-1' } },
      status: 'enrolled',
    }),
    accepts('another-linked', 'Links of other enrollments do not matter.', {
      given: GIVEN.acknowledged,
      when: enroll(),
      known: { linked: { 'e-rrh-77': 'r-0' } },
      status: 'enrolled',
    }),
    accepts(
      'an-id-like-a-property',
      'An EnrollmentID that is the name of a language feature is linked to nothing.',
      {
        given: GIVEN.acknowledged,
        when: enroll({ enrollmentId: 'constructor' }),
        known: { linked: {} },
        status: 'enrolled',
      },
    ),
    accepts('the-result-of-a-recorded-one', 'A result is not compared again: the enrollment was.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed(),
      known: { linked: { 'e-rrh-31': 'r-0' } },
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
    audits('recorded', 'An audit reports it at the enrollment.', {
      given: [referred(), acknowledged(), enrolled(), succeeded()],
      known: { linked: { 'e-rrh-31': 'r-0' } },
      findings: [[2, 'enrollment-linked-twice']],
    }),
  ],

  'duplicate-referral': [
    ...OPEN.map((status) =>
      refuses(
        `other-${status}`,
        `A second referral to the project is refused while the first is ${status}.`,
        {
          given: GIVEN['not-referred'],
          when: refer(),
          known: other({ status }),
          codes: ['duplicate-referral'],
        },
      ),
    ),
    ...CLOSED.map((status) =>
      accepts(`other-${status}`, `A second referral to the project is taken where the first is ${status}.`, {
        given: GIVEN['not-referred'],
        when: refer(),
        known: other({ status }),
        status: 'referred',
      }),
    ),
    accepts('another-project', 'A referral to another project is taken.', {
      given: GIVEN['not-referred'],
      when: refer(),
      known: other({ projectId: 'prj-psh' }),
      status: 'referred',
    }),
    accepts('project-of-the-other-unknown', 'Another referral whose project nobody knows is not compared.', {
      given: GIVEN['not-referred'],
      when: refer(),
      known: { others: [{ referralId: 'r-0', status: 'referred' }] },
      status: 'referred',
    }),
    accepts('itself', 'A referral among its own others is not its own duplicate.', {
      given: GIVEN['not-referred'],
      when: refer(),
      known: other({ referralId: 'r-1' }),
      status: 'referred',
    }),
    audits('imported', 'An imported duplicate is reported.', {
      given: [imported(referred(), { recordedBy: manager })],
      known: other(),
      findings: [[0, 'duplicate-referral']],
    }),
    audits('project-unknown', 'An imported referral whose project is unknown is not compared.', {
      given: [imported(referred(), { without: ['projectId'], recordedBy: manager })],
      known: other(),
      findings: [[0, warn('receiving-project-missing')]],
    }),
  ],

  'another-referral-still-open': [
    ...OPEN.map((status) =>
      accepts(`other-${status}`, `A success is taken with a warning while another referral is ${status}.`, {
        given: GIVEN['enrolled-after-acknowledgement'],
        when: succeed(),
        known: other({ projectId: 'prj-psh', status }),
        event: recorded(succeed(), SUCCESS),
        status: 'successful',
        warnings: ['another-referral-still-open'],
      }),
    ),
    ...CLOSED.map((status) =>
      accepts(`other-${status}`, `A success needs no warning where the other referral is ${status}.`, {
        given: GIVEN['enrolled-after-acknowledgement'],
        when: succeed(),
        known: other({ projectId: 'prj-psh', status }),
        event: recorded(succeed(), SUCCESS),
        status: 'successful',
      }),
    ),
    accepts('itself', 'A referral among its own others is not another one.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed(),
      known: other({ referralId: 'r-1', status: 'enrolled' }),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
    accepts('unsuccessful', 'An unsuccessful result says nothing about other referrals.', {
      given: GIVEN.acknowledged,
      when: fail(),
      known: other(),
      status: 'unsuccessful',
    }),
    audits('recorded', 'An audit reports it at the result.', {
      given: GIVEN.successful.events,
      known: other({ projectId: 'prj-psh' }),
      findings: [[3, warn('another-referral-still-open')]],
    }),
  ],

  'not-head-of-household': [
    accepts('referral', 'A referral of somebody who does not head the household is taken with a warning.', {
      given: GIVEN['not-referred'],
      when: refer({ householdId: 'h-5' }),
      known: { headOfHousehold: 'p-401' },
      status: 'referred',
      warnings: ['not-head-of-household'],
    }),
    accepts('enrollment', 'So is an enrollment, where the head changed since the referral.', {
      given: history('acknowledged', referred({ householdId: 'h-5' }), acknowledged()),
      when: enroll(),
      known: { headOfHousehold: 'p-401' },
      status: 'enrolled',
      warnings: ['not-head-of-household'],
    }),
    accepts('the-head', 'A referral of the head of the household needs no warning.', {
      given: GIVEN['not-referred'],
      when: refer({ householdId: 'h-5' }),
      known: { headOfHousehold: 'p-400' },
      status: 'referred',
    }),
    accepts('the-head-merged', 'A record that was merged into the head is the head.', {
      given: GIVEN['not-referred'],
      when: refer(),
      known: { headOfHousehold: 'p-7', clients: { 'p-400': 'p-7' } },
      status: 'referred',
    }),
    accepts('head-unknown', 'Where nobody knows the head, nothing is compared.', {
      given: GIVEN['not-referred'],
      when: refer({ householdId: 'h-5' }),
      known: {},
      status: 'referred',
    }),
    audits('imported', 'An audit reports it at the referral and at the enrollment.', {
      given: [
        imported(referred(), { recordedBy: manager }),
        acknowledged(),
        imported(enrolled(), { recordedBy: provider }),
      ],
      known: { headOfHousehold: 'p-401' },
      findings: [
        [0, warn('not-head-of-household')],
        [2, warn('not-head-of-household')],
      ],
    }),
  ],
};
