import {
  addDays,
  type CalendarDate,
  isCalendarDate,
  isHousingReferral,
  referralResultOf,
} from 'ce-referrals';
import type { LocalField } from 'ce-referrals/hmis-csv';
import { CE_PROJECT, LAST_DAY } from './agencies.js';
import type { Row } from './columns.js';
import { PLANTED_FAULTS } from './faults.js';
import type { Ledger } from './ledger.js';
import type { LocalCells } from './planted-fault.js';

/** The file in which the system of the example exports what HUD has no column for. */
export const LOCAL_FILE = 'CustomCEReferral.csv';

const COLUMNS = [
  'EventID',
  'DateAcknowledged',
  'ResultingEnrollmentID',
  'IfNotHousedReason',
  'IfNotHousedReasonDate',
] as const;

/** What its columns tell: `examples/local-fields.json`. */
export const LOCAL_FIELDS: readonly LocalField[] = [
  { file: LOCAL_FILE, column: 'DateAcknowledged', meaning: 'date-acknowledged' },
  { file: LOCAL_FILE, column: 'ResultingEnrollmentID', meaning: 'resulting-enrollment' },
  { file: LOCAL_FILE, column: 'IfNotHousedReason', meaning: 'not-housed-reason' },
  { file: LOCAL_FILE, column: 'IfNotHousedReasonDate', meaning: 'not-housed-reason-date' },
];

// A row about an event that Event.csv does not have.
const STRAY_EVENT_ID = '49299';

const REASON = {
  'client-accepted': undefined,
  'client-rejected': 'no-longer-interested',
  'provider-rejected': 'program-full',
} as const;

function dayIn(cell: unknown): CalendarDate | undefined {
  const day = String(cell).slice(0, 10);
  return isCalendarDate(day) ? day : undefined;
}

// Up to two days after the referral, and never after its result.
function acknowledgedOn({ EventID, EventDate, ResultDate }: Row<'Event'>): string | undefined {
  const referredOn = dayIn(EventDate);
  if (referredOn === undefined) return undefined;
  const resultDate = dayIn(ResultDate);
  const last = resultDate !== undefined && resultDate >= referredOn ? resultDate : LAST_DAY;
  const day = addDays(referredOn, Number(EventID) % 3);
  if (day <= last) return day;
  return referredOn <= last ? referredOn : undefined;
}

/** What is right to say of a referral. */
function soundCells(row: Row<'Event'>, { Enrollment }: Ledger): LocalCells {
  const code = Number(row.ReferralResult ?? 0);
  const result = referralResultOf(code);
  const led = Enrollment.find(
    ({ PersonalID, EntryDate, ProjectID }) =>
      PersonalID === row.PersonalID && EntryDate === row.ResultDate && ProjectID !== CE_PROJECT,
  );
  return {
    DateAcknowledged: acknowledgedOn(row),
    ResultingEnrollmentID: result === 'client-accepted' ? String(led?.EnrollmentID ?? '') : undefined,
    IfNotHousedReason: result && REASON[result],
  };
}

/** The rows of the file, one for each referral that can be read, and one for none. */
export function localLines(ledger: Ledger): readonly string[] {
  const lines: string[] = [COLUMNS.join(',')];
  const write = (EventID: string, cells: LocalCells): void => {
    const row: Readonly<Record<string, string | undefined>> = { EventID, ...cells };
    lines.push(COLUMNS.map((column) => row[column] ?? '').join(','));
  };
  const told = new Set<string>();
  for (const row of ledger.Event) {
    const eventId = String(row.EventID);
    const isReferral = isHousingReferral(Number(row.Event)) && dayIn(row.EventDate) !== undefined;
    const fault = PLANTED_FAULTS.find((planted) => planted.eventId === eventId);
    const isRead = row.DateDeleted === undefined && fault?.spoil === undefined;
    if (!isReferral || !isRead || told.has(eventId)) continue;
    told.add(eventId);
    const cells = soundCells(row, ledger);
    // What rests on an inferred enrollment goes on resting on it.
    const kept = fault === undefined ? cells : { ...cells, ResultingEnrollmentID: undefined };
    write(eventId, { ...kept, ...fault?.local?.cells });
  }
  write(STRAY_EVENT_ID, { DateAcknowledged: LAST_DAY });
  return lines;
}
