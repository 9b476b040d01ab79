import { isCalendarDate } from 'ce-referrals';
import { CE_PROJECT, CE_STAFF, LAST_DAY, providerStaff, RECEIVING_PROJECTS } from './agencies.js';
import { lineOf, type Row } from './columns.js';
import { PLANTED_FAULTS } from './faults.js';
import { enroll, exit, type Ledger, type Stay, stamp } from './ledger.js';
import { type PlantedFault, SOUND_EVENT } from './planted-fault.js';

const CE_ENTRY = '2025-11-03';
const DESTINATION_UNKNOWN = 30;

/** A stay of a planted event's household: the IDs hold the event's own, so that each can be followed by eye. */
function stayOf(
  { eventId, sameClientAs = eventId, relationship }: PlantedFault,
  at: number,
  where: Omit<Stay, 'householdId' | 'members'>,
): Stay {
  const head = { personalId: `3${sameClientAs}`, relationship: 1, enrollmentId: `6${sameClientAs}${at}` };
  const second =
    relationship === undefined
      ? []
      : [{ personalId: `4${sameClientAs}`, relationship, enrollmentId: `7${sameClientAs}${at}` }];
  return { ...where, householdId: `8${sameClientAs}${at}`, members: [head, ...second] };
}

// A row was made on the day of its event, unless that day is itself the fault.
function dayOfRecord(day: unknown, otherwise: string): string {
  return isCalendarDate(day) && day <= LAST_DAY ? day : otherwise;
}

/** Writes a planted event, and all that its client needs for the rest to be sound. */
export function plant(ledger: Ledger, fault: PlantedFault): void {
  const [userId] = CE_STAFF;
  const ce = stayOf(fault, 0, {
    projectId: CE_PROJECT,
    entryDate: CE_ENTRY,
    userId,
    deletedOn: fault.ceDeletedOn,
  });
  if (fault.sameClientAs === undefined) enroll(ledger, ce);
  if (fault.leftCeOn !== undefined) exit(ledger, ce, fault.leftCeOn, DESTINATION_UNKNOWN);
  fault.stays?.forEach(({ projectId, entryDate, exitDate }, at) => {
    const project = RECEIVING_PROJECTS.find((known) => known.projectId === projectId);
    const staff = project === undefined ? userId : providerStaff(project.organizationId);
    const stay = stayOf(fault, at + 1, { projectId, entryDate, userId: staff });
    enroll(ledger, stay);
    if (exitDate !== undefined) exit(ledger, stay, exitDate, DESTINATION_UNKNOWN);
  });
  const subject = ce.members.at(-1);
  const createdOn = dayOfRecord(fault.event.EventDate, SOUND_EVENT.EventDate);
  const row: Row<'Event'> = {
    EventID: fault.eventId,
    EnrollmentID: subject?.enrollmentId,
    PersonalID: subject?.personalId,
    ...SOUND_EVENT,
    ...stamp(createdOn, dayOfRecord(fault.event.ResultDate, createdOn), userId),
    ...fault.event,
  };
  ledger.Event.push(row);
  if (fault.again !== undefined) ledger.Event.push({ ...row, ...fault.again });
}

/** The line of an event in Event.csv, spoilt where its fault says so. */
export function eventLine(row: Row<'Event'>): string {
  const line = lineOf('Event', row);
  return PLANTED_FAULTS.find(({ eventId }) => eventId === row.EventID)?.spoil?.(line) ?? line;
}
