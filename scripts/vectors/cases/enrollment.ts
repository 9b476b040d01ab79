import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledged,
  enroll,
  enrolled,
  fail,
  failed,
  history,
  imported,
  provider,
  recorded,
  referred,
  succeed,
  succeeded,
  SUCCESS,
  takenBack,
} from '../world.js';
import { accepts, audits, refuses } from '../write.js';

const inferredEnrollment = imported(enrolled(), { inferredBy: 'nearest-enrollment', recordedBy: provider });
const inferredReferral = imported(referred(), { inferredBy: 'a-note' });

/** The rules about the enrollment. */
export const enrollment: Cases = {
  'success-without-enrollment': [
    refuses('nothing-enrolled', 'A success without an enrollment is refused.', {
      given: GIVEN.acknowledged,
      when: succeed(),
      codes: ['success-without-enrollment'],
    }),
    refuses('named-and-dated', 'Naming an enrollment in the result does not stand for recording it.', {
      given: GIVEN.acknowledged,
      when: succeed({ resultDate: '2026-03-10', resultingEnrollmentId: 'e-rrh-31' }),
      codes: ['success-without-enrollment'],
    }),
    refuses('enrollment-voided', 'After a void of the enrollment a success is refused.', {
      given: history(
        'acknowledged',
        referred(),
        acknowledged(),
        enrolled(),
        takenBack({ of: 'enrollment', voidedOn: '2026-03-11' }, { by: provider }),
      ),
      when: succeed(),
      codes: ['success-without-enrollment'],
    }),
    accepts('enrolled', 'A success after the enrollment is taken, with its date and its name.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed(),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
    audits('imported', 'An imported success without an enrollment is reported.', {
      given: [referred(), acknowledged(), imported(succeeded(), { recordedBy: provider })],
      findings: [[2, 'success-without-enrollment']],
    }),
    audits('unknowable', 'Where the source cannot know enrollments, the rule is named as not checked.', {
      given: [referred(), acknowledged(), imported(succeeded(), { recordedBy: provider })],
      unknowable: ['enrollment'],
      notChecked: ['resulting-enrollment-missing', 'success-without-enrollment'],
    }),
    audits('unsuccessful', 'An unsuccessful result needs no enrollment.', {
      given: [referred(), acknowledged(), failed()],
    }),
  ],

  'enrolled-in-another-project': [
    refuses('another', 'An enrollment in another project than the receiving one is refused.', {
      given: GIVEN.acknowledged,
      when: enroll({ projectId: 'prj-psh' }),
      codes: ['enrolled-in-another-project'],
    }),
    accepts('the-receiving-one', 'An enrollment in the receiving project is taken.', {
      given: GIVEN.acknowledged,
      when: enroll({ projectId: 'prj-rrh' }),
      status: 'enrolled',
    }),
    accepts(
      'receiving-project-unknown',
      'Where an import does not tell the receiving project, any project will do.',
      {
        given: history('acknowledged', imported(referred(), { without: ['projectId'] }), acknowledged()),
        when: enroll({ projectId: 'prj-psh' }),
        status: 'enrolled',
      },
    ),
    audits('imported', 'An imported enrollment in another project is reported.', {
      given: [
        referred(),
        acknowledged(),
        imported(enrolled({ projectId: 'prj-psh' }), { recordedBy: provider }),
      ],
      findings: [[2, 'enrolled-in-another-project']],
    }),
    audits('project-unknown', 'An imported enrollment that does not tell its project is not compared.', {
      given: [
        referred(),
        acknowledged(),
        imported(enrolled(), { without: ['projectId'], recordedBy: provider }),
      ],
    }),
    accepts('inferred-referral', 'Against a referral that an import inferred it is a warning.', {
      given: history('acknowledged', inferredReferral, acknowledged()),
      when: enroll({ projectId: 'prj-psh' }),
      status: 'enrolled',
      warnings: ['enrolled-in-another-project'],
    }),
  ],

  'enrolled-on-the-ce-enrollment': [
    refuses('enrollment', 'The enrollment that the referral was recorded on is not its outcome.', {
      given: GIVEN.acknowledged,
      when: enroll({ enrollmentId: 'e-ce-9' }),
      codes: ['enrolled-on-the-ce-enrollment'],
    }),
    refuses('result', 'A result that names it, with no enrollment recorded, breaks both rules.', {
      given: GIVEN.acknowledged,
      when: succeed({ resultDate: '2026-03-10', resultingEnrollmentId: 'e-ce-9' }),
      codes: ['enrolled-on-the-ce-enrollment', 'success-without-enrollment'],
    }),
    refuses(
      'result-after-enrollment',
      'Once an enrollment is recorded, the result is compared with that one.',
      {
        given: GIVEN['enrolled-after-acknowledgement'],
        when: succeed({ resultingEnrollmentId: 'e-ce-9' }),
        codes: ['resulting-enrollment-not-the-recorded-one'],
      },
    ),
    accepts('another', 'Another enrollment of the client is taken.', {
      given: GIVEN.acknowledged,
      when: enroll({ enrollmentId: 'e-ce-10' }),
      status: 'enrolled',
    }),
    audits(
      'reported-once',
      'An audit reports it at the enrollment, and not again at the result that names it.',
      {
        given: [
          referred(),
          acknowledged(),
          enrolled({ enrollmentId: 'e-ce-9' }),
          succeeded({ resultingEnrollmentId: 'e-ce-9' }),
        ],
        findings: [[2, 'enrolled-on-the-ce-enrollment']],
      },
    ),
  ],

  'enrolled-cannot-be-unsuccessful': [
    refuses('enrolled', 'An enrolled client cannot have an unsuccessful referral.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: fail(),
      codes: ['enrolled-cannot-be-unsuccessful'],
    }),
    refuses('acknowledged-late', 'Nor can one whose referral was acknowledged after the enrollment.', {
      given: GIVEN['enrolled-before-acknowledgement'],
      when: fail(),
      codes: ['enrolled-cannot-be-unsuccessful'],
    }),
    refuses('never-acknowledged', 'Without an acknowledgement both rules are broken.', {
      given: GIVEN['enrolled-unacknowledged'],
      when: fail(),
      codes: ['enrolled-cannot-be-unsuccessful', 'not-acknowledged'],
    }),
    accepts('not-enrolled', 'A client who was not enrolled can have an unsuccessful referral.', {
      given: GIVEN.acknowledged,
      when: fail(),
      status: 'unsuccessful',
    }),
    accepts('enrollment-voided', 'An enrollment recorded in error is voided first.', {
      given: history(
        'acknowledged',
        referred(),
        acknowledged(),
        enrolled(),
        takenBack({ of: 'enrollment', reason: 'wrong-client', voidedOn: '2026-03-11' }, { by: provider }),
      ),
      when: fail(),
      status: 'unsuccessful',
    }),
    accepts('inferred-enrollment', 'An enrollment that an import inferred makes it a warning.', {
      given: history('enrolled', referred(), acknowledged(), inferredEnrollment),
      when: fail(),
      status: 'unsuccessful',
      warnings: ['enrolled-cannot-be-unsuccessful'],
    }),
    audits('imported', 'An imported refusal after an enrollment is reported.', {
      given: [referred(), acknowledged(), enrolled(), imported(failed(), { recordedBy: provider })],
      findings: [[3, 'enrolled-cannot-be-unsuccessful']],
    }),
  ],
};
