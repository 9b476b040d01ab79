import type { DateTime } from '../referral/calendar-date.js';
import type {
  ImportEvent,
  ImportedResolvedSuccessful,
  ImportedResolvedUnsuccessful,
  ImportMetadata,
} from '../referral/events.js';
import type { ResultingStay } from './enrollments.js';
import type { ReferralRow } from './event-rows.js';
import type { Inference } from './infer-enrollment.js';
import type { LocalFacts } from './local-fields-read.js';

/** What a history takes from beside its row. */
export interface HistoryContext {
  /** When the source was taken. */
  readonly recordedAt: DateTime | undefined;
  /** The organization of the receiving project. */
  readonly organizationId: string | undefined;
  /** The household of the Coordinated Entry enrollment. */
  readonly householdId: string | undefined;
  /** What was inferred about the enrollment that the referral led to. */
  readonly inference: Inference;
  /** What local files tell of it. */
  readonly local?: LocalFacts | undefined;
  /** The enrollment that local files name, where it is in the export: recorded, not inferred. */
  readonly enrollment?: ResultingStay | undefined;
}

/** An event that an HMIS CSV export tells of. */
export type CsvEvent =
  | ImportEvent<'referred'>
  | ImportEvent<'acknowledged'>
  | ImportEvent<'enrolled'>
  | ImportEvent<'resolved'>
  | ImportEvent<'not-housed-reason-added'>;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

// Here and below: what is unknown is left out key by key. Spreading objects together takes several times as
// long, and there is one history for each referral of a state.
function taken(recordedAt: DateTime | undefined): Writable<ImportMetadata> {
  return recordedAt === undefined ? { source: 'import' } : { source: 'import', recordedAt };
}

function metadataOf(row: ReferralRow, recordedAt: DateTime | undefined): ImportMetadata {
  const metadata = taken(recordedAt);
  if (row.created !== undefined) metadata.sourceCreated = row.created;
  if (row.updated !== undefined) metadata.sourceUpdated = row.updated;
  if (row.userId !== undefined) metadata.sourceUserId = row.userId;
  return metadata;
}

function referred(row: ReferralRow, { organizationId, householdId }: HistoryContext) {
  const data: Writable<ImportEvent<'referred'>['data']> = {
    referralId: row.eventId,
    personalId: row.personalId,
    enrollmentId: row.enrollmentId,
    eventType: row.eventType,
    referredOn: row.referredOn,
  };
  if (householdId !== undefined) data.householdId = householdId;
  if (row.projectId !== undefined) data.projectId = row.projectId;
  if (organizationId !== undefined) data.organizationId = organizationId;
  return data;
}

function resolved(
  result: NonNullable<ReferralRow['result']>,
  { resultDate }: ReferralRow,
  local: LocalFacts | undefined,
): ImportEvent<'resolved'>['data'] {
  if (result === 'client-accepted') {
    const data: Writable<ImportedResolvedSuccessful> = { result };
    if (resultDate !== undefined) data.resultDate = resultDate;
    const named = local?.resultingEnrollment?.enrollmentId;
    if (named !== undefined) data.resultingEnrollmentId = named;
    return data;
  }
  const data: Writable<ImportedResolvedUnsuccessful> = { result };
  if (resultDate !== undefined) data.resultDate = resultDate;
  if (local?.notHousedReason !== undefined) data.notHousedReason = local.notHousedReason;
  return data;
}

// The recorded enrollment, or else the inferred one.
function enrolled(row: ReferralRow, context: HistoryContext): CsvEvent | undefined {
  const { enrollment, inference } = context;
  const stay = enrollment ?? inference.enrollment;
  if (stay === undefined) return undefined;
  const metadata = taken(context.recordedAt);
  if (enrollment === undefined) metadata.inferredBy = inference.confidence;
  const { enrollmentId, projectId, entryDate } = stay;
  const personalId = enrollment?.personalId ?? row.personalId;
  return { type: 'enrolled', data: { enrollmentId, personalId, projectId, enrolledOn: entryDate }, metadata };
}

/**
 * Tells a row as a history. HUD's files are a snapshot: they know that a client was referred and how that ended,
 * and nothing between the two. Local files may tell the rest. What neither knows is absent. The order is that of
 * a referral's life, whatever the dates say.
 */
export function historyOf(row: ReferralRow, context: HistoryContext): readonly CsvEvent[] {
  const { recordedAt, local } = context;
  const metadata = metadataOf(row, recordedAt);
  const events: CsvEvent[] = [{ type: 'referred', data: referred(row, context), metadata }];
  if (local?.acknowledgedOn !== undefined) {
    const data = { acknowledgedOn: local.acknowledgedOn };
    events.push({ type: 'acknowledged', data, metadata: taken(recordedAt) });
  }
  const enrollment = enrolled(row, context);
  if (enrollment !== undefined) events.push(enrollment);
  if (row.result !== undefined) {
    const data = resolved(row.result, row, local);
    const version = local?.notHousedReason === undefined ? undefined : local.reasonListVersion;
    const listed = version === undefined ? metadata : { ...metadata, reasonListVersion: version };
    events.push({ type: 'resolved', data, metadata: listed });
  }
  if (local?.addedReason !== undefined) {
    const listed = taken(recordedAt);
    if (local.reasonListVersion !== undefined) listed.reasonListVersion = local.reasonListVersion;
    events.push({ type: 'not-housed-reason-added', data: local.addedReason, metadata: listed });
  }
  return events;
}
