import * as z from 'zod/mini';
import type { EntryEvent, ImportEvent, ReferralEvent, ReferralEventType } from '../referral/events.js';
import {
  acknowledged,
  enrolled,
  importedEnrolled,
  importedReferred,
  importedResolved,
  notHousedReasonAdded,
  referred,
  resolved,
  voided,
} from './facts.js';
import { entryMetadata, importMetadata } from './metadata.js';

/** The schema of every event that a person recorded, by its type. */
export type EntryEventSchemas = { readonly [T in ReferralEventType]: z.ZodMiniType<EntryEvent<T>> };

/** The schema of every event that was imported, by its type. */
export type ImportEventSchemas = { readonly [T in ReferralEventType]: z.ZodMiniType<ImportEvent<T>> };

function entry<T extends ReferralEventType, Data>(type: T, data: z.ZodMiniType<Data>) {
  return z.strictObject({ type: z.literal(type), data, metadata: entryMetadata });
}

function imported<T extends ReferralEventType, Data>(type: T, data: z.ZodMiniType<Data>) {
  return z.strictObject({ type: z.literal(type), data, metadata: importMetadata });
}

function buildEntryEvents(): EntryEventSchemas {
  return {
    referred: entry('referred', referred),
    acknowledged: entry('acknowledged', acknowledged),
    enrolled: entry('enrolled', enrolled),
    resolved: entry('resolved', resolved),
    'not-housed-reason-added': entry('not-housed-reason-added', notHousedReasonAdded),
    voided: entry('voided', voided),
  };
}

function buildImportEvents(): ImportEventSchemas {
  return {
    referred: imported('referred', importedReferred),
    acknowledged: imported('acknowledged', acknowledged),
    enrolled: imported('enrolled', importedEnrolled),
    resolved: imported('resolved', importedResolved),
    'not-housed-reason-added': imported('not-housed-reason-added', notHousedReasonAdded),
    voided: imported('voided', voided),
  };
}

function buildEvent(): z.ZodMiniType<ReferralEvent> {
  return z.union([...Object.values(entryEvents), ...Object.values(importEvents)]);
}

function buildHistory(): z.ZodMiniType<ReferralEvent[]> {
  return z.array(eventSchema);
}

export const entryEvents: EntryEventSchemas = /* @__PURE__ */ buildEntryEvents();

export const importEvents: ImportEventSchemas = /* @__PURE__ */ buildImportEvents();

/**
 * The zod schema of any event of a referral's stream, to be used inside schemas of one's own. It accepts
 * the events of this version: those for which {@link isEvent} says yes. Its own errors are zod's: they name unknown keys as they were received, so they
 * are not for logs; {@link safeParseEvent} tells faults without repeating anything.
 */
export const eventSchema: z.ZodMiniType<ReferralEvent> = /* @__PURE__ */ buildEvent();

/** The zod schema of a history: events in the order of their stream. See {@link eventSchema}. */
export const historySchema: z.ZodMiniType<ReferralEvent[]> = /* @__PURE__ */ buildHistory();
