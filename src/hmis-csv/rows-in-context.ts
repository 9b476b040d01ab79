import { CURRENT_HOUSING_REFERRAL_EVENT_TYPES, RETIRED_EVENT_TYPE } from '../hud/index.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import type { Enrollments } from './enrollments.js';
import type { ReferralRow } from './event-rows.js';
import { findingOf, type Report } from './findings.js';
import { EVENT } from './hud-files.js';

/** The first day of HUD's FY2026 data standards, which list Emergency Housing Vouchers (17) as retired. */
const RETIRED_SINCE: CalendarDate = '2025-10-01';

/** What other files say of the enrollments that referrals are recorded on. */
interface Context {
  /** Enrollment.csv, where it could be read. */
  readonly enrollments: Enrollments | undefined;
  /** By EnrollmentID: the day of an exit. Absent where Exit.csv could not be read. */
  readonly exits: ReadonlyMap<string, CalendarDate> | undefined;
}

/**
 * Reports what is wrong with a row of Event.csv once the enrollment that it is recorded on is known. Where the
 * core has a rule for the fault, the history cannot break it: an import of type 17 is history, and who heads a
 * household is not told in events.
 */
export function reportInContext(row: ReferralRow, { enrollments, exits }: Context, report: Report): void {
  const { eventId, line, enrollmentId, eventType, referredOn } = row;
  const place = (field: string) => ({ file: EVENT.name, line, eventId, field });
  if (enrollments?.households.has(enrollmentId) === false) {
    report(findingOf('enrollment-not-in-export', place('EnrollmentID')));
  }
  if (enrollments?.notOfHeads.has(enrollmentId) === true) {
    const expected = { form: 'the PersonalID of the head of household' };
    report(findingOf('not-head-of-household', { ...place('PersonalID'), expected }));
  }
  const exitDate = exits?.get(enrollmentId);
  if (exitDate !== undefined && exitDate < referredOn) {
    report(findingOf('event-after-exit', { ...place('EventDate'), expected: { onOrBefore: exitDate } }));
  }
  if (eventType === RETIRED_EVENT_TYPE && referredOn >= RETIRED_SINCE) {
    const expected = { oneOf: CURRENT_HOUSING_REFERRAL_EVENT_TYPES };
    report(findingOf('retired-event-type', { ...place('Event'), expected }));
  }
}
