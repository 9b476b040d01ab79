import type { CocPolicy, EntryMetadata } from 'ce-referrals';
import { defaultPolicy } from 'ce-referrals';
import { asImport, by, given, provider, reasonAdded, spoilt, unsuccessful } from '../../given.js';
import type { Example } from '../example.js';

/** Two versions of a CoC's list: the reasons of the old one are not in the current one. */
const twoVersions: CocPolicy = {
  ...defaultPolicy,
  notHousedReasons: {
    current: '2026',
    lists: [
      { version: '2024', reasons: [{ code: 'moved-away', label: 'Moved away', for: ['unsuccessful'] }] },
      {
        version: '2026',
        reasons: [
          { code: 'either-side', label: 'Either side declined', for: ['unsuccessful', 'not-housed'] },
          { code: 'landlord', label: 'Landlord declined', for: ['not-housed'], result: 'provider-rejected' },
        ],
      },
    ],
  },
};

const chosenFrom = (reasonListVersion: string): EntryMetadata => by(provider, { reasonListVersion });

/** The rules about a reason. */
export const reasons: readonly Example[] = [
  {
    code: 'reason-missing',
    where: 'an imported unsuccessful result has no reason',
    broken: [...given.acknowledged, asImport(unsuccessful(), ['notHousedReason'])],
    reports: ['reason-missing', 'not-attributed'],
    expected: { field: 'notHousedReason' },
    legal: [...given.acknowledged, asImport(unsuccessful())],
    leaves: ['not-attributed'],
  },
  {
    code: 'reason-missing',
    where: 'a command gives no reason',
    broken: [...given.acknowledged, spoilt(unsuccessful(), 'notHousedReason')],
    refuses: ['reason-missing', 'incomplete-command'],
    expected: { field: 'notHousedReason' },
    legal: [...given.acknowledged, unsuccessful()],
  },
  {
    code: 'reason-not-on-list',
    where: 'the list has no such reason for an unsuccessful result',
    broken: [...given.acknowledged, unsuccessful({ notHousedReason: 'bad-weather' })],
    expected: { field: 'notHousedReason' },
    legal: [...given.acknowledged, unsuccessful({ notHousedReason: 'other' })],
  },
  {
    code: 'reason-not-on-list',
    where: 'the list has no such reason to add to a success',
    broken: [...given.successful, reasonAdded({ reason: 'bad-weather' })],
    expected: { field: 'reason' },
    legal: [...given.successful, reasonAdded({ reason: 'other' })],
  },
  {
    code: 'reason-not-on-list',
    where: 'the reason was taken off the list',
    broken: [...given.acknowledged, unsuccessful({ notHousedReason: 'moved-away' }, chosenFrom('2026'))],
    expected: { field: 'notHousedReason' },
    options: { policy: twoVersions },
    legal: [
      ...given.acknowledged,
      asImport(unsuccessful({ notHousedReason: 'moved-away' }), [], {
        source: 'import',
        reasonListVersion: '2024',
      }),
    ],
    leaves: ['not-attributed'],
  },
  {
    code: 'reason-not-on-list',
    where: 'the policy has no such version of the list',
    broken: [
      ...given.acknowledged,
      asImport(unsuccessful({ notHousedReason: 'either-side' }), [], {
        source: 'import',
        reasonListVersion: '1999',
      }),
    ],
    reports: ['reason-not-on-list', 'not-attributed'],
    expected: { field: 'notHousedReason' },
    options: { policy: twoVersions },
    legal: [...given.acknowledged, unsuccessful({ notHousedReason: 'either-side' })],
  },
  {
    code: 'reason-not-for-outcome',
    where: 'a reason for the time after an enrollment is given to an unsuccessful result',
    broken: [...given.acknowledged, unsuccessful({ notHousedReason: 'no-unit-found' })],
    expected: { field: 'notHousedReason' },
    legal: [...given.acknowledged, unsuccessful({ notHousedReason: 'could-not-be-reached' })],
  },
  {
    code: 'reason-not-for-outcome',
    where: 'a reason against enrolling is added to a success',
    broken: [...given.successful, reasonAdded({ reason: 'income' })],
    expected: { field: 'reason' },
    legal: [...given.successful, reasonAdded({ reason: 'could-not-be-reached' })],
  },
  {
    code: 'reason-implies-another-result',
    where: 'the list says that the reason is the client’s',
    broken: [...given.acknowledged, unsuccessful({ notHousedReason: 'declined-unit' })],
    expected: { field: 'result', is: 'client-rejected' },
    legal: [
      ...given.acknowledged,
      unsuccessful({ notHousedReason: 'declined-unit', result: 'client-rejected' }),
    ],
  },
  {
    code: 'reason-implies-another-result',
    where: 'only a list whose reason implies no result lets either side decline',
    broken: [...given.acknowledged, unsuccessful({ notHousedReason: 'income', result: 'client-rejected' })],
    expected: { field: 'result', is: 'provider-rejected' },
    legal: [
      ...given.acknowledged,
      unsuccessful({ notHousedReason: 'either-side', result: 'client-rejected' }, chosenFrom('2026')),
    ],
    legalOptions: { policy: twoVersions },
  },
  {
    code: 'reason-implies-another-result',
    where: 'on a success, what a reason implies binds nothing',
    broken: [...given.acknowledged, unsuccessful({ result: 'client-rejected' })],
    expected: { field: 'result', is: 'provider-rejected' },
    legal: [...given.successful, reasonAdded({ reason: 'landlord' }, chosenFrom('2026'))],
    legalOptions: { policy: twoVersions },
  },
];
