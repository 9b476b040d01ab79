import type {
  Acknowledged,
  Actor,
  CommandType,
  Enrolled,
  NotHousedReasonAdded,
  Referred,
  ReferralEventType,
  ReferralStatus,
  ResolveSuccessful,
  ResolveUnsuccessful,
  Voided,
} from 'ce-referrals';
import type { Json, JsonObject } from './case.js';

/** CE staff. */
export const manager = {
  userId: 'u-11',
  organizationId: 'ce-lead',
  role: 'priority-list-manager',
} as const satisfies Actor;

/** Staff of the organization that receives the referral. */
export const provider = {
  userId: 'u-72',
  organizationId: 'harbor',
  role: 'housing-provider',
} as const satisfies Actor;

/** Staff of another housing provider. */
export const otherProvider = {
  userId: 'u-73',
  organizationId: 'meadow',
  role: 'housing-provider',
} as const satisfies Actor;

/** Runs the HMIS. */
export const administrator = {
  userId: 'u-1',
  organizationId: 'hmis-lead',
  role: 'hmis-administrator',
} as const satisfies Actor;

/** Who records something, and when: by default on the very day it happens. */
export type Recording = {
  readonly by?: Actor;
  readonly on?: string;
  /** The whole moment, where its form matters. */
  readonly at?: string;
  readonly commandId?: string;
};

function command(
  type: CommandType,
  data: JsonObject,
  { by, on, at = `${on}T09:00-06:00`, commandId }: Recording,
): JsonObject {
  const id = commandId === undefined ? {} : { commandId };
  return { type, data, metadata: { recordedAt: at, recordedBy: { ...(by ?? provider) }, ...id } };
}

const REFERRED = {
  referralId: 'r-1',
  personalId: 'p-400',
  enrollmentId: 'e-ce-9',
  eventType: 13,
  projectId: 'prj-rrh',
  organizationId: 'harbor',
  referredOn: '2026-03-02',
} as const satisfies Referred;

/** The client is referred on Monday, 2 March 2026. */
export function refer(data: Partial<Referred> = {}, recording: Recording = {}): JsonObject {
  const all = { ...REFERRED, ...data };
  return command('refer', all, { by: manager, on: all.referredOn, ...recording });
}

/** The provider acknowledges on 4 March. */
export function acknowledge(data: Partial<Acknowledged> = {}, recording: Recording = {}): JsonObject {
  const all = { acknowledgedOn: '2026-03-04', ...data };
  return command('acknowledge', all, { on: all.acknowledgedOn, ...recording });
}

/** The client is enrolled on 10 March. */
export function enroll(data: Partial<Enrolled> = {}, recording: Recording = {}): JsonObject {
  const all = {
    enrollmentId: 'e-rrh-31',
    personalId: 'p-400',
    projectId: 'prj-rrh',
    enrolledOn: '2026-03-10',
    ...data,
  };
  return command('enroll', all, { on: all.enrolledOn, ...recording });
}

/** The provider says, on 11 March, that the enrollment is the referral's outcome. */
export function succeed(data: ResolveSuccessful = {}, recording: Recording = {}): JsonObject {
  return command('resolve-successful', { ...data }, { on: '2026-03-11', ...recording });
}

/** The provider turns the client down on 12 March: the income does not qualify. */
export function fail(data: Partial<ResolveUnsuccessful> = {}, recording: Recording = {}): JsonObject {
  const all = {
    result: 'provider-rejected',
    resultDate: '2026-03-12',
    notHousedReason: 'income',
    ...data,
  };
  return command('resolve-unsuccessful', all, { on: all.resultDate, ...recording });
}

/** On 20 May it is clear that the enrolled client will not be housed. */
export function addReason(data: Partial<NotHousedReasonAdded> = {}, recording: Recording = {}): JsonObject {
  const all = { reason: 'no-unit-found', addedOn: '2026-05-20', ...data };
  return command('add-not-housed-reason', all, { on: all.addedOn, ...recording });
}

/** Something is taken back on 25 May: by default the whole referral, and by the HMIS administrator. */
export function takeBack(data: Partial<Voided> = {}, recording: Recording = {}): JsonObject {
  const all = { of: 'referral', reason: 'entered-in-error', voidedOn: '2026-05-25', ...data };
  return command('void', all, { by: administrator, on: all.voidedOn, ...recording });
}

const EVENT_TYPES: Readonly<Record<string, ReferralEventType>> = {
  refer: 'referred',
  acknowledge: 'acknowledged',
  enroll: 'enrolled',
  'resolve-successful': 'resolved',
  'resolve-unsuccessful': 'resolved',
  'add-not-housed-reason': 'not-housed-reason-added',
  void: 'voided',
};

/**
 * The event that a command gives: what the command says, under the event's own type. For a success the fact is
 * written out by hand, since most of it comes from the enrollment.
 */
export function recorded(
  command: JsonObject,
  more: JsonObject = {},
  listVersion = 'ce-referrals-1',
): JsonObject {
  const { type, data, metadata } = command as { type: string; data: JsonObject; metadata: JsonObject };
  const chosen = type === 'resolve-unsuccessful' || type === 'add-not-housed-reason';
  return {
    type: EVENT_TYPES[type] ?? type,
    data: { ...data, ...more },
    metadata: { source: 'entry', ...metadata, ...(chosen ? { reasonListVersion: listVersion } : {}) },
  };
}

/** What a success says about the enrollment of 10 March. */
export const SUCCESS = {
  result: 'client-accepted',
  resultDate: '2026-03-10',
  resultingEnrollmentId: 'e-rrh-31',
} as const satisfies JsonObject;

type Make<Data> = (data?: Partial<Data>, recording?: Recording) => JsonObject;

/** The events, as a person recorded them. */
export const referred: Make<Referred> = (...args) => recorded(refer(...args));
export const acknowledged: Make<Acknowledged> = (...args) => recorded(acknowledge(...args));
export const enrolled: Make<Enrolled> = (...args) => recorded(enroll(...args));
export const succeeded = (data: Partial<Record<keyof ResolveSuccessful, string>> = {}): JsonObject =>
  recorded(succeed(), { ...SUCCESS, ...data });
export const failed: Make<ResolveUnsuccessful> = (...args) => recorded(fail(...args));
export const reasonAdded: Make<NotHousedReasonAdded> = (...args) => recorded(addReason(...args));
export const takenBack: Make<Voided> = (...args) => recorded(takeBack(...args));

/** What an import may tell about an event beside its data. */
export type Importing = {
  /** The fields of data that its source does not know. */
  readonly without?: readonly string[];
  readonly inferredBy?: string;
  readonly recordedAt?: string;
  readonly recordedBy?: Actor;
  readonly reasonListVersion?: string;
};

/** The same event as an import tells it: recorded by nobody, and without what its source does not know. */
export function imported(
  event: JsonObject,
  { without = [], recordedBy, ...more }: Importing = {},
): JsonObject {
  const by = recordedBy === undefined ? {} : { recordedBy: { ...recordedBy } };
  const metadata = { source: 'import', ...more, ...by };
  return { type: event.type as string, data: omit(event.data, without), metadata };
}

/** The same event or command with some of its data missing or something else. */
export function spoilt(one: JsonObject, data: JsonObject, without: readonly string[] = []): JsonObject {
  return { ...one, data: { ...omit(one.data, without), ...data } };
}

function omit(data: Json | undefined, fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(data as JsonObject).filter(([key]) => !fields.includes(key)));
}

/** A history, and where it leads: written down, so that a wrong fold is seen in every case. */
export type History = { readonly status: ReferralStatus; readonly events: readonly JsonObject[] };

/** Writes a history down. */
export function history(status: ReferralStatus, ...events: readonly JsonObject[]): History {
  return { status, events };
}
