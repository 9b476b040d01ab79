import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledge,
  acknowledged,
  addReason,
  administrator,
  enroll,
  fail,
  history,
  manager,
  otherProvider,
  provider,
  refer,
  referred,
  succeed,
  takeBack,
  takenBack,
} from '../world.js';
import { refuses, repeats } from '../write.js';

const later = { on: '2026-06-01' } as const;

/** The same command again: nothing happens. The same with other data: refused. */
export const repetition: Cases = {
  repetition: [
    repeats('refer', 'The same referral again gives no event.', { given: GIVEN.referred, when: refer() }),
    repeats('refer-later', 'Nor does it after later facts, recorded at another time under another name.', {
      given: GIVEN.successful,
      when: refer({}, { ...later, commandId: 'c-2' }),
    }),
    repeats('refer-by-another', 'Nor by another person who may refer.', {
      given: GIVEN.referred,
      when: refer({}, { by: { ...manager, userId: 'u-12' } }),
    }),
    repeats('acknowledge', 'The same acknowledgement again gives no event.', {
      given: GIVEN.acknowledged,
      when: acknowledge(),
    }),
    repeats('acknowledge-after-enrollment', 'Nor does it after the enrollment.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: acknowledge({}, later),
    }),
    repeats('acknowledge-after-failure', 'Nor does it after an unsuccessful result.', {
      given: GIVEN.unsuccessful,
      when: acknowledge({}, later),
    }),
    repeats('enroll', 'The same enrollment again gives no event.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: enroll(),
    }),
    repeats('enroll-after-success', 'Nor does it after the success.', {
      given: GIVEN.successful,
      when: enroll({}, later),
    }),
    repeats('resolve-successful', 'The same success again gives no event.', {
      given: GIVEN.successful,
      when: succeed(),
    }),
    repeats('resolve-successful-in-full', 'Nor does one that now says its date and its enrollment.', {
      given: GIVEN['successful-not-housed'],
      when: succeed({ resultDate: '2026-03-10', resultingEnrollmentId: 'e-rrh-31' }, later),
    }),
    repeats('no-warnings', 'A repetition warns of nothing: nothing is recorded.', {
      given: GIVEN.successful,
      when: succeed(),
      known: { others: [{ referralId: 'r-0', status: 'referred' }] },
    }),
    repeats('resolve-unsuccessful', 'The same unsuccessful result again gives no event.', {
      given: GIVEN.unsuccessful,
      when: fail({}, later),
    }),
    repeats('add-not-housed-reason', 'The same not-housed reason again gives no event.', {
      given: GIVEN['successful-not-housed'],
      when: addReason({}, later),
    }),
    repeats('void', 'The same void of the referral again gives no event.', {
      given: GIVEN.voided,
      when: takeBack({}, later),
    }),
    refuses('acknowledge-by-another-organization', 'Who may not record a fact may not repeat it either.', {
      given: GIVEN.acknowledged,
      when: acknowledge({}, { by: otherProvider }),
      codes: ['already-acknowledged', 'not-the-receiving-organization'],
    }),
    refuses('acknowledge-in-another-role', 'Nor in a role that may not.', {
      given: GIVEN.acknowledged,
      when: acknowledge({}, { by: administrator }),
      codes: ['already-acknowledged', 'role-may-not'],
    }),
    refuses('acknowledge-another-date', 'Another date is another fact, and is refused.', {
      given: GIVEN.acknowledged,
      when: acknowledge({ acknowledgedOn: '2026-03-05' }),
      codes: ['already-acknowledged'],
    }),
    refuses('refer-with-a-household', 'A household that was not told before is another fact.', {
      given: GIVEN.referred,
      when: refer({ householdId: 'h-5' }),
      codes: ['already-referred'],
    }),
    refuses('enroll-another-client', 'The same enrollment under another client is another fact.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: enroll({ personalId: 'p-7' }),
      codes: ['already-enrolled', 'enrolled-another-client'],
    }),
    refuses('resolve-unsuccessful-another-reason', 'Another reason is another result.', {
      given: GIVEN.unsuccessful,
      when: fail({ notHousedReason: 'credit' }),
      codes: ['already-resolved'],
    }),
    refuses('success-after-failure', 'A success is no repetition of an unsuccessful result.', {
      given: GIVEN.unsuccessful,
      when: succeed({}, later),
      codes: ['already-resolved'],
    }),
    refuses('failure-after-success', 'Nor is an unsuccessful result one of a success.', {
      given: GIVEN.successful,
      when: fail({ resultDate: '2026-03-10' }, later),
      codes: ['already-resolved'],
    }),
    refuses('acknowledge-in-voided', 'In a voided referral only its void is a repetition.', {
      given: GIVEN.voided,
      when: acknowledge({}, later),
      codes: ['voided-is-final'],
    }),
    refuses('void-with-another-reason', 'A void for another reason is another void.', {
      given: GIVEN.voided,
      when: takeBack({ reason: 'duplicate' }),
      codes: ['voided-is-final'],
    }),
    refuses(
      'void-of-the-acknowledgement',
      'The void of an acknowledgement leaves no fact that could be repeated.',
      {
        given: history(
          'referred',
          referred(),
          acknowledged(),
          takenBack({ of: 'acknowledgement' }, { by: provider }),
        ),
        when: takeBack({ of: 'acknowledgement' }, { by: provider }),
        codes: ['void-of-what-is-not-latest'],
      },
    ),
  ],
};
