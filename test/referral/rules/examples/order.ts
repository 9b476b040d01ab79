import type { ReferralEvent } from 'ce-referrals';
import {
  acknowledged,
  by,
  enrolled,
  given,
  provider,
  reasonAdded,
  referred,
  successful,
  unsuccessful,
  voided,
} from '../../given.js';
import type { Example } from '../example.js';

const voidOf = (of: 'acknowledgement' | 'enrollment'): ReferralEvent => voided({ of }, by(provider));

const paused = { type: 'referral-paused', data: {}, metadata: by(provider) } as unknown as ReferralEvent;

/** The rules that the order of the events breaks: a fold leaves the state as it is. */
export const order: readonly Example[] = [
  {
    code: 'not-referred',
    where: 'a history begins with an acknowledgement',
    broken: [acknowledged()],
    expected: { status: ['referred', 'enrolled'] },
    legal: [referred(), acknowledged()],
  },
  {
    code: 'not-referred',
    where: 'a history begins with a void',
    broken: [voided()],
    expected: { status: ['referred', 'acknowledged', 'enrolled', 'successful', 'unsuccessful'] },
    legal: [referred(), voided()],
  },
  {
    code: 'already-referred',
    where: 'the referral is made again with another date',
    broken: [...given.referred, referred({ referredOn: '2026-03-03' })],
    expected: { status: ['not-referred'] },
    legal: [referred({ referredOn: '2026-03-03' })],
  },
  {
    code: 'already-acknowledged',
    where: 'it is acknowledged a second time on another day',
    broken: [...given.acknowledged, acknowledged({ acknowledgedOn: '2026-03-05' })],
    expected: { status: ['referred', 'enrolled'] },
    legal: [...given.acknowledged, voidOf('acknowledgement'), acknowledged({ acknowledgedOn: '2026-03-05' })],
  },
  {
    code: 'already-enrolled',
    where: 'a second enrollment follows the first',
    broken: [...given.enrolled, enrolled({ enrollmentId: 'enrollment-2' })],
    expected: { status: ['referred', 'acknowledged'] },
    legal: [...given.enrolled, voidOf('enrollment'), enrolled({ enrollmentId: 'enrollment-2' })],
  },
  {
    code: 'already-resolved',
    where: 'a success is resolved again as unsuccessful',
    broken: [...given.successful, unsuccessful()],
    expected: { status: ['referred', 'acknowledged', 'enrolled'] },
    legal: [...given.acknowledged, unsuccessful()],
  },
  {
    code: 'already-resolved',
    where: 'an unsuccessful referral is resolved again with another result',
    broken: [
      ...given.unsuccessful,
      unsuccessful({ result: 'client-rejected', notHousedReason: 'declined-unit' }),
    ],
    expected: { status: ['referred', 'acknowledged', 'enrolled'] },
    legal: [
      ...given.acknowledged,
      unsuccessful({ result: 'client-rejected', notHousedReason: 'declined-unit' }),
    ],
  },
  {
    code: 'unsuccessful-is-final',
    where: 'the client of an unsuccessful referral is enrolled',
    broken: [...given.unsuccessful, enrolled()],
    expected: { status: ['referred', 'acknowledged'] },
    legal: [...given.acknowledged, enrolled()],
  },
  {
    code: 'unsuccessful-is-final',
    where: 'a not-housed reason is added to an unsuccessful referral',
    broken: [...given.unsuccessful, reasonAdded()],
    expected: { status: ['successful'] },
    legal: [...given.successful, reasonAdded()],
  },
  {
    code: 'success-takes-only-a-reason',
    where: 'a success is acknowledged afterwards',
    broken: [referred(), enrolled(), successful(), acknowledged()],
    reports: ['success-takes-only-a-reason'],
    expected: { status: ['referred', 'enrolled'] },
    legal: [...given.successful, reasonAdded()],
  },
  {
    code: 'success-takes-only-a-reason',
    where: 'another enrollment follows a success',
    broken: [...given.successful, enrolled({ enrollmentId: 'enrollment-2' })],
    expected: { status: ['referred', 'acknowledged'] },
    legal: [...given.successful, reasonAdded()],
  },
  {
    code: 'reason-before-success',
    where: 'a not-housed reason is added to an open referral',
    broken: [...given.enrolled, reasonAdded()],
    expected: { status: ['successful'] },
    legal: [...given.successful, reasonAdded()],
  },
  {
    code: 'reason-already-added',
    where: 'a second not-housed reason follows the first',
    broken: [...given.notHoused, reasonAdded({ reason: 'landlord-declined' })],
    expected: { status: ['successful'] },
    legal: [...given.successful, reasonAdded({ reason: 'landlord-declined' })],
  },
  {
    code: 'voided-is-final',
    where: 'a voided referral is acknowledged',
    broken: [referred(), voided(), acknowledged()],
    expected: { status: ['referred', 'enrolled'] },
    legal: [referred(), acknowledged()],
  },
  {
    code: 'voided-is-final',
    where: 'a voided referral is voided again for another reason',
    broken: [...given.voided, voided({ reason: 'duplicate' })],
    expected: { status: ['referred', 'acknowledged', 'enrolled', 'successful', 'unsuccessful'] },
    legal: [...given.acknowledged, voided({ reason: 'duplicate' })],
  },
  {
    code: 'void-of-what-is-not-latest',
    where: 'the acknowledgement is voided after the enrollment',
    broken: [...given.enrolled, voidOf('acknowledgement')],
    expected: { status: ['acknowledged', 'enrolled'] },
    legal: [...given.acknowledged, voidOf('acknowledgement')],
  },
  {
    code: 'void-of-what-is-not-latest',
    where: 'the enrollment is voided before a later acknowledgement is',
    broken: [...given.enrolledUnacknowledged, acknowledged(), voidOf('enrollment')],
    expected: { status: ['enrolled'] },
    legal: [...given.enrolledUnacknowledged, acknowledged(), voidOf('acknowledgement'), voidOf('enrollment')],
  },
  {
    code: 'void-of-what-is-not-latest',
    where: 'the enrollment is voided after the result',
    broken: [...given.successful, voidOf('enrollment')],
    expected: { status: ['enrolled'] },
    legal: [...given.enrolled, voidOf('enrollment')],
  },
];

/** What no command can say: the event is from another version, or from nowhere. */
export const unknown: readonly Example[] = [
  {
    code: 'unknown-event-type',
    where: 'a newer version wrote an event',
    broken: [...given.referred, { ...paused, metadata: { source: 'import' } } as ReferralEvent],
    legal: [...given.referred, acknowledged()],
  },
];
