import type { ReferralRow } from './event-rows.js';
import { ENROLLMENT } from './hud-files.js';
import type { Stay } from './infer-enrollment.js';
import type { Row } from './row.js';
import { type Reading, readTable, reportUnread } from './table.js';

/** An enrollment that a referral is said to have led to: it may be another client's. */
export interface ResultingStay extends Stay {
  /** Whose enrollment it is. */
  readonly personalId: string;
}

/** What Enrollment.csv says about the clients of referrals. */
export interface Enrollments {
  /** The stays of each client with an accepted referral, by PersonalID. */
  readonly stays: ReadonlyMap<string, readonly Stay[]>;
  /**
   * The enrollments that local fields name as resulting, by EnrollmentID; `undefined` where the row is there and
   * cannot be read.
   */
  readonly resulting: ReadonlyMap<string, ResultingStay | undefined>;
  /** For each enrollment a referral is recorded on, where it is in the file: its household, or `null`. */
  readonly households: ReadonlyMap<string, string | null>;
  /** Of these, the enrollments that say of their client to be somebody else than the head of the household. */
  readonly notOfHeads: ReadonlySet<string>;
}

/** HUD's relationships to the head of household (3.15.1) other than self; 99 and null say nothing. */
const NOT_THE_HEAD: readonly (number | undefined)[] = [2, 3, 4, 5];

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
 * @param named - the EnrollmentIDs that local fields name.
 * @returns nothing where the file cannot be read.
 */
export async function readEnrollments(
  reading: Reading,
  referrals: readonly ReferralRow[],
  named: ReadonlySet<string> = new Set(),
): Promise<Enrollments | undefined> {
  // Begins with the enrollments that referrals are recorded on, `false` until their row comes: a million rows are
  // looked up here, once each.
  const households = new Map<string, string | null | false>();
  const stays = new Map<string, Stay[]>();
  for (const { enrollmentId, personalId, result } of referrals) {
    households.set(enrollmentId, false);
    if (result === 'client-accepted') stays.set(personalId, []);
  }
  const resulting = new Map<string, ResultingStay | undefined>();
  const notOfHeads = new Set<string>();
  const outcome = await readTable(reading, ENROLLMENT, (row) => {
    if (row.has('DateDeleted')) return;
    const enrollmentId = row.need('EnrollmentID');
    const personalId = row.need('PersonalID');
    if (enrollmentId === undefined || personalId === undefined) return;
    const wanted = stays.get(personalId);
    const household = households.get(enrollmentId);
    const again =
      (household !== undefined && household !== false) ||
      resulting.has(enrollmentId) ||
      wanted?.some((stay) => stay.enrollmentId === enrollmentId) === true;
    if (again) {
      row.report('duplicate-key', 'EnrollmentID');
      return;
    }
    if (household === false) {
      households.set(enrollmentId, row.get('HouseholdID') ?? null);
      if (NOT_THE_HEAD.includes(row.get('RelationshipToHoH'))) notOfHeads.add(enrollmentId);
    }
    // An enrollment on which a referral is recorded can be what another one led to.
    const isNamed = named.has(enrollmentId);
    const stay = wanted === undefined && !isNamed ? undefined : stayOf(row, enrollmentId);
    if (stay !== undefined) wanted?.push(stay);
    if (isNamed) resulting.set(enrollmentId, stay === undefined ? undefined : { ...stay, personalId });
  });
  reportUnread(outcome, ENROLLMENT, reading.report);
  if (!outcome.read) return undefined;
  const found = households as Map<string, string | null>;
  for (const [enrollmentId, household] of households) if (household === false) found.delete(enrollmentId);
  return { stays, resulting, households: found, notOfHeads };
}
