import { ACCEPTED, type PlantedFault } from './planted-fault.js';

const OPEN = { ReferralResult: undefined, ResultDate: undefined } as const;
/** Open for so few days before the export that nobody needs to ask yet. */
const LATELY = { ...OPEN, EventDate: '2026-09-24' } as const;

/** Faults of what a referral tells: its rows can be read, and the history is not as the rules have it. */
export const HISTORY_FAULTS: readonly PlantedFault[] = [
  {
    eventId: '49001',
    codes: ['success-without-enrollment'],
    about: 'Accepted, and the client was enrolled nowhere.',
    event: ACCEPTED,
  },
  {
    eventId: '49002',
    codes: ['success-without-enrollment'],
    about: 'Accepted, and the only stay in the receiving project was over before the referral.',
    event: ACCEPTED,
    stays: [{ projectId: '206', entryDate: '2025-12-01', exitDate: '2026-01-12' }],
    leftCeOn: '2026-02-20',
  },
  {
    eventId: '49003',
    codes: ['result-date-not-enrollment-date'],
    about: 'The result carries the day of typing, four days after the enrollment.',
    event: { ...ACCEPTED, ResultDate: '2026-02-13' },
    stays: [{ projectId: '206', entryDate: '2026-02-09' }],
  },
  {
    eventId: '49004',
    codes: ['result-date-not-enrollment-date'],
    about: 'The result is dated when the client said yes, five days before the enrollment.',
    event: { ...ACCEPTED, ResultDate: '2026-02-04' },
    stays: [{ projectId: '206', entryDate: '2026-02-09' }],
  },
  {
    eventId: '49005',
    codes: ['result-date-missing'],
    about: 'Declined, and nobody wrote when.',
    event: { ResultDate: undefined },
  },
  {
    eventId: '49006',
    codes: ['result-date-missing'],
    about: 'Accepted, enrolled, and the result has no date.',
    event: { ...ACCEPTED, ResultDate: undefined },
    stays: [{ projectId: '206', entryDate: '2026-02-09' }],
  },
  {
    eventId: '49007',
    codes: ['date-before-the-fact-it-follows'],
    about: 'Declined three days before the referral was made.',
    event: { ResultDate: '2026-01-30' },
  },
  {
    eventId: '49008',
    codes: ['date-before-the-fact-it-follows', 'result-date-not-enrollment-date'],
    about: 'Accepted on a day before the referral, by an enrollment that began after it.',
    event: { ...ACCEPTED, ResultDate: '2026-01-30' },
    stays: [{ projectId: '206', entryDate: '2026-02-09' }],
  },
  {
    eventId: '49009',
    codes: ['date-not-real'],
    about: 'Referred on 30 February.',
    event: { EventDate: '2026-02-30', ResultDate: '2026-03-05' },
  },
  {
    eventId: '49010',
    codes: ['date-not-real'],
    about: 'Declined on 31 April.',
    event: { EventDate: '2026-04-20', ResultDate: '2026-04-31' },
  },
  {
    eventId: '49011',
    codes: ['date-after-recorded'],
    about: 'Referred two months after the export was taken.',
    event: { ...OPEN, EventDate: '2026-12-01' },
  },
  {
    eventId: '49012',
    codes: ['date-after-recorded'],
    about: 'The year of the result is mistyped: it lies in the future.',
    event: { ResultDate: '2027-02-09' },
  },
  {
    eventId: '49013',
    codes: ['event-type-not-the-projects'],
    about: 'An opening in supportive housing, at an emergency shelter.',
    event: { Event: 14, LocationCrisisOrPHHousing: '202' },
  },
  {
    eventId: '49014',
    codes: ['event-type-not-the-projects'],
    about: 'A joint TH-RRH opening, at a re-housing project that no joint component funds.',
    event: { Event: 12, LocationCrisisOrPHHousing: '206' },
  },
  {
    eventId: '49015',
    codes: ['receiving-project-missing'],
    about: 'No location, so nobody can say whose referral it is.',
    event: { LocationCrisisOrPHHousing: undefined },
  },
  {
    eventId: '49016',
    codes: ['receiving-project-missing'],
    about: 'The location is an empty string, which real files write for null.',
    event: { LocationCrisisOrPHHousing: '' },
  },
  {
    eventId: '49017',
    codes: [],
    about: 'Accepted by the first of two referrals that claim one enrollment: sound in itself.',
    event: ACCEPTED,
    stays: [{ projectId: '206', entryDate: '2026-02-09' }],
  },
  {
    eventId: '49018',
    codes: ['enrollment-linked-twice'],
    about: 'Accepted by the second of two referrals that claim one enrollment.',
    event: { ...ACCEPTED, EventDate: '2026-02-05' },
    sameClientAs: '49017',
  },
  {
    eventId: '49019',
    codes: [],
    about:
      'A joint TH-RRH referral to the transitional half, and an enrollment in the re-housing half: sound.',
    event: { ...ACCEPTED, Event: 12, LocationCrisisOrPHHousing: '212' },
    stays: [{ projectId: '213', entryDate: '2026-02-09' }],
  },
  {
    eventId: '49020',
    codes: ['enrollment-ambiguous'],
    about: 'Accepted, and the client was enrolled in the receiving project twice on one day.',
    event: ACCEPTED,
    stays: [
      { projectId: '206', entryDate: '2026-02-09' },
      { projectId: '206', entryDate: '2026-02-09' },
    ],
    // Who was asked knows which of the two it was.
    local: { cells: { ResultingEnrollmentID: '6490201' }, codes: [] },
  },
  {
    eventId: '49101',
    codes: [],
    about: 'Open since lately: sound in itself.',
    event: { ...LATELY, Event: 14, LocationCrisisOrPHHousing: '208' },
  },
  {
    eventId: '49102',
    codes: ['another-referral-still-open'],
    about: 'Accepted, while another referral of the client waits for an answer.',
    event: { ...ACCEPTED, EventDate: '2026-09-21', ResultDate: '2026-09-28' },
    stays: [{ projectId: '206', entryDate: '2026-09-28' }],
    sameClientAs: '49101',
  },
  {
    eventId: '49103',
    codes: ['duplicate-referral'],
    about: 'One of two open referrals of one client to one project.',
    event: LATELY,
  },
  {
    eventId: '49104',
    codes: ['duplicate-referral'],
    about: 'The other of two open referrals of one client to one project: which is the copy, no row says.',
    event: { ...LATELY, EventDate: '2026-09-25' },
    sameClientAs: '49103',
  },
  {
    eventId: '49105',
    codes: ['not-head-of-household'],
    about: 'Recorded about the spouse of the head of household.',
    event: {},
    relationship: 3,
  },
  {
    eventId: '49106',
    codes: ['event-after-exit'],
    about: 'Referred three days after the client left Coordinated Entry.',
    event: {},
    leftCeOn: '2026-01-30',
  },
  {
    eventId: '49107',
    codes: ['retired-event-type'],
    about: 'An Emergency Housing Voucher, which HUD had retired by then.',
    event: { Event: 17, LocationCrisisOrPHHousing: undefined },
  },
  {
    eventId: '49108',
    codes: ['outstanding-referral'],
    about: 'Open for 15 days on the day of the export.',
    event: { ...OPEN, EventDate: '2026-09-16' },
  },
  {
    eventId: '49109',
    codes: [],
    about: 'Open for 14 days on the day of the export: that is still in time.',
    event: { ...OPEN, EventDate: '2026-09-17' },
  },
];
