import type { Cases } from '../case.js';
import { FACTS } from '../histories.js';
import {
  acknowledge,
  acknowledged,
  addReason,
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
  takeBack,
  takenBack,
} from '../world.js';
import { accepts, audits, folds, refuses, repeats } from '../write.js';

// What HUD's files tell of a referral: neither who, nor the acknowledgement, nor the reason. An enrollment is
// looked for, and is then inferred.
const openReferral = imported(referred());
const inferredEnrollment = imported(enrolled(), { inferredBy: 'nearest-enrollment' });
const success = imported(succeeded(), { without: ['resultingEnrollmentId'] });
const refusal = imported(failed(), { without: ['notHousedReason'] });
const bare = imported(referred(), { without: ['projectId', 'organizationId'] });

const HUD_CANNOT_KNOW = ['acknowledgement', 'actor', 'reason'] as const;
const NOT_CHECKED = [
  'enrolled-before-acknowledged',
  'not-acknowledged',
  'not-attributed',
  'not-the-receiving-organization',
  'reason-implies-another-result',
  'reason-missing',
  'reason-not-for-outcome',
  'reason-not-on-list',
  'role-may-not',
] as const;
const fromHud = { unknowable: HUD_CANNOT_KNOW, notChecked: NOT_CHECKED } as const;

const { referral, enrollment } = FACTS;
const inferredBy = { enrolled: 'nearest-enrollment' } as const;
const { projectId: _project, organizationId: _organization, ...bareReferral } = referral;

/** Histories read from other data: what a source does not know is absent, and life goes on. */
export const imports: Cases = {
  imports: [
    audits('open', 'An open referral from a HUD export is clean.', { ...fromHud, given: [openReferral] }),
    audits('successful', 'So is a success whose enrollment was found.', {
      ...fromHud,
      given: [openReferral, inferredEnrollment, success],
    }),
    audits('unsuccessful', 'So is an unsuccessful result.', { ...fromHud, given: [openReferral, refusal] }),
    audits('successful-without-enrollment', 'A success whose enrollment was not found is reported.', {
      ...fromHud,
      given: [openReferral, success],
      findings: [[1, 'success-without-enrollment']],
    }),
    audits(
      'everything-unknowable',
      'A source that knows nothing leaves rules out by name, and is judged by the rest.',
      {
        given: [openReferral, imported(succeeded({ resultDate: '2026-03-01' }))],
        unknowable: ['acknowledgement', 'actor', 'enrollment', 'reason', 'recording'],
        findings: [[1, 'date-before-the-fact-it-follows']],
        notChecked: [
          ...NOT_CHECKED,
          'date-after-recorded',
          'resulting-enrollment-missing',
          'success-without-enrollment',
        ],
      },
    ),
    audits('nothing-unknowable', 'Of a source that could know everything, all that is missing is reported.', {
      given: [openReferral, refusal],
      findings: [
        [0, { code: 'not-attributed', severity: 'warning' }],
        [1, 'not-acknowledged', 'reason-missing', { code: 'not-attributed', severity: 'warning' }],
      ],
    }),
    folds('absent-fields', 'What an import does not know is absent from the state.', {
      given: [bare, acknowledged(), imported(failed(), { without: ['resultDate', 'notHousedReason'] })],
      state: {
        status: 'unsuccessful',
        referral: bareReferral,
        acknowledgedOn: '2026-03-04',
        result: 'provider-rejected',
      },
    }),
    folds('absent-fields-of-a-success', 'So it is of a success and its enrollment.', {
      given: [
        openReferral,
        imported(enrolled(), { without: ['projectId'] }),
        imported(succeeded(), { without: ['resultDate', 'resultingEnrollmentId'] }),
      ],
      state: {
        status: 'successful',
        referral,
        enrollment: { enrollmentId: 'e-rrh-31', personalId: 'p-400', enrolledOn: '2026-03-10' },
        result: 'client-accepted',
      },
    }),
    folds('success-without-enrollment', 'A success without an enrollment is taken all the same.', {
      given: [openReferral, success],
      state: { status: 'successful', referral, result: 'client-accepted', resultDate: '2026-03-10' },
    }),
    folds('household', 'A household stands in the state where it was told.', {
      given: [imported(referred({ householdId: 'h-5' }))],
      state: { status: 'referred', referral: { ...referral, householdId: 'h-5' } },
    }),
    folds('inferred', 'The state keeps what was inferred, and by which rule.', {
      given: [openReferral, inferredEnrollment],
      state: { status: 'enrolled', referral, enrollment, inferredBy },
    }),
    folds('inferred-and-voided', 'With the void of what was inferred, that goes too.', {
      given: [openReferral, inferredEnrollment, takenBack({ of: 'enrollment' })],
      state: { status: 'referred', referral },
    }),
    folds('inferred-acknowledgement-voided', 'So it is with an acknowledgement.', {
      given: [
        openReferral,
        imported(acknowledged(), { inferredBy: 'first-contact' }),
        takenBack({ of: 'acknowledgement' }),
      ],
      state: { status: 'referred', referral },
    }),
    folds('one-of-two-inferred-voided', 'What else was inferred stays so.', {
      given: [
        openReferral,
        imported(acknowledged(), { inferredBy: 'first-contact' }),
        inferredEnrollment,
        takenBack({ of: 'enrollment' }),
      ],
      state: {
        status: 'acknowledged',
        referral,
        acknowledgedOn: '2026-03-04',
        inferredBy: { acknowledged: 'first-contact' },
      },
    }),
    folds('recorded-anew', 'What a person then records was not inferred.', {
      given: [openReferral, inferredEnrollment, takenBack({ of: 'enrollment' }), enrolled()],
      state: { status: 'enrolled', referral, enrollment },
    }),
    folds('inferred-twice', 'Several facts may have been inferred, each by its own rule.', {
      given: [
        imported(referred(), { inferredBy: 'a-note' }),
        imported(acknowledged(), { inferredBy: 'first-contact' }),
        inferredEnrollment,
      ],
      state: {
        status: 'enrolled',
        referral,
        acknowledgedOn: '2026-03-04',
        enrollment,
        inferredBy: { referred: 'a-note', acknowledged: 'first-contact', enrolled: 'nearest-enrollment' },
      },
    }),
    folds('an-entry-is-never-inferred', 'A person’s own entry is never inferred, whatever it carries.', {
      malformed: true,
      given: [{ ...referred(), metadata: { ...(referred().metadata as object), inferredBy: 'a-note' } }],
      state: { status: 'referred', referral },
    }),
    accepts('acknowledge', 'An imported referral goes on: it is acknowledged.', {
      given: history('referred', bare),
      when: acknowledge(),
      status: 'acknowledged',
    }),
    accepts('enroll', 'Then the client is enrolled, where nobody knows the receiving project.', {
      given: history('acknowledged', bare, acknowledged()),
      when: enroll({ projectId: 'prj-psh' }),
      status: 'enrolled',
    }),
    accepts(
      'acknowledge-late',
      'An imported enrollment is no dead end: the acknowledgement is recorded late.',
      {
        given: history('enrolled', openReferral, inferredEnrollment),
        when: acknowledge({ acknowledgedOn: '2026-03-09' }),
        status: 'enrolled',
      },
    ),
    accepts('resolve-late', 'After it the success is recorded.', {
      given: history('enrolled', openReferral, inferredEnrollment, acknowledged()),
      when: succeed(),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
    accepts('void-what-was-inferred', 'A wrongly inferred enrollment is voided.', {
      given: history('enrolled', openReferral, inferredEnrollment),
      when: takeBack({ of: 'enrollment', reason: 'wrong-enrollment' }, { by: provider }),
      status: 'referred',
    }),
    accepts('add-a-reason', 'To an imported success a not-housed reason is added.', {
      given: history('successful', openReferral, inferredEnrollment, success),
      when: addReason(),
      status: 'successful',
    }),
    accepts('a-reason-without-a-result-date', 'So it is where the date of the result is unknown.', {
      given: history('successful', openReferral, imported(succeeded(), { without: ['resultDate'] })),
      when: addReason({ addedOn: '2026-03-01' }, { on: '2026-05-20' }),
      status: 'successful',
    }),
    repeats('success-repeated', 'An imported success is repeated by one that says nothing.', {
      given: history('successful', openReferral, inferredEnrollment, success),
      when: succeed(),
    }),
    refuses(
      'success-again',
      'An imported success that names no enrollment is not repeated by one that does.',
      {
        given: history('successful', openReferral, inferredEnrollment, success),
        when: succeed({ resultingEnrollmentId: 'e-rrh-31' }),
        codes: ['already-resolved'],
      },
    ),
    refuses('a-result-is-final', 'An imported result is final as a recorded one is.', {
      given: history('unsuccessful', openReferral, refusal),
      when: fail(),
      codes: ['already-resolved'],
    }),
  ],
};
