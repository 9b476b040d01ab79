import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledge,
  acknowledged,
  addReason,
  enroll,
  enrolled,
  fail,
  history,
  imported,
  provider,
  recorded,
  referred,
  succeed,
  succeeded,
  SUCCESS,
  takeBack,
} from '../world.js';
import { accepts, audits, refuses, warn } from '../write.js';

/** The order of the days on which facts happened. */
export const dateOrder: Cases = {
  'date-before-the-fact-it-follows': [
    refuses(
      'acknowledged-the-day-before',
      'An acknowledgement dated the day before the referral is refused.',
      {
        given: GIVEN.referred,
        when: acknowledge({ acknowledgedOn: '2026-03-01' }, { on: '2026-03-04' }),
        codes: ['date-before-the-fact-it-follows'],
      },
    ),
    accepts('acknowledged-the-same-day', 'An acknowledgement on the day of the referral is taken.', {
      given: GIVEN.referred,
      when: acknowledge({ acknowledgedOn: '2026-03-02' }),
      status: 'acknowledged',
    }),
    refuses(
      'enrolled-the-day-before',
      'An enrollment dated the day before the referral is refused, and warns beside.',
      {
        given: GIVEN.acknowledged,
        when: enroll({ enrolledOn: '2026-03-01' }, { on: '2026-03-10' }),
        codes: ['date-before-the-fact-it-follows', warn('enrolled-before-acknowledged')],
      },
    ),
    accepts(
      'enrolled-the-same-day',
      'An enrollment on the day of the referral is taken, with the other warning.',
      {
        given: GIVEN.acknowledged,
        when: enroll({ enrolledOn: '2026-03-02' }, { on: '2026-03-10' }),
        status: 'enrolled',
        warnings: ['enrolled-before-acknowledged'],
      },
    ),
    refuses(
      'unsuccessful-before-the-acknowledgement',
      'A refusal dated the day before the acknowledgement is refused.',
      {
        given: GIVEN.acknowledged,
        when: fail({ resultDate: '2026-03-03' }, { on: '2026-03-12' }),
        codes: ['date-before-the-fact-it-follows'],
      },
    ),
    refuses('unsuccessful-before-the-referral', 'A refusal dated before the referral is refused.', {
      given: GIVEN.acknowledged,
      when: fail({ resultDate: '2026-02-28' }, { on: '2026-03-12' }),
      codes: ['date-before-the-fact-it-follows'],
    }),
    accepts('unsuccessful-the-same-day', 'A refusal on the day of the acknowledgement is taken.', {
      given: GIVEN.acknowledged,
      when: fail({ resultDate: '2026-03-04' }),
      status: 'unsuccessful',
    }),
    accepts(
      'unsuccessful-before-an-inferred-fact',
      'Before an acknowledgement that was inferred it is a warning.',
      {
        given: history('acknowledged', referred(), imported(acknowledged(), { inferredBy: 'first-contact' })),
        when: fail({ resultDate: '2026-03-03' }, { on: '2026-03-12' }),
        status: 'unsuccessful',
        warnings: ['date-before-the-fact-it-follows'],
      },
    ),
    accepts('unsuccessful-before-inferred-facts', 'Before facts that were all inferred it is a warning.', {
      given: history(
        'acknowledged',
        imported(referred(), { inferredBy: 'a-note' }),
        imported(acknowledged(), { inferredBy: 'first-contact' }),
      ),
      when: fail({ resultDate: '2026-02-28' }, { on: '2026-03-12' }),
      status: 'unsuccessful',
      warnings: ['date-before-the-fact-it-follows'],
    }),
    accepts(
      'acknowledged-before-an-inferred-referral',
      'So it is for an acknowledgement before such a referral.',
      {
        given: history('referred', imported(referred(), { inferredBy: 'a-note' })),
        when: acknowledge({ acknowledgedOn: '2026-03-01' }, { on: '2026-03-04' }),
        status: 'acknowledged',
        warnings: ['date-before-the-fact-it-follows'],
      },
    ),
    accepts('reason-before-an-inferred-result', 'And for a not-housed reason before such a result.', {
      given: history(
        'successful',
        referred(),
        acknowledged(),
        enrolled(),
        imported(succeeded(), { inferredBy: 'exit-destination' }),
      ),
      when: addReason({ addedOn: '2026-03-09' }, { on: '2026-05-20' }),
      status: 'successful',
      warnings: ['date-before-the-fact-it-follows'],
    }),
    refuses('unsuccessful-before-both', 'Before an inferred fact and a recorded one it is refused.', {
      given: history('acknowledged', referred(), imported(acknowledged(), { inferredBy: 'first-contact' })),
      when: fail({ resultDate: '2026-02-28' }, { on: '2026-03-12' }),
      codes: ['date-before-the-fact-it-follows'],
    }),
    accepts(
      'success-of-an-early-enrollment',
      'The day of a success is not compared again where it is the enrollment’s.',
      {
        given: history('enrolled', referred(), acknowledged(), enrolled({ enrolledOn: '2026-03-01' })),
        when: succeed(),
        event: recorded(succeed(), { ...SUCCESS, resultDate: '2026-03-01' }),
        status: 'successful',
      },
    ),
    refuses('reason-before-the-result', 'A not-housed reason dated the day before the result is refused.', {
      given: GIVEN.successful,
      when: addReason({ addedOn: '2026-03-09' }, { on: '2026-05-20' }),
      codes: ['date-before-the-fact-it-follows'],
    }),
    accepts('reason-the-same-day', 'A not-housed reason on the day of the result is taken.', {
      given: GIVEN.successful,
      when: addReason({ addedOn: '2026-03-10' }, { on: '2026-05-20' }),
      status: 'successful',
    }),
    accepts(
      'a-void-follows-nothing',
      'A void may be dated before the referral: what was never true has no date.',
      {
        given: GIVEN.acknowledged,
        when: takeBack({ voidedOn: '2026-02-01' }, { on: '2026-05-25' }),
        status: 'voided',
      },
    ),
    audits('result-before-the-event', 'An imported result dated before its event is reported.', {
      given: [referred(), imported(succeeded({ resultDate: '2026-03-01' }), { recordedBy: provider })],
      unknowable: ['acknowledgement', 'enrollment'],
      findings: [[1, 'date-before-the-fact-it-follows']],
      notChecked: [
        'enrolled-before-acknowledged',
        'not-acknowledged',
        'resulting-enrollment-missing',
        'success-without-enrollment',
      ],
    }),
    audits(
      'early-enrollment',
      'An enrollment dated before the referral is reported once, not again at the success.',
      {
        given: [
          referred(),
          acknowledged(),
          enrolled({ enrolledOn: '2026-03-01' }, { on: '2026-03-10' }),
          succeeded({ resultDate: '2026-03-01' }),
        ],
        findings: [[2, 'date-before-the-fact-it-follows', warn('enrolled-before-acknowledged')]],
      },
    ),
  ],
};
