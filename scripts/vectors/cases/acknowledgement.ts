import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledged,
  acknowledge,
  enroll,
  enrolled,
  fail,
  history,
  provider,
  recorded,
  referred,
  succeed,
  succeeded,
  SUCCESS,
  takenBack,
} from '../world.js';
import { accepts, audits, refuses, warn } from '../write.js';

/** The rules about the acknowledgement. */
export const acknowledgement: Cases = {
  'not-acknowledged': [
    refuses('enrollment', 'An enrollment before the acknowledgement is refused.', {
      given: GIVEN.referred,
      when: enroll(),
      codes: ['not-acknowledged'],
    }),
    refuses('unsuccessful-result', 'An unsuccessful result before the acknowledgement is refused.', {
      given: GIVEN.referred,
      when: fail(),
      codes: ['not-acknowledged'],
    }),
    refuses('successful-result', 'A success with neither acknowledgement nor enrollment breaks both rules.', {
      given: GIVEN.referred,
      when: succeed(),
      codes: ['not-acknowledged', 'success-without-enrollment'],
    }),
    refuses('successful-result-after-enrollment', 'A success is refused while the enrollment stands alone.', {
      given: GIVEN['enrolled-unacknowledged'],
      when: succeed(),
      codes: ['not-acknowledged'],
    }),
    refuses('acknowledgement-voided', 'After a void of the acknowledgement an enrollment is refused again.', {
      given: history(
        'referred',
        referred(),
        acknowledged(),
        takenBack({ of: 'acknowledgement', voidedOn: '2026-03-05' }, { by: provider }),
      ),
      when: enroll(),
      codes: ['not-acknowledged'],
    }),
    accepts('enrollment-acknowledged', 'An enrollment after the acknowledgement is taken.', {
      given: GIVEN.acknowledged,
      when: enroll(),
      status: 'enrolled',
    }),
    accepts(
      'unsuccessful-result-acknowledged',
      'An unsuccessful result after the acknowledgement is taken.',
      {
        given: GIVEN.acknowledged,
        when: fail(),
        status: 'unsuccessful',
      },
    ),
    accepts('late-acknowledgement', 'A late acknowledgement opens the way to the result.', {
      given: GIVEN['enrolled-before-acknowledgement'],
      when: succeed(),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
    audits('imported-history', 'An audit reports it at the enrollment and at the result.', {
      given: [referred(), enrolled(), succeeded()],
      findings: [
        [1, 'not-acknowledged'],
        [2, 'not-acknowledged'],
      ],
    }),
    audits(
      'unknowable',
      'Where the source cannot know an acknowledgement, the rule is named as not checked.',
      {
        given: [referred(), enrolled(), succeeded()],
        unknowable: ['acknowledgement'],
        notChecked: ['not-acknowledged', 'enrolled-before-acknowledged'],
      },
    ),
  ],

  'enrolled-before-acknowledged': [
    accepts(
      'enrolled-earlier',
      'An enrollment dated the day before the acknowledgement is taken with a warning.',
      {
        given: GIVEN.acknowledged,
        when: enroll({ enrolledOn: '2026-03-03' }, { on: '2026-03-10' }),
        status: 'enrolled',
        warnings: ['enrolled-before-acknowledged'],
      },
    ),
    accepts('enrolled-the-same-day', 'An enrollment on the day of the acknowledgement needs no warning.', {
      given: GIVEN.acknowledged,
      when: enroll({ enrolledOn: '2026-03-04' }),
      status: 'enrolled',
    }),
    accepts(
      'acknowledged-later',
      'A late acknowledgement dated after the enrollment is taken with a warning.',
      {
        given: GIVEN['enrolled-unacknowledged'],
        when: acknowledge({ acknowledgedOn: '2026-03-11' }),
        status: 'enrolled',
        warnings: ['enrolled-before-acknowledged'],
      },
    ),
    accepts('acknowledged-the-same-day', 'A late acknowledgement dated as the enrollment needs no warning.', {
      given: GIVEN['enrolled-unacknowledged'],
      when: acknowledge({ acknowledgedOn: '2026-03-10' }),
      status: 'enrolled',
    }),
    audits('recorded', 'An audit reports it whichever of the two was recorded second.', {
      given: [referred(), enrolled(), acknowledged({ acknowledgedOn: '2026-03-12' })],
      findings: [
        [1, 'not-acknowledged'],
        [2, warn('enrolled-before-acknowledged')],
      ],
    }),
    audits('unknowable', 'Where the source cannot know an acknowledgement it is not checked.', {
      given: [referred(), acknowledged(), enrolled({ enrolledOn: '2026-03-03' }, { on: '2026-03-10' })],
      unknowable: ['acknowledgement'],
      notChecked: ['enrolled-before-acknowledged', 'not-acknowledged'],
    }),
  ],
};
