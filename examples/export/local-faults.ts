import { ACCEPTED, type PlantedFault } from './planted-fault.js';

const OPEN = { ReferralResult: undefined, ResultDate: undefined } as const;
const STAY = { projectId: '206', entryDate: '2026-02-09' } as const;

/** Faults that only a file of local fields can tell: without one, most of these are sound. */
export const LOCAL_FAULTS: readonly PlantedFault[] = [
  {
    eventId: '49201',
    codes: [],
    about: 'Declined, and nobody had acknowledged it.',
    event: {},
    local: { cells: { DateAcknowledged: undefined }, codes: ['not-acknowledged'] },
  },
  {
    eventId: '49202',
    codes: [],
    about: 'Open for ten days on the day of the export, and not acknowledged.',
    event: { ...OPEN, EventDate: '2026-09-21' },
    local: { cells: { DateAcknowledged: undefined }, codes: ['neither-acknowledged-nor-resolved'] },
  },
  {
    eventId: '49203',
    codes: [],
    about: 'Acknowledged on the day after the enrollment.',
    event: { ...ACCEPTED, ResultDate: '2026-02-09' },
    stays: [STAY],
    local: {
      cells: { DateAcknowledged: '2026-02-10', ResultingEnrollmentID: '6492031' },
      codes: ['enrolled-before-acknowledged'],
    },
  },
  {
    eventId: '49204',
    codes: [],
    about: 'Declined, and nobody wrote why.',
    event: {},
    local: { cells: { IfNotHousedReason: undefined }, codes: ['reason-missing'] },
  },
  {
    eventId: '49205',
    codes: [],
    about: 'A reason that the list does not have.',
    event: {},
    local: { cells: { IfNotHousedReason: 'see-notes' }, codes: ['reason-not-on-list'] },
  },
  {
    eventId: '49206',
    codes: [],
    about: 'A reason for clients who were enrolled and not housed, on a declined referral.',
    event: {},
    local: { cells: { IfNotHousedReason: 'no-unit-found' }, codes: ['reason-not-for-outcome'] },
  },
  {
    eventId: '49207',
    codes: [],
    about: 'Declined by the client, for a reason of the provider.',
    event: {},
    local: { cells: { IfNotHousedReason: 'program-full' }, codes: ['reason-implies-another-result'] },
  },
  {
    eventId: '49208',
    codes: [],
    about: 'Declined by one provider, and enrolled by it at another time: sound.',
    event: { EventDate: '2026-01-12', ResultDate: '2026-01-19' },
    stays: [STAY],
  },
  {
    eventId: '49209',
    codes: ['success-without-enrollment'],
    about: 'Accepted, and the enrollment it names is another client’s.',
    event: ACCEPTED,
    local: { cells: { ResultingEnrollmentID: '6492081' }, codes: ['enrolled-another-client'] },
  },
  {
    eventId: '49210',
    codes: ['success-without-enrollment'],
    about: 'Accepted, and the enrollment it names is in another project than the receiving one.',
    event: ACCEPTED,
    stays: [{ ...STAY, projectId: '207' }],
    local: { cells: { ResultingEnrollmentID: '6492101' }, codes: ['enrolled-in-another-project'] },
  },
  {
    eventId: '49211',
    codes: ['success-without-enrollment'],
    about: 'Accepted, and the enrollment it names is the one that the event is recorded on.',
    event: ACCEPTED,
    local: {
      cells: { ResultingEnrollmentID: '6492110' },
      codes: [
        'enrolled-on-the-ce-enrollment',
        'enrolled-in-another-project',
        'date-before-the-fact-it-follows',
        'enrolled-before-acknowledged',
        'result-date-not-enrollment-date',
      ],
    },
  },
  {
    eventId: '49212',
    codes: [],
    about: 'Declined, and it names an enrollment that it led to.',
    event: {},
    stays: [STAY],
    local: { cells: { ResultingEnrollmentID: '6492121' }, codes: ['enrolled-cannot-be-unsuccessful'] },
  },
  {
    eventId: '49213',
    codes: ['success-without-enrollment'],
    about: 'Accepted, and the enrollment it names is not in the export.',
    event: ACCEPTED,
    local: { cells: { ResultingEnrollmentID: '699999' }, codes: ['resulting-enrollment-not-in-export'] },
  },
  {
    eventId: '49214',
    codes: [],
    about: 'Accepted and not housed: a reason, and no day on which it was added.',
    event: ACCEPTED,
    stays: [STAY],
    local: {
      cells: { ResultingEnrollmentID: '6492141', IfNotHousedReason: 'no-unit-found' },
      codes: ['reason-without-its-date'],
    },
  },
  {
    eventId: '49215',
    codes: [],
    about: 'Accepted: a day on which a reason was added, and no reason.',
    event: ACCEPTED,
    stays: [STAY],
    local: {
      cells: { ResultingEnrollmentID: '6492151', IfNotHousedReasonDate: '2026-03-02' },
      codes: ['reason-date-without-reason'],
    },
  },
  {
    eventId: '49216',
    codes: [],
    about: 'A reason on a referral that is open.',
    event: { ...OPEN, EventDate: '2026-09-24' },
    local: { cells: { IfNotHousedReason: 'declined-unit' }, codes: ['reason-before-success'] },
  },
  {
    eventId: '49217',
    codes: [],
    about: 'Accepted, enrolled, and not housed in the end: the reason was added later. Sound.',
    event: ACCEPTED,
    stays: [STAY],
    local: {
      cells: {
        ResultingEnrollmentID: '6492171',
        IfNotHousedReason: 'no-unit-found',
        IfNotHousedReasonDate: '2026-04-13',
      },
      codes: [],
    },
  },
];
