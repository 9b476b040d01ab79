import type { CalendarDate } from '../referral/calendar-date.js';
import type { ReferralRow } from './event-rows.js';
import { EXIT } from './hud-files.js';
import { type Reading, readTable, reportUnread } from './table.js';

function lastReferrals(referrals: readonly ReferralRow[]): Map<string, CalendarDate> {
  const last = new Map<string, CalendarDate>();
  for (const { enrollmentId, referredOn } of referrals) {
    const other = last.get(enrollmentId);
    if (other === undefined || referredOn > other) last.set(enrollmentId, referredOn);
  }
  return last;
}

/**
 * Reads Exit.csv, and keeps only exits before a referral that is recorded on the same enrollment: memory does not
 * grow with the rest. Of several exits from one enrollment the last counts.
 *
 * @returns the day of the exit by EnrollmentID; nothing where the file cannot be read. That it is not there is no
 *   finding.
 */
export async function readExits(
  reading: Reading,
  referrals: readonly ReferralRow[],
): Promise<ReadonlyMap<string, CalendarDate> | undefined> {
  if (!reading.files.has(EXIT.name)) return undefined;
  const last = lastReferrals(referrals);
  const exits = new Map<string, CalendarDate>();
  const outcome = await readTable(reading, EXIT, (row) => {
    if (row.has('DateDeleted')) return;
    const enrollmentId = row.need('EnrollmentID');
    const referredOn = enrollmentId === undefined ? undefined : last.get(enrollmentId);
    if (enrollmentId === undefined || referredOn === undefined) return;
    const exitDate = row.need('ExitDate');
    if (exitDate === undefined) return;
    if (exitDate >= referredOn) {
      // No referral comes after this exit, whatever another row says.
      last.delete(enrollmentId);
      exits.delete(enrollmentId);
      return;
    }
    const other = exits.get(enrollmentId);
    if (other === undefined || exitDate > other) exits.set(enrollmentId, exitDate);
  });
  reportUnread(outcome, EXIT, reading.report);
  return outcome.read ? exits : undefined;
}
