import type { CurrentHousingReferralEventType } from 'ce-referrals';
import { asImport, imported, manager, referred, spoilt } from '../../given.js';
import type { Example } from '../example.js';

const psh = { known: { projects: { 'project-1': { projectType: 3 } } } };
const rrh = (jointThRrh?: boolean) => ({
  known: {
    projects: { 'project-1': { projectType: 13, ...(jointThRrh === undefined ? {} : { jointThRrh }) } },
  },
});

/** The rules about what a referral says of the opening and the project. */
export const referral: readonly Example[] = [
  {
    code: 'not-a-housing-referral',
    where: 'the event is a housing needs assessment',
    broken: [spoilt(referred(), 'eventType', 4)],
    expected: { field: 'eventType', oneOf: [10, 11, 12, 13, 14, 15, 18] },
    legal: [referred({ eventType: 10 })],
  },
  {
    code: 'not-a-housing-referral',
    where: 'the event type is text',
    broken: [spoilt(referred(), 'eventType', '14')],
    refuses: ['not-a-housing-referral', 'incomplete-command'],
    expected: { field: 'eventType', oneOf: [10, 11, 12, 13, 14, 15, 18] },
    legal: [referred({ eventType: 14 })],
  },
  {
    code: 'retired-event-type',
    where: 'a new referral is an Emergency Housing Voucher',
    broken: [referred({ eventType: 17 as CurrentHousingReferralEventType })],
    expected: { field: 'eventType', oneOf: [10, 11, 12, 13, 14, 15, 18] },
    legal: [referred({ eventType: 18 })],
  },
  {
    code: 'retired-event-type',
    where: 'it is not an old one that was imported',
    broken: [referred({ eventType: 17 as CurrentHousingReferralEventType })],
    expected: { field: 'eventType', oneOf: [10, 11, 12, 13, 14, 15, 18] },
    legal: [asImport(referred({ eventType: 17 as CurrentHousingReferralEventType }))],
    leaves: ['not-attributed'],
  },
  {
    code: 'event-type-not-the-projects',
    where: 'a rapid re-housing opening is in a permanent supportive housing project',
    broken: [referred({ eventType: 13 })],
    severity: 'warning',
    expected: { field: 'eventType', oneOf: [14] },
    options: psh,
    legal: [referred({ eventType: 14 })],
  },
  {
    code: 'event-type-not-the-projects',
    where: 'a joint opening is in a project known to be no half of a joint component',
    broken: [referred({ eventType: 12 })],
    severity: 'warning',
    expected: { field: 'eventType', oneOf: [13] },
    options: rrh(false),
    legal: [referred({ eventType: 12 })],
    legalOptions: rrh(),
  },
  {
    code: 'event-type-not-the-projects',
    where: 'another opening than the two of a joint project is referred to',
    broken: [referred({ eventType: 14 })],
    severity: 'warning',
    expected: { field: 'eventType', oneOf: [12, 13] },
    options: rrh(true),
    legal: [referred({ eventType: 18 })],
  },
  {
    code: 'receiving-project-missing',
    where: 'an imported bed opening has no location',
    broken: [asImport(referred(), ['projectId'], { ...imported, recordedBy: manager })],
    severity: 'warning',
    expected: { field: 'projectId' },
    legal: [asImport(referred({ eventType: 18 }), ['projectId'], { ...imported, recordedBy: manager })],
  },
];
