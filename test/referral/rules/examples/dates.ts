import {
  acknowledged,
  asImport,
  by,
  enrolled,
  given,
  imported,
  inferred,
  manager,
  provider,
  reasonAdded,
  referred,
  successful,
  unsuccessful,
  voided,
} from '../../given.js';
import type { Example } from '../example.js';

const onTheDay = by(provider, { recordedAt: '2026-03-04T23:30-05:00' });

/** The rules about dates. */
export const dates: readonly Example[] = [
  {
    code: 'date-not-real',
    where: 'a referral is dated 30 February',
    broken: [referred({ referredOn: '2026-02-30' })],
    expected: { field: 'referredOn' },
    legal: [referred({ referredOn: '2026-02-28' })],
  },
  {
    code: 'date-not-real',
    where: 'an unsuccessful result is dated 31 June',
    broken: [...given.acknowledged, unsuccessful({ resultDate: '2026-06-31' })],
    expected: { field: 'resultDate' },
    legal: [...given.acknowledged, unsuccessful({ resultDate: '2026-03-31' })],
  },
  {
    code: 'date-not-real',
    where: 'a void is dated 29 February of a year without one',
    broken: [...given.referred, voided({ voidedOn: '2026-02-29' })],
    expected: { field: 'voidedOn' },
    legal: [...given.referred, voided({ voidedOn: '2024-02-29' })],
  },
  {
    code: 'date-after-recorded',
    where: 'an acknowledgement is dated the day after it was recorded',
    broken: [...given.referred, acknowledged({ acknowledgedOn: '2026-03-05' }, onTheDay)],
    expected: { field: 'acknowledgedOn', onOrBefore: '2026-03-04' },
    legal: [...given.referred, acknowledged({ acknowledgedOn: '2026-03-04' }, onTheDay)],
  },
  {
    code: 'date-after-recorded',
    where: 'the day is the one at the place of recording, not the one in Greenwich',
    broken: [
      ...given.referred,
      acknowledged({ acknowledgedOn: '2026-03-05' }, by(provider, { recordedAt: '2026-03-04T23:30-05:00' })),
    ],
    expected: { field: 'acknowledgedOn', onOrBefore: '2026-03-04' },
    legal: [
      ...given.referred,
      acknowledged({ acknowledgedOn: '2026-03-05' }, by(provider, { recordedAt: '2026-03-05T00:30+09:00' })),
    ],
  },
  {
    code: 'date-after-recorded',
    where: 'an import is dated after its own export',
    broken: [asImport(referred(), [], { ...imported, recordedBy: manager, recordedAt: '2026-03-01T08:00' })],
    expected: { field: 'referredOn', onOrBefore: '2026-03-01' },
    legal: [asImport(referred(), [], { ...imported, recordedBy: manager })],
  },
  {
    code: 'date-after-recorded',
    where: 'a fact is inferred, and dated after the export',
    broken: [
      ...given.acknowledged,
      asImport(enrolled(), [], { ...inferred, recordedAt: '2026-03-09T08:00' }),
    ],
    reports: ['date-after-recorded', 'not-attributed'],
    severity: 'warning',
    expected: { field: 'enrolledOn', onOrBefore: '2026-03-09' },
    legal: [...given.acknowledged, asImport(enrolled(), [], { ...inferred, recordedAt: '2026-03-10T08:00' })],
    leaves: ['not-attributed'],
  },
  {
    code: 'date-before-the-fact-it-follows',
    where: 'an acknowledgement is dated before the referral',
    broken: [...given.referred, acknowledged({ acknowledgedOn: '2026-03-01' })],
    expected: { field: 'acknowledgedOn', onOrAfter: '2026-03-02' },
    legal: [...given.referred, acknowledged({ acknowledgedOn: '2026-03-02' })],
  },
  {
    code: 'date-before-the-fact-it-follows',
    where: 'an acknowledgement is dated as an enrollment that is itself dated before the referral',
    broken: [
      ...given.referred,
      enrolled({ enrolledOn: '2026-03-01' }),
      acknowledged({ acknowledgedOn: '2026-03-01' }),
    ],
    expected: { field: 'acknowledgedOn', onOrAfter: '2026-03-02' },
    legal: [
      ...given.referred,
      enrolled({ enrolledOn: '2026-03-01' }),
      acknowledged({ acknowledgedOn: '2026-03-02' }),
    ],
    leaves: ['enrolled-before-acknowledged'],
  },
  {
    code: 'date-before-the-fact-it-follows',
    where: 'an enrollment is dated before the referral',
    broken: [...given.acknowledged, enrolled({ enrolledOn: '2026-03-01' })],
    reports: ['date-before-the-fact-it-follows', 'enrolled-before-acknowledged'],
    expected: { field: 'enrolledOn', onOrAfter: '2026-03-02' },
    legal: [...given.acknowledged, enrolled({ enrolledOn: '2026-03-02' })],
    leaves: ['enrolled-before-acknowledged'],
  },
  {
    code: 'date-before-the-fact-it-follows',
    where: 'an unsuccessful result is dated before the acknowledgement',
    broken: [...given.acknowledged, unsuccessful({ resultDate: '2026-03-03' })],
    expected: { field: 'resultDate', onOrAfter: '2026-03-04' },
    legal: [...given.acknowledged, unsuccessful({ resultDate: '2026-03-04' })],
  },
  {
    code: 'date-before-the-fact-it-follows',
    where: 'an unsuccessful result is dated before the referral, the acknowledgement having no real day',
    broken: [
      ...given.referred,
      acknowledged({ acknowledgedOn: '2026-02-30' }),
      unsuccessful({ resultDate: '2026-03-01' }),
    ],
    expected: { field: 'resultDate', onOrAfter: '2026-03-02' },
    legal: [
      ...given.referred,
      acknowledged({ acknowledgedOn: '2026-02-30' }),
      unsuccessful({ resultDate: '2026-03-02' }),
    ],
  },
  {
    code: 'date-before-the-fact-it-follows',
    where: 'an unsuccessful result is dated before an acknowledgement that was only inferred',
    broken: [
      ...given.referred,
      asImport(acknowledged(), [], inferred),
      unsuccessful({ resultDate: '2026-03-03' }),
    ],
    severity: 'warning',
    expected: { field: 'resultDate', onOrAfter: '2026-03-04' },
    legal: [
      ...given.referred,
      asImport(acknowledged(), [], inferred),
      unsuccessful({ resultDate: '2026-03-04' }),
    ],
  },
  {
    code: 'date-before-the-fact-it-follows',
    where: 'it is dated before the referral too, which was not inferred',
    broken: [
      ...given.referred,
      asImport(acknowledged(), [], inferred),
      unsuccessful({ resultDate: '2026-03-01' }),
    ],
    expected: { field: 'resultDate', onOrAfter: '2026-03-04' },
    legal: [
      ...given.referred,
      asImport(acknowledged({ acknowledgedOn: '2026-03-02' }), [], inferred),
      unsuccessful({ resultDate: '2026-03-02' }),
    ],
  },
  {
    code: 'date-before-the-fact-it-follows',
    where: 'a success is dated before the referral, and not on the day of the enrollment',
    broken: [...given.enrolled, successful({ resultDate: '2026-03-01' })],
    reports: ['result-date-not-enrollment-date', 'date-before-the-fact-it-follows'],
    expected: { field: 'resultDate', onOrAfter: '2026-03-02' },
    legal: [
      ...given.acknowledged,
      enrolled({ enrolledOn: '2026-03-01' }),
      successful({ resultDate: '2026-03-01' }),
    ],
  },
  {
    code: 'date-before-the-fact-it-follows',
    where: 'a not-housed reason is dated before the result',
    broken: [...given.successful, reasonAdded({ addedOn: '2026-03-09' })],
    expected: { field: 'addedOn', onOrAfter: '2026-03-10' },
    legal: [...given.successful, reasonAdded({ addedOn: '2026-03-10' })],
  },
];
