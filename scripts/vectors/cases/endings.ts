import type { Cases, JsonObject } from '../case.js';
import { GIVEN, STATES } from '../histories.js';
import {
  acknowledge,
  addReason,
  enroll,
  fail,
  history,
  recorded,
  refer,
  referred,
  succeed,
  SUCCESS,
} from '../world.js';
import { accepts, audits, folds, refuses } from '../write.js';

const acknowledgeIt = accepts('acknowledge', 'The provider acknowledges the referral first.', {
  given: GIVEN.referred,
  when: acknowledge(),
  status: 'acknowledged',
});

const referIt = accepts('refer', 'A priority list manager refers the client.', {
  given: GIVEN['not-referred'],
  when: refer(),
  status: 'referred',
});

const enrollIt = accepts('enroll', 'The provider enrolls the client in the receiving project.', {
  given: GIVEN.acknowledged,
  when: enroll(),
  status: 'enrolled',
});

const succeedNow = accepts('resolve', 'The result is recorded after it, dated the day of the enrollment.', {
  given: GIVEN['enrolled-after-acknowledgement'],
  when: succeed({}, { on: '2026-03-20' }),
  event: recorded(succeed({}, { on: '2026-03-20' }), SUCCESS),
  status: 'successful',
});

const psh: JsonObject = referred({ eventType: 14, projectId: 'prj-psh' });

/** The three ways in which a referral ends, command by command. */
export const endings: Cases = {
  'ending-successful': [
    referIt,
    acknowledgeIt,
    enrollIt,
    succeedNow,
    refuses(
      'result-before-enrollment',
      'The enrollment is created before the result: the other way round is refused.',
      {
        given: GIVEN.acknowledged,
        when: succeed(),
        codes: ['success-without-enrollment'],
      },
    ),
    refuses(
      'result-on-the-day-of-typing',
      'The result is dated the day of the enrollment, not the day of typing.',
      {
        given: GIVEN['enrolled-after-acknowledgement'],
        when: succeed({ resultDate: '2026-03-20' }, { on: '2026-03-20' }),
        codes: ['result-date-not-enrollment-date'],
      },
    ),
    refuses('acknowledged-after-the-result', 'Once it is resolved, the event is not edited any more.', {
      given: GIVEN.successful,
      when: acknowledge({ acknowledgedOn: '2026-03-03' }, { on: '2026-03-20' }),
      codes: ['success-takes-only-a-reason'],
    }),
    folds(
      'state',
      'Successful means enrolled: the state holds the enrollment, and nothing about moving in.',
      {
        given: GIVEN.successful.events,
        state: STATES.successful,
      },
    ),
    audits('clean', 'The whole history is clean.', { given: GIVEN.successful.events }),
  ],

  'ending-unsuccessful': [
    referIt,
    acknowledgeIt,
    accepts('resolve-by-the-provider', 'The provider turns the client down, and says why.', {
      given: GIVEN.acknowledged,
      when: fail(),
      status: 'unsuccessful',
    }),
    accepts('resolve-by-the-client', 'Or the client turns the opening down.', {
      given: history('acknowledged', psh, recorded(acknowledge())),
      when: fail({
        result: 'client-rejected',
        notHousedReason: 'no-longer-interested',
        resultDate: '2026-03-09',
      }),
      status: 'unsuccessful',
    }),
    refuses('already-enrolled', 'A client who was enrolled cannot be turned down.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: fail(),
      codes: ['enrolled-cannot-be-unsuccessful'],
    }),
    refuses('enrolled-afterwards', 'Nor enrolled afterwards: that takes a new referral.', {
      given: GIVEN.unsuccessful,
      when: enroll({ enrolledOn: '2026-03-20' }),
      codes: ['unsuccessful-is-final'],
    }),
    folds('state', 'The state holds the result, its date and its reason.', {
      given: GIVEN.unsuccessful.events,
      state: STATES.unsuccessful,
    }),
    audits('clean', 'The whole history is clean.', { given: GIVEN.unsuccessful.events }),
  ],

  'ending-enrolled-not-housed': [
    referIt,
    acknowledgeIt,
    enrollIt,
    succeedNow,
    accepts(
      'add-the-reason',
      'The client was never housed: the reason is added, and the referral stays successful.',
      {
        given: GIVEN.successful,
        when: addReason(),
        status: 'successful',
      },
    ),
    refuses('not-as-a-refusal', 'It is no unsuccessful referral: the result does not change.', {
      given: GIVEN.successful,
      when: fail({ resultDate: '2026-05-20' }),
      codes: ['already-resolved'],
    }),
    refuses('another-reason', 'After the reason nothing is edited, the reason included.', {
      given: GIVEN['successful-not-housed'],
      when: addReason({ reason: 'landlord-declined', addedOn: '2026-05-21' }),
      codes: ['reason-already-added'],
    }),
    folds('state', 'Result and result date stay as they were; the reason stands beside them.', {
      given: GIVEN['successful-not-housed'].events,
      state: STATES['successful-not-housed'],
    }),
    audits('clean', 'The whole history is clean.', { given: GIVEN['successful-not-housed'].events }),
  ],
};
