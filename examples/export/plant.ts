import { isCalendarDate } from 'ce-referrals';
import { CE_PROJECT, CE_STAFF, LAST_DAY, providerStaff, RECEIVING_PROJECTS } from './agencies.js';
import { lineOf, type Row } from './columns.js';
import { PLANTED_FAULTS, type PlantedFault, SOUND_EVENT } from './faults.js';
import { enroll, exit, type Ledger, type Member, type Stay, stamp } from './ledger.js';

const CE_ENTRY = '2025-11-03';
const DESTINATION_UNKNOWN = 30;

/** The client of a planted event: the IDs end in the event's own, so that each can be followed by eye. */
function household({ eventId, sameClientAs, relationship }: PlantedFault): readonly Member[] {
  const head = { personalId: `3${sameClientAs ?? eventId}`, relationship: 1 };
  const other = { personalId: `4${eventId}`, relationship: relationship ?? 1 };
  return relationship === undefined ? [head] : [head, other];
}

function stayOf(fault: PlantedFault, at: number, where: Omit<Stay, 'householdId' | 'members'>): Stay {
  const of = `${fault.sameClientAs ?? fault.eventId}`;
  const members = household(fault).map((member, nth) => ({ ...member, enrollmentId: `6${of}${at}${nth}` }));
  return { ...where, householdId: `8${of}${at}`, members };
}

// A row was made on the day of its event, unless that day is itself the fault.
function dayOfRecord(day: unknown, otherwise: string): string {
  return isCalendarDate(day) && day <= LAST_DAY ? day : otherwise;
}

/** Writes a planted event, and all that its client needs for the rest to be sound. */
export function plant(ledger: Ledger, fault: PlantedFault): void {
  const [userId] = CE_STAFF;
  const ce = stayOf(fault, 0, { projectId: CE_PROJECT, entryDate: CE_ENTRY, userId });
  if (fault.sameClientAs === undefined) {
    enroll(ledger, ce);
    if (fault.leftCeOn !== undefined) exit(ledger, ce, fault.leftCeOn, DESTINATION_UNKNOWN);
  }
  fault.stays?.forEach(({ projectId, entryDate, exitDate }, at) => {
    const project = RECEIVING_PROJECTS.find((known) => known.projectId === projectId);
    const staff = project === undefined ? userId : providerStaff(project.organizationId);
    const stay = stayOf(fault, at + 1, { projectId, entryDate, userId: staff });
    enroll(ledger, stay);
    if (exitDate !== undefined) exit(ledger, stay, exitDate, DESTINATION_UNKNOWN);
  });
  const subject = ce.members.at(-1);
  const createdOn = dayOfRecord(fault.event.EventDate, SOUND_EVENT.EventDate);
  const updatedOn = dayOfRecord(fault.event.ResultDate, createdOn);
  ledger.Event.push({
    EventID: fault.eventId,
    EnrollmentID: subject?.enrollmentId,
    PersonalID: subject?.personalId,
    ...SOUND_EVENT,
    ...stamp(createdOn, updatedOn, userId),
    ...fault.event,
  });
}

/** The line of an event in Event.csv, spoilt where its fault says so. */
export function eventLine(row: Row<'Event'>): string {
  const line = lineOf('Event', row);
  return PLANTED_FAULTS.find(({ eventId }) => eventId === row.EventID)?.spoil?.(line) ?? line;
}
