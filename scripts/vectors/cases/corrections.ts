import type { Cases } from '../case.js';
import { FACTS, GIVEN, STATES } from '../histories.js';
import {
  acknowledged,
  administrator,
  enrolled,
  history,
  provider,
  recorded,
  referred,
  succeed,
  succeeded,
  takeBack,
  takenBack,
} from '../world.js';
import { accepts, audits, folds, refuses } from '../write.js';

const wrongEnrollment = enrolled({ enrollmentId: 'e-rrh-30' });
const enrollmentVoided = takenBack(
  { of: 'enrollment', reason: 'wrong-enrollment', voidedOn: '2026-03-11' },
  { by: provider },
);
const acknowledgementVoided = takenBack({ of: 'acknowledgement', voidedOn: '2026-03-05' }, { by: provider });
const rightEnrollment = enrolled({}, { on: '2026-03-11' });
const corrected = [referred(), acknowledged(), wrongEnrollment, enrollmentVoided, rightEnrollment];

/** Nothing is edited: what was recorded in error is voided, and recorded anew. */
export const corrections: Cases = {
  corrections: [
    folds('the-right-enrollment', 'A wrong enrollment is voided and the right one recorded.', {
      given: corrected,
      state: STATES['enrolled-after-acknowledgement'],
    }),
    audits('the-right-enrollment-is-clean', 'Such a correction leaves a clean history.', {
      given: [...corrected, succeeded()],
    }),
    accepts('the-result-of-the-right-one', 'The result then takes the right enrollment.', {
      given: history('enrolled', ...corrected),
      when: succeed({}, { on: '2026-03-12' }),
      event: recorded(succeed({}, { on: '2026-03-12' }), {
        result: 'client-accepted',
        resultDate: '2026-03-10',
        resultingEnrollmentId: 'e-rrh-31',
      }),
      status: 'successful',
    }),
    refuses('the-result-of-the-wrong-one', 'And refuses the one that was voided.', {
      given: history('enrolled', ...corrected),
      when: succeed({ resultingEnrollmentId: 'e-rrh-30' }, { on: '2026-03-12' }),
      codes: ['resulting-enrollment-not-the-recorded-one'],
    }),
    folds('the-right-date', 'A wrong acknowledgement is voided and recorded with its right date.', {
      given: [
        referred(),
        acknowledged({ acknowledgedOn: '2026-03-03' }),
        acknowledgementVoided,
        acknowledged({}, { on: '2026-03-05' }),
      ],
      state: STATES.acknowledged,
    }),
    folds('one-after-the-other', 'Enrollment and acknowledgement are voided in turn, the latest first.', {
      given: [referred(), acknowledged(), enrolled(), enrollmentVoided, acknowledgementVoided],
      state: STATES.referred,
    }),
    folds('not-the-other-way-round', 'The other way round the first void has no place.', {
      given: [referred(), acknowledged(), enrolled(), acknowledgementVoided, enrollmentVoided],
      state: STATES.acknowledged,
    }),
    folds('a-late-acknowledgement', 'A late acknowledgement is voided before the enrollment.', {
      given: [
        referred(),
        enrolled(),
        acknowledged({ acknowledgedOn: '2026-03-12' }),
        takenBack({ of: 'acknowledgement' }, { by: provider }),
        takenBack({ of: 'enrollment' }, { by: provider }),
      ],
      state: STATES.referred,
    }),
    folds(
      'the-mark-of-a-late-acknowledgement',
      'With its void the mark of a late acknowledgement goes too.',
      {
        given: [
          referred(),
          enrolled(),
          acknowledged({ acknowledgedOn: '2026-03-12' }),
          takenBack({ of: 'acknowledgement' }, { by: provider }),
        ],
        state: STATES['enrolled-unacknowledged'],
      },
    ),
    refuses('not-after-the-result', 'After the result the enrollment cannot be taken back.', {
      given: GIVEN.successful,
      when: takeBack({ of: 'enrollment', reason: 'wrong-enrollment' }, { by: administrator }),
      codes: ['void-of-what-is-not-latest'],
    }),
    accepts('the-whole-after-the-result', 'Only the whole referral can.', {
      given: GIVEN.successful,
      when: takeBack({ reason: 'wrong-client' }, { by: administrator }),
      status: 'voided',
    }),
    folds('every-fact-is-kept', 'A voided referral keeps every fact.', {
      given: [...GIVEN['successful-not-housed'].events, takenBack({ reason: 'wrong-client' })],
      state: {
        ...STATES['successful-not-housed'],
        status: 'voided',
        voided: { reason: 'wrong-client', voidedOn: '2026-05-25' },
      },
    }),
    folds('a-result-never-changes', 'A result and its date never change, whatever follows.', {
      given: [
        ...GIVEN.successful.events,
        succeeded({ resultDate: '2026-04-01', resultingEnrollmentId: 'e-rrh-77' }),
        enrolled({ enrollmentId: 'e-rrh-77', enrolledOn: '2026-04-01' }),
      ],
      state: { ...STATES.successful, enrollment: FACTS.enrollment },
    }),
    ...(['duplicate', 'wrong-client', 'wrong-project', 'wrong-enrollment'] as const).map((reason) =>
      accepts(`void-as-${reason}`, `A referral can be voided as ${reason.replaceAll('-', ' ')}.`, {
        given: GIVEN.referred,
        when: takeBack({ reason }),
        status: 'voided',
      }),
    ),
  ],
};
