import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledged,
  addReason,
  enrolled,
  fail,
  failed,
  history,
  imported,
  provider,
  reasonAdded,
  recorded,
  referred,
  spoilt,
  succeeded,
} from '../world.js';
import { accepts, audits, refuses } from '../write.js';

const read = { recordedBy: provider } as const;
const REASON_RULES = [
  'reason-implies-another-result',
  'reason-missing',
  'reason-not-for-outcome',
  'reason-not-on-list',
] as const;

/** The rules about reasons and their lists. */
export const reasons: Cases = {
  'reason-missing': [
    audits('imported', 'An imported unsuccessful result without a reason is reported.', {
      given: [referred(), acknowledged(), imported(failed(), { without: ['notHousedReason'], ...read })],
      findings: [[2, 'reason-missing']],
    }),
    audits('imported-with-reason', 'An imported unsuccessful result with its reason is not reported.', {
      given: [referred(), acknowledged(), imported(failed(), read)],
    }),
    audits('unknowable', 'Where the source cannot know reasons, no rule about them is checked.', {
      given: [referred(), acknowledged(), imported(failed(), { without: ['notHousedReason'], ...read })],
      unknowable: ['reason'],
      notChecked: REASON_RULES,
    }),
    audits('successful', 'A successful result needs no reason.', { given: GIVEN.successful.events }),
    refuses('not-given', 'A command that gives no reason is refused as incomplete too.', {
      malformed: true,
      given: GIVEN.acknowledged,
      when: spoilt(fail(), {}, ['notHousedReason']),
      codes: ['incomplete-command', 'reason-missing'],
    }),
    accepts(
      'given',
      'A command that gives its reason is taken, and the event keeps the version of the list.',
      {
        given: GIVEN.acknowledged,
        when: fail({ notHousedReason: 'credit' }),
        status: 'unsuccessful',
      },
    ),
  ],

  'reason-not-on-list': [
    refuses('result', 'A reason that is on no list is refused.', {
      given: GIVEN.acknowledged,
      when: fail({ notHousedReason: 'moon' }),
      codes: ['reason-not-on-list'],
    }),
    refuses('added', 'A reason that is on no list cannot be added to a success.', {
      given: GIVEN.successful,
      when: addReason({ reason: 'moon' }),
      codes: ['reason-not-on-list'],
    }),
    refuses('letter-case', 'The codes of reasons are compared letter for letter.', {
      given: GIVEN.acknowledged,
      when: fail({ notHousedReason: 'Income' }),
      codes: ['reason-not-on-list'],
    }),
    refuses('label', 'The label of a reason is not its code.', {
      given: GIVEN.acknowledged,
      when: fail({ notHousedReason: 'Opening withdrawn' }),
      codes: ['reason-not-on-list'],
    }),
    refuses('former-list', 'A new event takes a reason of the current list, not of a former one.', {
      policy: 'two-lists',
      given: GIVEN.acknowledged,
      when: fail({ result: 'client-rejected', notHousedReason: 'moved-away' }),
      codes: ['reason-not-on-list'],
    }),
    refuses('another-coc', 'A reason of the default list is not on the list of a CoC that has its own.', {
      policy: 'two-lists',
      given: GIVEN.acknowledged,
      when: fail({ notHousedReason: 'income' }),
      codes: ['reason-not-on-list'],
    }),
    accepts('current-list', 'A reason of the current list is taken, and the event keeps its version.', {
      policy: 'two-lists',
      given: GIVEN.acknowledged,
      when: fail({ result: 'client-rejected', notHousedReason: 'no-contact' }),
      event: recorded(fail({ result: 'client-rejected', notHousedReason: 'no-contact' }), {}, '2026'),
      status: 'unsuccessful',
    }),
    accepts('on-the-list', 'A reason of the default list is taken.', {
      given: GIVEN.acknowledged,
      when: fail({ notHousedReason: 'opening-withdrawn' }),
      status: 'unsuccessful',
    }),
    audits('list-of-its-time', 'An event is judged by the list that its reason was chosen from.', {
      policy: 'two-lists',
      given: [
        referred(),
        acknowledged(),
        recorded(fail({ result: 'client-rejected', notHousedReason: 'moved-away' }), {}, '2024'),
      ],
    }),
    audits(
      'not-on-the-list-of-its-time',
      'A reason that came later is not on the list of an earlier event.',
      {
        policy: 'two-lists',
        given: [
          referred(),
          acknowledged(),
          recorded(fail({ result: 'client-rejected', notHousedReason: 'either-side' }), {}, '2024'),
        ],
        findings: [[2, 'reason-not-on-list']],
      },
    ),
    audits('unknown-version', 'A version that the policy does not have holds no reason.', {
      policy: 'two-lists',
      given: [referred(), acknowledged(), recorded(fail({ notHousedReason: 'either-side' }), {}, '2019')],
      findings: [[2, 'reason-not-on-list']],
    }),
    audits('no-version', 'An event that keeps no version is judged by the current list.', {
      policy: 'two-lists',
      given: [referred(), acknowledged(), imported(failed({ notHousedReason: 'either-side' }), read)],
    }),
  ],

  'reason-not-for-outcome': [
    refuses('unsuccessful', 'A reason that only an enrolled client can have does not explain a refusal.', {
      given: GIVEN.acknowledged,
      when: fail({ notHousedReason: 'no-unit-found' }),
      codes: ['reason-not-for-outcome'],
    }),
    refuses(
      'not-housed',
      'A reason to turn a client down does not explain why an enrolled one was not housed.',
      {
        given: GIVEN.successful,
        when: addReason({ reason: 'income' }),
        codes: ['reason-not-for-outcome'],
      },
    ),
    accepts('for-both-unsuccessful', 'A reason for both outcomes explains a refusal.', {
      given: GIVEN.acknowledged,
      when: fail({ notHousedReason: 'other' }),
      status: 'unsuccessful',
    }),
    accepts(
      'for-both-not-housed',
      'A reason for both outcomes explains why an enrolled client was not housed.',
      {
        given: GIVEN.successful,
        when: addReason({ reason: 'left-the-area' }),
        status: 'successful',
      },
    ),
    accepts('for-unsuccessful', 'A reason to turn a client down explains a refusal.', {
      given: GIVEN.acknowledged,
      when: fail({ notHousedReason: 'household-composition' }),
      status: 'unsuccessful',
    }),
    accepts(
      'for-not-housed',
      'A reason that only an enrolled client can have explains why one was not housed.',
      {
        given: GIVEN.successful,
        when: addReason({ reason: 'unit-failed-inspection' }),
        status: 'successful',
      },
    ),
    audits('recorded', 'An audit reports reasons of the other outcome.', {
      given: [referred(), acknowledged(), enrolled(), succeeded(), reasonAdded({ reason: 'program-full' })],
      findings: [[4, 'reason-not-for-outcome']],
    }),
  ],

  'reason-implies-another-result': [
    refuses('the-client', 'An income that does not qualify is no rejection by the client.', {
      given: GIVEN.acknowledged,
      when: fail({ result: 'client-rejected', notHousedReason: 'income' }),
      codes: ['reason-implies-another-result'],
    }),
    refuses('the-provider', 'A unit that the client declined is no rejection by the provider.', {
      given: GIVEN.acknowledged,
      when: fail({ result: 'provider-rejected', notHousedReason: 'declined-unit' }),
      codes: ['reason-implies-another-result'],
    }),
    refuses('by-another-list', 'The same reason implies what the CoC’s own list says.', {
      policy: 'two-lists',
      given: GIVEN.acknowledged,
      when: fail({ result: 'provider-rejected', notHousedReason: 'no-contact' }),
      codes: ['reason-implies-another-result'],
    }),
    accepts('as-implied', 'The result that the reason implies is taken.', {
      given: GIVEN.acknowledged,
      when: fail({ result: 'client-rejected', notHousedReason: 'declined-unit' }),
      status: 'unsuccessful',
    }),
    accepts(
      'unreachable',
      'A client who cannot be reached is rejected by the provider, as HUD’s manual has it.',
      {
        given: GIVEN.acknowledged,
        when: fail({ result: 'provider-rejected', notHousedReason: 'could-not-be-reached' }),
        status: 'unsuccessful',
      },
    ),
    accepts(
      'either-by-the-client',
      'A reason that implies no result leaves it open: rejected by the client.',
      {
        given: GIVEN.acknowledged,
        when: fail({ result: 'client-rejected', notHousedReason: 'other' }),
        status: 'unsuccessful',
      },
    ),
    accepts(
      'either-by-the-provider',
      'A reason that implies no result leaves it open: rejected by the provider.',
      {
        given: GIVEN.acknowledged,
        when: fail({ result: 'provider-rejected', notHousedReason: 'other' }),
        status: 'unsuccessful',
      },
    ),
    accepts('not-on-a-success', 'On a successful referral a reason implies no result.', {
      given: GIVEN.successful,
      when: addReason({ reason: 'contact-lost' }),
      status: 'successful',
    }),
    accepts('not-on-a-success-of-another-list', 'On a successful referral no list implies a result.', {
      policy: 'two-lists',
      given: history('successful', referred(), acknowledged(), enrolled(), succeeded()),
      when: addReason({ reason: 'landlord' }),
      event: recorded(addReason({ reason: 'landlord' }), {}, '2026'),
      status: 'successful',
    }),
    audits('list-of-its-time', 'An event’s reason implies what the list of its time says.', {
      policy: 'two-lists',
      given: [
        referred(),
        acknowledged(),
        recorded(fail({ result: 'client-rejected', notHousedReason: 'no-contact' }), {}, '2024'),
      ],
      findings: [[2, 'reason-implies-another-result']],
    }),
  ],
};
