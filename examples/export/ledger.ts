import { EXPORT_ID, isPermanentHousing, RECEIVING_PROJECTS } from './agencies.js';
import type { FileName, Row } from './columns.js';

/** The files with a row for each thing that happened to a client. */
type ClientFile = Extract<FileName, 'Enrollment' | 'Exit' | 'Assessment' | 'Event'>;

/** Rows as they are gathered, by file. */
export type Ledger = { readonly [F in ClientFile]: Row<F>[] };

/** A ledger with nothing in it. */
export function emptyLedger(): Ledger {
  return { Enrollment: [], Exit: [], Assessment: [], Event: [] };
}

/**
 * When a row was made and last changed, and by whom. Days; the time of day is the same everywhere. No row was
 * changed before it was made.
 */
export function stamp(
  createdOn: string,
  changedOn: string,
  userId: string,
): { DateCreated: string; DateUpdated: string; UserID: string; ExportID: string } {
  return {
    DateCreated: `${createdOn} 10:15:00`,
    DateUpdated: `${[createdOn, changedOn].sort().at(-1)} 14:40:00`,
    UserID: userId,
    ExportID: EXPORT_ID,
  };
}

/** A person in a household: an ID, and HUD's relationship to the head (1 is the head). */
export interface Member {
  readonly personalId: string;
  readonly relationship: number;
}

/** A household's stay in a project: one enrollment for each member. */
export interface Stay {
  readonly householdId: string;
  readonly projectId: string;
  readonly entryDate: string;
  readonly userId: string;
  /** The members with their EnrollmentIDs, the head first. */
  readonly members: readonly (Member & { readonly enrollmentId: string })[];
  readonly moveInDate?: string | undefined;
  /** The day its enrollments were deleted: they stay in the export as tombstones. */
  readonly deletedOn?: string | undefined;
}

/** Writes the enrollments of a stay. */
export function enroll(ledger: Ledger, stay: Stay): void {
  const { projectId, entryDate, userId } = stay;
  const project = RECEIVING_PROJECTS.find((known) => known.projectId === projectId);
  const isPermanent = project !== undefined && isPermanentHousing(project.projectType);
  for (const { enrollmentId, personalId, relationship } of stay.members) {
    ledger.Enrollment.push({
      EnrollmentID: enrollmentId,
      PersonalID: personalId,
      ProjectID: projectId,
      EntryDate: entryDate,
      HouseholdID: stay.householdId,
      RelationshipToHoH: relationship,
      EnrollmentCoC: 'XX-500',
      LivingSituation: relationship === 2 ? undefined : 116,
      LengthOfStay: relationship === 2 ? undefined : 4,
      DisablingCondition: relationship === 1 ? 1 : 0,
      MoveInDate: isPermanent ? stay.moveInDate : undefined,
      ...stamp(entryDate, stay.deletedOn ?? stay.moveInDate ?? entryDate, userId),
      DateDeleted: stay.deletedOn === undefined ? undefined : `${stay.deletedOn} 14:40:00`,
    });
  }
}

/** Writes the exits of a stay. An ExitID is its enrollment's number with a letter before it. */
export function exit(ledger: Ledger, stay: Stay, exitDate: string, destination: number): void {
  for (const { enrollmentId, personalId } of stay.members) {
    ledger.Exit.push({
      ExitID: `X${enrollmentId}`,
      EnrollmentID: enrollmentId,
      PersonalID: personalId,
      ExitDate: exitDate,
      Destination: destination,
      ...stamp(exitDate, exitDate, stay.userId),
    });
  }
}
