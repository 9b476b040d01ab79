import { carriesLocation, isHousingReferral, referralResultCode } from '../../hud/index.js';
import type { ImportMetadata, ReferralEvent } from '../../referral/events.js';
import type { Asked } from '../../referral/rules/rule.js';
import { type CsvFinding, findingOf } from '../findings.js';
import { notKnownText } from '../not-known.js';
import type { CsvRuleCode } from '../rules/rule.js';
import { EVENT_FILE, REFERRAL_FILE, WANTED } from './columns.js';
import { faultsIn, hudTime, type Values } from './row-text.js';
import { isEntry, type ToldHistory } from './told-history.js';

/** A referral as rows, or what keeps it from being written. */
export interface ReferralRows {
  /** Its row of Event.csv; absent where it is refused. */
  readonly event?: Values<typeof EVENT_FILE>;
  /** Its row of the custom file; absent too where there is nothing to say in it. */
  readonly local?: Values<typeof REFERRAL_FILE>;
  /** An `error` keeps the referral from being written; a `warning` does not. */
  readonly findings: readonly CsvFinding[];
}

type EventRow = Values<typeof EVENT_FILE>;

// Whoever read a location that names no project has a history without one: nothing else says that it is lost.
const LOCATION = 'LocationCrisisOrPHHousing';

/** The last value that some event has. */
function lastOf<T>(
  events: readonly ReferralEvent[],
  get: (event: ReferralEvent) => T | undefined,
): T | undefined {
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const value = get(events[at] as ReferralEvent);
    if (value !== undefined) return value;
  }
  return undefined;
}

// When the source of an import was taken is no moment of its records: where they tell none, none is known.
function editedAt(event: ReferralEvent): string | undefined {
  return isEntry(event)
    ? event.metadata.recordedAt
    : (event.metadata as ImportMetadata | undefined)?.sourceUpdated;
}

function createdAt(event: ReferralEvent | undefined): string | undefined {
  if (event === undefined) return undefined;
  return isEntry(event)
    ? event.metadata.recordedAt
    : (event.metadata as ImportMetadata | undefined)?.sourceCreated;
}

function userOf({ metadata }: ReferralEvent): string | undefined {
  return metadata?.recordedBy?.userId ?? (metadata as ImportMetadata | undefined)?.sourceUserId;
}

// The day is the void's own. The time is the clock's where the void was recorded on that day; else midnight
// stands for it, since T has no way to say that only the day is known.
function deletedAt({ facts, taken }: ToldHistory): string | undefined {
  const day = facts.voided?.voidedOn;
  if (day === undefined) return undefined;
  const recorded = hudTime(taken.at(-1)?.metadata?.recordedAt);
  return recorded?.startsWith(day) ? recorded : `${day} 00:00:00`;
}

function eventRow(told: ToldHistory, exportId: string): EventRow {
  const { facts, taken } = told;
  const { referral, result } = facts;
  return {
    EventID: referral?.referralId,
    EnrollmentID: referral?.enrollmentId,
    PersonalID: referral?.personalId,
    EventDate: referral?.referredOn,
    Event: referral?.eventType,
    LocationCrisisOrPHHousing: carriesLocation(referral?.eventType) ? referral?.projectId : undefined,
    ReferralResult: result === undefined ? undefined : referralResultCode(result),
    ResultDate: facts.resultDate,
    DateCreated: hudTime(createdAt(taken[0])),
    DateUpdated: hudTime(lastOf(taken, editedAt)),
    UserID: lastOf(taken, userOf),
    DateDeleted: deletedAt(told),
    ExportID: exportId,
  };
}

// Of a successful referral the enrollment that its result names; before a result, the one that was recorded.
function resultingEnrollment({ facts }: ToldHistory): string | undefined {
  if (facts.result === 'client-accepted') return facts.resultingEnrollmentId;
  return facts.inferredBy?.enrolled === undefined ? facts.enrollment?.enrollmentId : undefined;
}

// What is written needs no such word; and an inferred enrollment is not written, so its empty column is no answer.
function notKnown(
  { facts }: ToldHistory,
  unknowable: readonly Asked[],
  resultingEnrollmentId: string | undefined,
): string | undefined {
  const unknown = new Set(unknowable);
  if (facts.inferredBy?.enrolled !== undefined) unknown.add('enrollment');
  if (facts.acknowledgedOn !== undefined) unknown.delete('acknowledgement');
  if (facts.notHousedReason !== undefined) unknown.delete('reason');
  if (resultingEnrollmentId !== undefined) unknown.delete('enrollment');
  return notKnownText(unknown);
}

function localRow(
  told: ToldHistory,
  unknowable: readonly Asked[],
  { DateDeleted, ExportID }: EventRow,
): Values<typeof REFERRAL_FILE> | undefined {
  const { facts, taken } = told;
  const reasoned = facts.notHousedReason === undefined ? undefined : lastOf(taken, versionOf);
  const enrollmentId = resultingEnrollment(told);
  const values = {
    DateAcknowledged: facts.acknowledgedOn,
    ResultingEnrollmentID: enrollmentId,
    NotHousedReason: facts.notHousedReason,
    NotHousedReasonDate: facts.notHousedReasonAddedOn,
    ReasonListVersion: reasoned,
    NotKnown: notKnown(told, unknowable, enrollmentId),
  };
  if (Object.values(values).every((value) => value === undefined)) return undefined;
  return { EventID: facts.referral?.referralId, ...values, DateDeleted, ExportID };
}

// Only of the event that gave the reason: what another event carries is no list of this reason's.
function versionOf(event: ReferralEvent): string | undefined {
  const reasoned =
    event.type === 'not-housed-reason-added' ||
    (event.type === 'resolved' && event.data.result !== 'client-accepted');
  return reasoned ? event.metadata?.reasonListVersion : undefined;
}

// What HUD requires and the row lacks: nobody knows it, or the source wrote it so that no moment can be read.
function gapsIn({ taken, facts }: ToldHistory, row: EventRow): readonly (readonly [string, CsvRuleCode])[] {
  const told: EventRow = { DateCreated: createdAt(taken[0]), DateUpdated: lastOf(taken, editedAt) };
  const wanted: readonly (typeof LOCATION | (typeof WANTED)[number])[] = carriesLocation(
    facts.referral?.eventType,
  )
    ? [...WANTED, LOCATION]
    : WANTED;
  return wanted
    .filter((field) => row[field] === undefined)
    .map((field) => [field, told[field] === undefined ? 'value-missing' : 'value-not-in-huds-form']);
}

/**
 * Makes a referral's rows. Values that HUD's files cannot hold refuse the referral; what HUD requires of a row and
 * the history does not know is null, and a warning.
 *
 * @param unknowable - what its source cannot know.
 */
export function referralRows(
  told: ToldHistory,
  exportId: string,
  unknowable: readonly Asked[] = [],
): ReferralRows {
  const { referral } = told.facts;
  if (referral === undefined)
    return { findings: [findingOf('not-referred', { file: EVENT_FILE.name }, 'error')] };
  const place = referral.referralId === '' ? {} : { eventId: referral.referralId };
  const event = eventRow(told, exportId);
  const local = localRow(told, unknowable, event);
  const errors = [...faultsIn(EVENT_FILE, event, place)];
  if (!isHousingReferral(referral.eventType)) {
    errors.push(
      findingOf('not-a-housing-referral', { file: EVENT_FILE.name, ...place, field: 'Event' }, 'error'),
    );
  }
  if (local !== undefined) errors.push(...ownFaults(local, place));
  if (errors.length > 0) return { findings: errors };
  const findings = gapsIn(told, event).map(([field, code]) =>
    findingOf(code, { file: EVENT_FILE.name, ...place, field }, 'warning'),
  );
  return { event, ...(local === undefined ? {} : { local }), findings };
}

// The columns that both files have are said once, of Event.csv.
function ownFaults(
  local: Values<typeof REFERRAL_FILE>,
  place: { readonly eventId?: string },
): readonly CsvFinding[] {
  return faultsIn(REFERRAL_FILE, local, place).filter(
    ({ field }) => field === undefined || !Object.hasOwn(EVENT_FILE.columns, field),
  );
}
