import { ACCEPTED, type PlantedFault } from './planted-fault.js';

/** Faults of a row: a value, a key or a whole line is not as HUD's files have it. */
export const ROW_FAULTS: readonly PlantedFault[] = [
  {
    eventId: '49021',
    codes: ['location-not-a-project'],
    about: 'The location is free text.',
    event: { LocationCrisisOrPHHousing: 'Re-housing for adults, north office' },
  },
  {
    eventId: '49022',
    codes: ['location-not-a-project'],
    about: 'Accepted, and the location is a number that no project has; the enrollment is found by its type.',
    event: { ...ACCEPTED, LocationCrisisOrPHHousing: '299' },
    stays: [{ projectId: '207', entryDate: '2026-02-09' }],
  },
  {
    eventId: '49023',
    codes: ['characters-damaged', 'location-not-a-project'],
    about: 'The location was saved in another encoding, and an accent became a replacement character.',
    event: { LocationCrisisOrPHHousing: 'Foyer d\uFFFDaccueil' },
  },
  {
    eventId: '49024',
    codes: ['date-without-result'],
    about: 'A result date, and no result beside it.',
    event: { ReferralResult: undefined },
  },
  {
    eventId: '49025',
    codes: ['unknown-result-code'],
    about: 'A result that HUD does not have.',
    event: { ReferralResult: 9 },
  },
  {
    eventId: '49026',
    codes: ['unknown-event-code'],
    about: 'An event type that HUD does not have.',
    event: { Event: 19 },
  },
  {
    eventId: '49027',
    codes: ['value-unreadable'],
    about: 'The event type is a word.',
    event: { Event: 'RRH' },
  },
  {
    eventId: '49028',
    codes: ['value-missing'],
    about: 'No day of the referral.',
    event: { EventDate: undefined },
  },
  {
    eventId: '49029',
    codes: ['value-not-in-huds-form'],
    about: 'The day of the referral has a time of day.',
    event: { EventDate: '2026-02-02 00:00:00' },
  },
  {
    eventId: '49030',
    codes: ['result-on-a-type-that-takes-none'],
    about: 'A housing needs assessment that was accepted.',
    event: { ...ACCEPTED, Event: 4, LocationCrisisOrPHHousing: undefined },
  },
  {
    eventId: '49031',
    codes: ['enrollment-not-in-export'],
    about: 'Recorded on an enrollment that is not in the export.',
    event: { EnrollmentID: '600000' },
  },
  {
    eventId: '49032',
    codes: ['enrollment-not-in-export'],
    about: 'Recorded on an enrollment that was deleted.',
    event: {},
    ceDeletedOn: '2026-03-02',
  },
  {
    eventId: '49033',
    codes: ['duplicate-key'],
    about: 'One EventID on two rows, declined by the client on one and by the provider on the other.',
    event: {},
    again: { ReferralResult: 3 },
  },
  {
    eventId: '49034',
    codes: ['row-ragged'],
    about: 'The last value is missing.',
    event: {},
    spoil: (line) => line.slice(0, line.lastIndexOf(',')),
  },
  {
    eventId: '49035',
    codes: ['row-ragged'],
    about: 'A location with a comma and without quotes: one value too many.',
    event: {},
    spoil: (line) => line.replace('"206"', 'Re-housing, adults'),
  },
  {
    eventId: '49036',
    codes: ['quotes-torn'],
    about: 'A quote that is opened and not closed.',
    event: {},
    spoil: (line) => line.replace('"206"', '"206'),
  },
  {
    eventId: '49037',
    codes: [],
    about: 'Deleted by whoever entered it: a tombstone, which is counted and is no fault.',
    event: { DateUpdated: '2026-02-10 11:00:00', DateDeleted: '2026-02-10 11:00:00' },
  },
];
