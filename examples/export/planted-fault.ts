import type { FindingCode } from 'ce-referrals/hmis-csv';
import type { Row } from './columns.js';

/** What a row of the local file says, beside the EventID. What is absent is null. */
export interface LocalCells {
  readonly DateAcknowledged?: string | undefined;
  readonly ResultingEnrollmentID?: string | undefined;
  readonly IfNotHousedReason?: string | undefined;
  readonly IfNotHousedReasonDate?: string | undefined;
}

/** An event of the example that is wrong on purpose. */
export interface PlantedFault {
  /** The row in Event.csv. */
  readonly eventId: string;
  /** The findings that an audit of HUD's files must report about it: these, and no others. */
  readonly codes: readonly FindingCode[];
  /** The cells of the local file that differ from sound ones; what an audit that reads it must report instead. */
  readonly local?: { readonly cells: LocalCells; readonly codes: readonly FindingCode[] };
  /** The fault in words. */
  readonly about: string;
  /** The cells that differ from a sound, declined referral ({@link SOUND_EVENT}). */
  readonly event: Row<'Event'>;
  /** The client's stays in other projects than Coordinated Entry. */
  readonly stays?: readonly PlantedStay[];
  /** The day the client left Coordinated Entry. */
  readonly leftCeOn?: string;
  /** The event is of a second member of the household, who is this to its head. */
  readonly relationship?: number;
  /** The event is of the same client as this earlier one. */
  readonly sameClientAs?: string;
  /** The Coordinated Entry enrollment was deleted. */
  readonly ceDeletedOn?: string;
  /** A second row with the same EventID, and the cells in which it differs from the first. */
  readonly again?: Row<'Event'>;
  /** What happens to the finished line. Then an audit can name the line alone, and no EventID. */
  readonly spoil?: (line: string) => string;
}

/** A stay in a receiving project. */
interface PlantedStay {
  readonly projectId: string;
  readonly entryDate: string;
  readonly exitDate?: string;
}

/** What a planted event says where its fault does not say otherwise: a referral that the client declined. */
export const SOUND_EVENT = {
  EventDate: '2026-02-02',
  Event: 13,
  LocationCrisisOrPHHousing: '206',
  ReferralResult: 2,
  ResultDate: '2026-02-09',
} as const satisfies Row<'Event'>;

/** The client was accepted: HUD's result 1. */
export const ACCEPTED = { ReferralResult: 1 } as const;
