import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledge,
  acknowledged,
  addReason,
  enroll,
  enrolled,
  history,
  imported,
  provider,
  recorded,
  refer,
  referred,
  succeed,
  SUCCESS,
  takeBack,
  takenBack,
} from '../world.js';
import { accepts, audits, folds, refuses } from '../write.js';

const unknownType = { ...acknowledged(), type: 'moved-in' };
const UNKNOWN = [
  unknownType,
  { ...acknowledged(), type: 'constructor' },
  { ...acknowledged(), type: '__proto__' },
  { ...acknowledged(), type: 'Acknowledged' },
];

/** The nearest legal neighbours of the rules of order, and events that no version knows. */
export const orderNeighbours: Cases = {
  'not-referred': [
    accepts('a-referral-comes-first', 'A history begins with a referral.', {
      given: GIVEN['not-referred'],
      when: refer(),
      status: 'referred',
    }),
  ],
  'already-referred': [
    accepts(
      'another-referral-has-its-own-history',
      'A second referral of the client begins a history of its own.',
      {
        given: GIVEN['not-referred'],
        when: refer({ referralId: 'r-2', projectId: 'prj-psh', eventType: 14, referredOn: '2026-06-01' }),
        status: 'referred',
      },
    ),
  ],
  'already-acknowledged': [
    accepts(
      'again-after-its-void',
      'An acknowledgement that was voided can be recorded anew, with another date.',
      {
        given: history(
          'referred',
          referred(),
          acknowledged(),
          takenBack({ of: 'acknowledgement' }, { by: provider }),
        ),
        when: acknowledge({ acknowledgedOn: '2026-03-03' }, { on: '2026-05-25' }),
        status: 'acknowledged',
      },
    ),
  ],
  'already-enrolled': [
    accepts('again-after-its-void', 'An enrollment that was voided can be recorded anew, as another one.', {
      given: history(
        'acknowledged',
        referred(),
        acknowledged(),
        enrolled(),
        takenBack({ of: 'enrollment', reason: 'wrong-enrollment' }, { by: provider }),
      ),
      when: enroll({ enrollmentId: 'e-rrh-77' }, { on: '2026-05-25' }),
      status: 'enrolled',
    }),
  ],
  'already-resolved': [
    accepts('the-first-result', 'The first result is taken.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed(),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
  ],
  'unsuccessful-is-final': [
    accepts('but-its-void', 'An unsuccessful referral that was recorded in error can be voided.', {
      given: GIVEN.unsuccessful,
      when: takeBack(),
      status: 'voided',
    }),
  ],
  'success-takes-only-a-reason': [
    accepts(
      'the-reason',
      'A not-housed reason can be added to a successful referral, which stays successful.',
      {
        given: GIVEN.successful,
        when: addReason(),
        status: 'successful',
      },
    ),
    accepts('but-its-void', 'A successful referral that was recorded in error can be voided.', {
      given: GIVEN.successful,
      when: takeBack(),
      status: 'voided',
    }),
  ],
  'reason-before-success': [
    accepts('after-success', 'After a successful result a not-housed reason can be added.', {
      given: GIVEN.successful,
      when: addReason({ reason: 'landlord-declined' }),
      status: 'successful',
    }),
  ],
  'reason-already-added': [
    accepts('the-first-reason', 'The first not-housed reason is taken.', {
      given: GIVEN.successful,
      when: addReason({ reason: 'other' }),
      status: 'successful',
    }),
  ],
  'voided-is-final': [
    accepts('after-a-partial-void', 'After a void of the acknowledgement alone the referral goes on.', {
      given: history(
        'referred',
        referred(),
        acknowledged(),
        takenBack({ of: 'acknowledgement' }, { by: provider }),
      ),
      when: acknowledge({}, { on: '2026-05-26' }),
      status: 'acknowledged',
    }),
  ],
  'void-of-what-is-not-latest': [
    accepts('the-latest-acknowledgement', 'The acknowledgement can be voided while it is the latest fact.', {
      given: GIVEN.acknowledged,
      when: takeBack({ of: 'acknowledgement' }, { by: provider }),
      status: 'referred',
    }),
    accepts('the-latest-enrollment', 'The enrollment can be voided while it is the latest fact.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: takeBack({ of: 'enrollment', reason: 'wrong-enrollment' }, { by: provider }),
      status: 'acknowledged',
    }),
    accepts(
      'a-late-acknowledgement',
      'A late acknowledgement is the latest fact, and its void leaves the enrollment.',
      {
        given: GIVEN['enrolled-before-acknowledgement'],
        when: takeBack({ of: 'acknowledgement' }, { by: provider }),
        status: 'enrolled',
      },
    ),
    accepts('an-enrollment-alone', 'An enrollment that no acknowledgement came before can be voided.', {
      given: GIVEN['enrolled-unacknowledged'],
      when: takeBack({ of: 'enrollment' }, { by: provider }),
      status: 'referred',
    }),
    refuses(
      'the-same-void-twice',
      'A void of the acknowledgement leaves nothing behind that a second one could void.',
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
  'unknown-event-type': [
    audits('types-of-no-version', 'Events of types that this version does not know are reported.', {
      malformed: true,
      given: [referred(), ...UNKNOWN],
      findings: UNKNOWN.map((_, n) => [n + 1, 'unknown-event-type']),
    }),
    folds('types-are-left-out', 'Events of types that this version does not know leave the state as it is.', {
      malformed: true,
      given: [referred(), ...UNKNOWN],
      state: { status: 'referred', referral: referred().data as object as Record<string, string> },
    }),
    audits('a-result-of-no-version', 'A result that this version does not know is an unknown event.', {
      malformed: true,
      given: [
        referred(),
        acknowledged(),
        { ...enrolled(), type: 'resolved', data: { result: 'client-deferred' } },
      ],
      findings: [[2, 'unknown-event-type']],
    }),
    audits('a-void-of-no-version', 'A void of something that this version cannot void is an unknown event.', {
      malformed: true,
      given: [referred(), acknowledged(), { ...takenBack(), data: { of: 'result', voidedOn: '2026-05-25' } }],
      findings: [[2, 'unknown-event-type']],
    }),
    audits('an-event-without-data', 'An event without data is an unknown event.', {
      malformed: true,
      given: [referred(), { type: 'acknowledged', metadata: { source: 'import' } }],
      findings: [[1, 'unknown-event-type']],
    }),
    folds('what-is-unknown-is-left-out', 'What is no event of this version leaves the state as it is.', {
      malformed: true,
      given: [
        { ...referred(), type: 'referral' },
        { type: 'referred', metadata: { source: 'import' } },
        { ...enrolled(), type: 'resolved', data: { result: 'client-deferred' } },
      ],
      state: { status: 'not-referred' },
    }),
    audits('others-go-on', 'The events around an unknown one are judged as if it were not there.', {
      malformed: true,
      given: [referred(), unknownType, acknowledged(), unknownType, enrolled()],
      findings: [
        [1, 'unknown-event-type'],
        [3, 'unknown-event-type'],
      ],
    }),
    audits('every-known-type', 'The six types that this version knows are no unknown events.', {
      given: [...GIVEN['successful-not-housed'].events, recorded(takeBack())],
    }),
    audits('an-imported-event', 'An imported event is of a known type as a recorded one is.', {
      given: [imported(referred(), { recordedBy: { ...provider, role: 'priority-list-manager' } })],
    }),
  ],
};
