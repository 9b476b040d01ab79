import type { DateTime } from '../referral/calendar-date.js';
import type { ImportEvent, ImportMetadata } from '../referral/events.js';
import type { ReferralRow } from './event-rows.js';
import type { Inference } from './infer-enrollment.js';

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
}

/** An event that an HMIS CSV export tells of. */
export type CsvEvent = ImportEvent<'referred'> | ImportEvent<'enrolled'> | ImportEvent<'resolved'>;

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

function resolved(result: NonNullable<ReferralRow['result']>, { resultDate }: ReferralRow) {
  if (result === 'client-accepted') return resultDate === undefined ? { result } : { result, resultDate };
  return resultDate === undefined ? { result } : { result, resultDate };
}

/**
 * Tells a row as a history. An export is a snapshot: it knows that a client was referred and how that ended,
 * and nothing between the two. What it does not know is absent.
 */
export function historyOf(row: ReferralRow, context: HistoryContext): readonly CsvEvent[] {
  const { recordedAt, inference } = context;
  const metadata = metadataOf(row, recordedAt);
  const events: CsvEvent[] = [{ type: 'referred', data: referred(row, context), metadata }];
  if (inference.enrollment !== undefined) {
    const { enrollmentId, projectId, entryDate } = inference.enrollment;
    const inferred = taken(recordedAt);
    inferred.inferredBy = inference.confidence;
    events.push({
      type: 'enrolled',
      data: { enrollmentId, personalId: row.personalId, projectId, enrolledOn: entryDate },
      metadata: inferred,
    });
  }
  if (row.result !== undefined) {
    events.push({ type: 'resolved', data: resolved(row.result, row), metadata });
  }
  return events;
}
