import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledged,
  enrolled,
  fail,
  failed,
  history,
  imported,
  provider,
  recorded,
  referred,
  spoilt,
  succeed,
  succeeded,
  SUCCESS,
} from '../world.js';
import { accepts, audits, refuses, warn } from '../write.js';

const inferredEnrollment = imported(enrolled(), { inferredBy: 'nearest-enrollment', recordedBy: provider });
const unrealEnrollment = imported(enrolled({ enrolledOn: '2026-02-30' }), { recordedBy: provider });
const read = { recordedBy: provider } as const;

/** The rules about what a result says. */
export const result: Cases = {
  'result-date-missing': [
    audits('imported-unsuccessful', 'An imported unsuccessful result without a date is reported.', {
      given: [referred(), acknowledged(), imported(failed(), { without: ['resultDate'], ...read })],
      findings: [[2, 'result-date-missing']],
    }),
    audits('imported-successful', 'An imported successful result without a date is reported.', {
      given: [
        referred(),
        acknowledged(),
        enrolled(),
        imported(succeeded(), { without: ['resultDate'], ...read }),
      ],
      findings: [[3, 'result-date-missing']],
    }),
    audits('imported-successful-alone', 'So is one that has no enrollment to take it from.', {
      given: [referred(), acknowledged(), imported(succeeded(), { without: ['resultDate'], ...read })],
      findings: [[2, 'result-date-missing', 'success-without-enrollment']],
    }),
    audits('inferred', 'A result that an import inferred is reported as a warning.', {
      given: [
        referred(),
        acknowledged(),
        imported(failed(), { without: ['resultDate'], inferredBy: 'exit-without-move-in', ...read }),
      ],
      findings: [[2, warn('result-date-missing')]],
    }),
    audits('imported-with-date', 'An imported result with its date is not reported.', {
      given: [referred(), acknowledged(), imported(failed(), read)],
    }),
    refuses(
      'not-given',
      'A command that gives an unsuccessful result no date is refused as incomplete too.',
      {
        malformed: true,
        given: GIVEN.acknowledged,
        when: spoilt(fail(), {}, ['resultDate']),
        codes: ['incomplete-command', 'result-date-missing'],
      },
    ),
    accepts('taken-from-the-enrollment', 'A successful result takes its date from the enrollment.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed({ resultingEnrollmentId: 'e-rrh-31' }),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
  ],

  'result-date-not-enrollment-date': [
    refuses('the-day-after', 'A success dated the day after the enrollment is refused.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed({ resultDate: '2026-03-11' }),
      codes: ['result-date-not-enrollment-date'],
    }),
    refuses('the-day-before', 'A success dated the day before the enrollment is refused.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed({ resultDate: '2026-03-09' }),
      codes: ['result-date-not-enrollment-date'],
    }),
    accepts('the-same-day', 'A success dated as the enrollment is taken.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed({ resultDate: '2026-03-10' }),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
    accepts('inferred-enrollment', 'Against an enrollment that an import inferred it is a warning.', {
      given: history('enrolled', referred(), acknowledged(), inferredEnrollment),
      when: succeed({ resultDate: '2026-03-11' }),
      event: recorded(succeed(), { ...SUCCESS, resultDate: '2026-03-11' }),
      status: 'successful',
      warnings: ['result-date-not-enrollment-date'],
    }),
    accepts(
      'enrollment-on-no-day',
      'Against an enrollment dated on no day of the calendar nothing is compared.',
      {
        malformed: true,
        given: history('enrolled', referred(), acknowledged(), unrealEnrollment),
        when: succeed({ resultDate: '2026-03-10' }),
        event: recorded(succeed(), SUCCESS),
        status: 'successful',
      },
    ),
    audits('imported', 'An imported success dated the day it was typed is reported.', {
      given: [
        referred(),
        acknowledged(),
        enrolled(),
        imported(succeeded({ resultDate: '2026-04-01' }), read),
      ],
      findings: [[3, 'result-date-not-enrollment-date']],
    }),
  ],

  'resulting-enrollment-not-the-recorded-one': [
    refuses('another', 'A success that names another enrollment than the recorded one is refused.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed({ resultingEnrollmentId: 'e-rrh-77' }),
      codes: ['resulting-enrollment-not-the-recorded-one'],
    }),
    accepts('the-recorded-one', 'A success that names the recorded enrollment is taken.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed({ resultingEnrollmentId: 'e-rrh-31' }),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
    accepts('inferred-enrollment', 'Against an enrollment that an import inferred it is a warning.', {
      given: history('enrolled', referred(), acknowledged(), inferredEnrollment),
      when: succeed({ resultingEnrollmentId: 'e-rrh-77' }),
      event: recorded(succeed(), { ...SUCCESS, resultingEnrollmentId: 'e-rrh-77' }),
      status: 'successful',
      warnings: ['resulting-enrollment-not-the-recorded-one'],
    }),
    audits('imported', 'An imported success that names another enrollment is reported.', {
      given: [
        referred(),
        acknowledged(),
        enrolled(),
        imported(succeeded({ resultingEnrollmentId: 'e-rrh-77' }), read),
      ],
      findings: [[3, 'resulting-enrollment-not-the-recorded-one']],
    }),
  ],

  'resulting-enrollment-missing': [
    audits(
      'imported',
      'An imported success that does not name the recorded enrollment is reported as a warning.',
      {
        given: [
          referred(),
          acknowledged(),
          enrolled(),
          imported(succeeded(), { without: ['resultingEnrollmentId'], ...read }),
        ],
        findings: [[3, warn('resulting-enrollment-missing')]],
      },
    ),
    audits('named', 'An imported success that names it is not reported.', {
      given: [referred(), acknowledged(), enrolled(), imported(succeeded(), read)],
    }),
    audits('inferred-enrollment', 'An enrollment that was only inferred could not be named.', {
      given: [
        referred(),
        acknowledged(),
        inferredEnrollment,
        imported(succeeded(), { without: ['resultingEnrollmentId'], ...read }),
      ],
    }),
    audits('unknowable', 'Where the source cannot know enrollments it is not checked.', {
      given: [
        referred(),
        acknowledged(),
        enrolled(),
        imported(succeeded(), { without: ['resultingEnrollmentId'], ...read }),
      ],
      unknowable: ['enrollment'],
      notChecked: ['resulting-enrollment-missing', 'success-without-enrollment'],
    }),
    accepts('taken-from-the-enrollment', 'A command need not name it: the recorded enrollment is taken.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed({ resultDate: '2026-03-10' }),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
  ],
};
