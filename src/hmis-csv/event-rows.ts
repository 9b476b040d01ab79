import {
  carriesLocation,
  type HousingReferralEventType,
  isHousingReferral,
  REFERRAL_RESULTS,
  type ReferralResult,
  referralResultCode,
  referralResultOf,
} from '../hud/index.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import { HmisCsvError } from './errors.js';
import { EVENT } from './hud-files.js';
import type { Projects } from './projects.js';
import type { Row } from './row.js';
import { type Reading, readTable } from './table.js';

/** What Event.csv says of one housing referral. */
export interface ReferralRow {
  readonly line: number;
  readonly eventId: string;
  readonly enrollmentId: string;
  readonly personalId: string;
  readonly eventType: HousingReferralEventType;
  readonly referredOn: CalendarDate;
  /** The receiving project, where the location is a ProjectID of the export. */
  readonly projectId: string | undefined;
  /** There is a location, whatever it says. */
  readonly located: boolean;
  readonly result: ReferralResult | undefined;
  readonly resultDate: CalendarDate | undefined;
  /** There is a result date, and it cannot be read. */
  readonly resultDateUnreadable: boolean;
  /** There is a result or a result date, whether or not it can be read: the referral is not open. */
  readonly answered: boolean;
  readonly created: string | undefined;
  readonly updated: string | undefined;
  readonly userId: string | undefined;
}

/** How many rows Event.csv has, and what became of each: the numbers below `rows` add up to it. */
export interface EventCounts {
  /** All rows below the header. */
  readonly rows: number;
  /** Housing referrals: each became a history. */
  readonly housingReferrals: number;
  /** Events of other types. */
  readonly otherEvents: number;
  /** Tombstones: rows with a DateDeleted. */
  readonly deleted: number;
  /** Housing referrals whose EventID an earlier one has. */
  readonly duplicates: number;
  /** Rows that cannot be read, or lack what every event must have. Each has its finding. */
  readonly unreadable: number;
}

type Verdict = ReferralRow | 'other' | 'deleted' | 'duplicate' | 'unreadable';

const EVENT_CODES = Array.from({ length: 18 }, (_, index) => index + 1);
const RESULT_CODES = REFERRAL_RESULTS.map(referralResultCode);

function resultOf(row: Row<typeof EVENT>): ReferralResult | undefined {
  const code = row.get('ReferralResult');
  const result = code === undefined ? undefined : referralResultOf(code);
  if (code !== undefined && result === undefined) {
    row.report('unknown-result-code', 'ReferralResult', { oneOf: RESULT_CODES });
  }
  if (!row.has('ReferralResult') && row.has('ResultDate'))
    row.report('date-without-result', 'ReferralResult');
  return result;
}

// HUD's identifiers have at most 32 characters. One word, so no sentence and no address; and no digits in three
// groups or more, so no date, no telephone number and no social security number.
const COULD_BE_PROJECT_ID = /^(?!\d+(?:[-._]\d+){2,}$)[\p{L}\p{N}._-]{1,32}$/u;

// Where Project.csv cannot be read, nobody can look the location up: it stays the ProjectID that HUD says it is,
// where it can be one. Anything else is free text, which no event holds.
function locationOf(
  row: Row<typeof EVENT>,
  eventType: number,
  projects: Projects | undefined,
): string | undefined {
  const location = row.get('LocationCrisisOrPHHousing');
  if (location === undefined || !carriesLocation(eventType)) return undefined;
  const isProject =
    projects === undefined ? COULD_BE_PROJECT_ID.test(location) : Object.hasOwn(projects, location);
  if (isProject) return location;
  row.report('location-not-a-project', 'LocationCrisisOrPHHousing');
  return undefined;
}

function referralOf(
  row: Row<typeof EVENT>,
  eventType: HousingReferralEventType,
  seen: Set<string>,
  projects: Projects | undefined,
): Verdict {
  const eventId = row.need('EventID');
  const personalId = row.need('PersonalID');
  const enrollmentId = row.need('EnrollmentID');
  const referredOn = row.need('EventDate');
  if (
    eventId === undefined ||
    personalId === undefined ||
    enrollmentId === undefined ||
    referredOn === undefined
  ) {
    return 'unreadable';
  }
  // One look, not two: the set did not grow, so the EventID was in it.
  const others = seen.size;
  if (seen.add(eventId).size === others) {
    row.report('duplicate-key', 'EventID');
    return 'duplicate';
  }
  const projectId = locationOf(row, eventType, projects);
  const result = resultOf(row);
  const resultDate = row.get('ResultDate');
  return {
    line: row.line,
    eventId,
    enrollmentId,
    personalId,
    eventType,
    referredOn,
    projectId,
    located: row.has('LocationCrisisOrPHHousing'),
    result,
    resultDate: result === undefined ? undefined : resultDate,
    resultDateUnreadable: resultDate === undefined && row.has('ResultDate'),
    answered: row.has('ReferralResult') || row.has('ResultDate'),
    created: row.get('DateCreated'),
    updated: row.get('DateUpdated'),
    userId: row.get('UserID'),
  };
}

function judgeRow(
  row: Row<typeof EVENT>,
  seen: Set<string>,
  deleted: Set<string>,
  projects: Projects | undefined,
  retyped: Retyped,
): Verdict {
  if (row.has('DateDeleted')) {
    const eventId = isHousingReferral(row.get('Event')) ? row.get('EventID') : undefined;
    if (eventId !== undefined) deleted.add(eventId);
    return 'deleted';
  }
  const code = row.need('Event');
  if (code === undefined) return 'unreadable';
  if (!EVENT_CODES.includes(code)) {
    row.report('unknown-event-code', 'Event', { oneOf: EVENT_CODES });
    return 'unreadable';
  }
  if (isHousingReferral(code)) return referralOf(row, code, seen, projects);
  const eventId = row.need('EventID');
  if (eventId === undefined || row.need('PersonalID') === undefined) return 'unreadable';
  if (retyped.sought.has(eventId)) retyped.lines.set(eventId, row.line);
  const stray = (['ReferralResult', 'ResultDate'] as const).find((column) => row.has(column));
  if (stray !== undefined) row.report('result-on-a-type-that-takes-none', stray);
  return 'other';
}

// Referrals that are looked for among events of other types: those alone are remembered.
interface Retyped {
  readonly sought: ReadonlySet<string>;
  readonly lines: Map<string, number>;
}

/** What Event.csv came to. */
export interface ReadEvents {
  /** The housing referrals, in the order of the file. */
  readonly rows: readonly ReferralRow[];
  /** The EventIDs of the housing referrals that are deleted. */
  readonly deleted: ReadonlySet<string>;
  /** By EventID, the lines of what was looked for and is no housing referral. */
  readonly retyped: ReadonlyMap<string, number>;
  /** The rows, and what became of each. */
  readonly counts: EventCounts;
}

/**
 * Reads Event.csv: keeps the housing referrals and counts the rest.
 *
 * @throws HmisCsvError - `event-file-unreadable`, where there is no Event.csv or none of it can be read.
 */
export async function readEvents(
  reading: Reading,
  projects: Projects | undefined,
  sought: ReadonlySet<string>,
): Promise<ReadEvents> {
  const rows: ReferralRow[] = [];
  const seen = new Set<string>();
  const deleted = new Set<string>();
  const retyped: Retyped = { sought, lines: new Map() };
  const counted = { other: 0, deleted: 0, duplicate: 0, unreadable: 0 };
  const outcome = await readTable(reading, EVENT, (row) => {
    const verdict = judgeRow(row, seen, deleted, projects, retyped);
    if (typeof verdict === 'object') rows.push(verdict);
    else counted[verdict] += 1;
  });
  if (!outcome.read) {
    const at = outcome.line === undefined ? '' : ` (line ${outcome.line})`;
    throw new HmisCsvError('event-file-unreadable', `${EVENT.name} cannot be read: ${outcome.why}${at}.`);
  }
  const counts: EventCounts = Object.freeze({
    rows: outcome.rows,
    housingReferrals: rows.length,
    otherEvents: counted.other,
    deleted: counted.deleted,
    duplicates: counted.duplicate,
    unreadable: counted.unreadable + outcome.unreadable,
  });
  return { rows, deleted, retyped: retyped.lines, counts };
}
