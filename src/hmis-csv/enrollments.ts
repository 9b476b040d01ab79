import type { ReferralRow } from './event-rows.js';
import { ENROLLMENT } from './hud-files.js';
import type { Stay } from './infer-enrollment.js';
import type { Row } from './row.js';
import { type Reading, readTable, reportUnread } from './table.js';

/** What Enrollment.csv says about the clients of referrals. */
export interface Enrollments {
  /** The stays of each client with an accepted referral, by PersonalID. */
  readonly stays: ReadonlyMap<string, readonly Stay[]>;
  /** For each enrollment a referral is recorded on: its household, or `undefined` where it names none. */
  readonly households: ReadonlyMap<string, string | undefined>;
}

function stayOf(row: Row<typeof ENROLLMENT>, enrollmentId: string): Stay | undefined {
  const projectId = row.need('ProjectID');
  const entryDate = row.need('EntryDate');
  return projectId === undefined || entryDate === undefined
    ? undefined
    : { enrollmentId, projectId, entryDate };
}

/**
 * Reads Enrollment.csv, and keeps only what the referrals ask about: memory does not grow with the rest.
 *
 * @returns nothing where the file cannot be read.
 */
export async function readEnrollments(
  reading: Reading,
  referrals: readonly ReferralRow[],
): Promise<Enrollments | undefined> {
  const recordedOn = new Set<string>();
  const stays = new Map<string, Stay[]>();
  for (const { enrollmentId, personalId, result } of referrals) {
    recordedOn.add(enrollmentId);
    if (result === 'client-accepted') stays.set(personalId, []);
  }
  const households = new Map<string, string | undefined>();
  const outcome = await readTable(reading, ENROLLMENT, (row) => {
    if (row.has('DateDeleted')) return;
    const enrollmentId = row.need('EnrollmentID');
    const personalId = row.need('PersonalID');
    if (enrollmentId === undefined || personalId === undefined) return;
    const wanted = stays.get(personalId);
    const isOwn = recordedOn.has(enrollmentId);
    const again = households.has(enrollmentId) || wanted?.some((stay) => stay.enrollmentId === enrollmentId);
    if (again === true) {
      row.report('duplicate-key', 'EnrollmentID');
      return;
    }
    if (isOwn) households.set(enrollmentId, row.get('HouseholdID'));
    // An enrollment on which a referral is recorded can be what another one led to.
    const stay = wanted === undefined ? undefined : stayOf(row, enrollmentId);
    if (stay !== undefined) wanted?.push(stay);
  });
  reportUnread(outcome, ENROLLMENT, reading.report);
  return outcome.read ? { stays, households } : undefined;
}
