import type {
  HousingReferralEventType,
  CurrentHousingReferralEventType,
  UnsuccessfulResult,
} from '../hud/index.js';
import type { Actor } from './actor.js';
import type { CalendarDate, DateTime } from './calendar-date.js';

/** A client was referred to an opening. Recorded by CE staff (article; HUD 4.20). */
export interface Referred {
  /** Names the referral, and with it the stream. 1 to 64 characters; an import uses HUD's EventID. */
  readonly referralId: string;
  /** The client: the head of household (HUD collects 4.20 about no one else). */
  readonly personalId: string;
  /** The Coordinated Entry enrollment that the event is recorded on. Never the resulting one. */
  readonly enrollmentId: string;
  /** The household the client heads, where the source tells. */
  readonly householdId?: string;
  /** HUD's event type, a number: what kind of opening it is. */
  readonly eventType: CurrentHousingReferralEventType;
  /** The receiving project: HUD's location. */
  readonly projectId: string;
  /** The organization that runs the receiving project. */
  readonly organizationId: string;
  /** The day of the referral: HUD's EventDate. */
  readonly referredOn: CalendarDate;
}

/** A referral as an import tells it: the retired type 17 occurs, and who receives it may be unknown. */
export interface ImportedReferred extends Omit<Referred, 'eventType' | 'projectId' | 'organizationId'> {
  /** HUD's event type, the retired 17 included. */
  readonly eventType: HousingReferralEventType;
  /** The receiving project, absent where the source does not name one. */
  readonly projectId?: string;
  /** The organization of the receiving project, absent where the source does not tell. */
  readonly organizationId?: string;
}

/** The housing provider has seen the referral. No contact with the client is needed first (article). */
export interface Acknowledged {
  /** The day the provider acknowledged it. Not a HUD data element. */
  readonly acknowledgedOn: CalendarDate;
}

/** The client was enrolled in the receiving project. It must stand before a successful result (article). */
export interface Enrolled {
  /** The housing enrollment that the referral led to. */
  readonly enrollmentId: string;
  /** Whose enrollment it is: the referred client, after merges of client records. */
  readonly personalId: string;
  /** The project the client was enrolled in: the receiving one. */
  readonly projectId: string;
  /** The enrollment's start: HUD's EntryDate. */
  readonly enrolledOn: CalendarDate;
}

/** An enrollment as an import tells it. */
export interface ImportedEnrolled extends Omit<Enrolled, 'projectId'> {
  /** The project of the enrollment, absent where the source does not tell. */
  readonly projectId?: string;
}

/** The referral ended with an enrollment (HUD's result 1). */
export interface ResolvedSuccessful {
  /** HUD's 1. */
  readonly result: 'client-accepted';
  /** HUD's ResultDate: the day the client was enrolled (article). */
  readonly resultDate: CalendarDate;
  /** The enrollment that came of it. Not a HUD data element. */
  readonly resultingEnrollmentId: string;
}

/** The referral ended with no enrollment (HUD's results 2 and 3). */
export interface ResolvedUnsuccessful {
  /** HUD's 2 or 3. */
  readonly result: UnsuccessfulResult;
  /** HUD's ResultDate: the day it was determined that the client will not be enrolled (article). */
  readonly resultDate: CalendarDate;
  /** The code of a reason on the CoC's list. Not a HUD data element. */
  readonly notHousedReason: string;
}

/** A result of either kind. It is recorded once; nothing that follows changes it. */
export type Resolved = ResolvedSuccessful | ResolvedUnsuccessful;

/** A successful result as an import tells it: HUD's file names no resulting enrollment. */
export interface ImportedResolvedSuccessful
  extends Pick<ResolvedSuccessful, 'result'>,
    Partial<Omit<ResolvedSuccessful, 'result'>> {}

/** An unsuccessful result as an import tells it: HUD's file has no reason. */
export interface ImportedResolvedUnsuccessful
  extends Pick<ResolvedUnsuccessful, 'result'>,
    Partial<Omit<ResolvedUnsuccessful, 'result'>> {}

/** A result of either kind, as an import tells it. */
export type ImportedResolved = ImportedResolvedSuccessful | ImportedResolvedUnsuccessful;

/** Why a client who was enrolled was never housed. The referral stays successful (article). */
export interface NotHousedReasonAdded {
  /** The code of a reason on the CoC's list. */
  readonly reason: string;
  /** The day it was added. The result date does not move to it. */
  readonly addedOn: CalendarDate;
}

/** What a void takes back: the whole referral, or the latest fact before it was resolved. */
export type VoidOf = 'referral' | 'acknowledgement' | 'enrollment';

/** Why a fact is taken back. Codes, since free text is never part of an event. */
export type VoidReason =
  | 'entered-in-error'
  | 'duplicate'
  | 'wrong-client'
  | 'wrong-project'
  | 'wrong-enrollment';

/** A record was made in error and is taken back. For the referral itself this is HUD's DateDeleted. */
export interface Voided {
  /** What is taken back. */
  readonly of: VoidOf;
  /** Why. */
  readonly reason: VoidReason;
  /** The day it was taken back. */
  readonly voidedOn: CalendarDate;
}

/** What may be voided. */
export const VOIDABLE: readonly VoidOf[] = /* @__PURE__ */ Object.freeze([
  'referral',
  'acknowledgement',
  'enrollment',
] as const);

/** The reasons for a void. */
export const VOID_REASONS: readonly VoidReason[] = /* @__PURE__ */ Object.freeze([
  'entered-in-error',
  'duplicate',
  'wrong-client',
  'wrong-project',
  'wrong-enrollment',
] as const);

/** What each event says, by its type, when a person recorded it: complete. */
export interface EventData {
  /** See {@link Referred}. */
  readonly referred: Referred;
  /** See {@link Acknowledged}. */
  readonly acknowledged: Acknowledged;
  /** See {@link Enrolled}. */
  readonly enrolled: Enrolled;
  /** See {@link Resolved}. */
  readonly resolved: Resolved;
  /** See {@link NotHousedReasonAdded}. */
  readonly 'not-housed-reason-added': NotHousedReasonAdded;
  /** See {@link Voided}. */
  readonly voided: Voided;
}

/** What each event says when it was imported: what the source does not know is absent, never made up. */
export interface ImportedEventData extends Omit<EventData, 'referred' | 'enrolled' | 'resolved'> {
  /** See {@link ImportedReferred}. */
  readonly referred: ImportedReferred;
  /** See {@link ImportedEnrolled}. */
  readonly enrolled: ImportedEnrolled;
  /** See {@link ImportedResolved}. */
  readonly resolved: ImportedResolved;
}

/** What every event's metadata may carry. Stores may add keys of their own: they are kept and not looked at. */
export interface BaseMetadata {
  /** Names the command that caused the event, so that a retry finds its own events. */
  readonly commandId?: string;
  /** The version of the reason list that the event's reason was chosen from. */
  readonly reasonListVersion?: string;
  /** The version of the wire format. There is one so far; absent stands for it. */
  readonly schemaVersion?: 1;
}

/** Metadata of an event that a person recorded. */
export interface EntryMetadata extends BaseMetadata {
  /** A person recorded it, through a command. */
  readonly source: 'entry';
  /** The moment of recording, as the caller wrote it. The day the fact happened stands in `data`. */
  readonly recordedAt: DateTime;
  /** Who recorded it. */
  readonly recordedBy: Actor;
}

/** Metadata of an event that was read from another system's data. */
export interface ImportMetadata extends BaseMetadata {
  /** It was read from data, such as a HUD CSV export. */
  readonly source: 'import';
  /** When the source was taken, where that is known. Absent: nothing is checked against it. */
  readonly recordedAt?: DateTime;
  /** Who recorded it in the source, where that is known. */
  readonly recordedBy?: Actor;
  /** The rule that inferred this fact, where no source states it. What rests on it is never an error. */
  readonly inferredBy?: string;
  /** The source's own creation time, as text (HUD's DateCreated). It orders nothing. */
  readonly sourceCreated?: string;
  /** The source's own time of the last edit, as text (HUD's DateUpdated). It orders nothing. */
  readonly sourceUpdated?: string;
  /** Who edited the record in the source, as it names them (HUD's UserID), where no more is known of them. */
  readonly sourceUserId?: string;
}

/** The type of an event. These words are stored by other systems: renaming one is a major version. */
export type ReferralEventType = keyof EventData;

/** An event that a person recorded. `decide` makes only these. */
export interface EntryEvent<T extends ReferralEventType = ReferralEventType> {
  /** What happened. */
  readonly type: T;
  /** The fact, with exactly the keys of its type. */
  readonly data: EventData[T];
  /** Who recorded it, and when. */
  readonly metadata: EntryMetadata;
}

/** An event that was read from another system's data. */
export interface ImportEvent<T extends ReferralEventType = ReferralEventType> {
  /** What happened. */
  readonly type: T;
  /** The fact, as far as the source knows it. */
  readonly data: ImportedEventData[T];
  /** Where it comes from. */
  readonly metadata: ImportMetadata;
}

/** An event of the given type (or types), recorded or imported. */
export type EventOf<T extends ReferralEventType> = { [K in T]: EntryEvent<K> | ImportEvent<K> }[T];

/** An event that `decide` made, of any type. */
export type NewReferralEvent = { [K in ReferralEventType]: EntryEvent<K> }[ReferralEventType];

/** Any event of a referral's stream. */
export type ReferralEvent = EventOf<ReferralEventType>;

/** The five facts of a referral, in the order in which they happen. */
export const REFERRAL_EVENT_TYPES: readonly Exclude<ReferralEventType, 'voided'>[] =
  /* @__PURE__ */ Object.freeze([
    'referred',
    'acknowledged',
    'enrolled',
    'resolved',
    'not-housed-reason-added',
  ] as const);

/** The one correction: a fact is taken back, and the log still shows that it was there. */
export const CORRECTION_EVENT_TYPES: readonly 'voided'[] = /* @__PURE__ */ Object.freeze(['voided'] as const);

/** The rule that inferred an imported event, if one did. A person's own entry is never inferred. */
export function inferenceOf(event: ReferralEvent): string | undefined {
  const metadata: Partial<ImportMetadata> | undefined = event.metadata as Partial<ImportMetadata> | undefined;
  const rule: unknown = metadata?.source === 'import' ? metadata.inferredBy : undefined;
  return typeof rule === 'string' ? rule : undefined;
}
