import * as z from 'zod/mini';
import type { CommandMetadata } from '../referral/commands.js';
import type { EntryMetadata, ImportMetadata } from '../referral/events.js';
import { exactly } from './exactly.js';
import { actor, dateTime, identifier } from './fields.js';
import { copyPlain, isUnsafe } from './plain-json.js';
import { fault } from './zod-issues.js';

// zod would leave a key named __proto__ out and say nothing: what is given is looked at before zod copies it.
function noProtoKey() {
  return z.unknown().check((payload) => {
    const { value } = payload;
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')) {
      payload.issues.push(fault('unsafe-key', value));
    }
  });
}

// Known keys are checked, others kept, since stores add their own: any JSON value, copied. Their names stay out
// of the path.
function metadata<const Shape extends Readonly<Record<string, z.ZodMiniType>>>(shape: Shape) {
  const known: ReadonlySet<string> = new Set(Object.keys(shape));
  const kept = z.looseObject(shape).check((payload) => {
    const value: Record<string, unknown> = payload.value;
    for (const key in value) {
      if (known.has(key)) continue;
      const copied = isUnsafe(key) ? ({ fault: 'unsafe-key' } as const) : copyPlain(value[key]);
      if ('copy' in copied) value[key] = copied.copy;
      else payload.issues.push(fault(copied.fault, value[key]));
    }
  });
  return z.pipe(noProtoKey(), kept);
}

const absent = () => z.exactOptional(z.never());

const schemaVersion = /* @__PURE__ */ z.exactOptional(/* @__PURE__ */ z.literal(1));

function buildEntryMetadata() {
  return exactly<EntryMetadata>()(
    metadata({
      source: z.literal('entry'),
      recordedAt: dateTime,
      recordedBy: actor,
      commandId: z.exactOptional(identifier),
      reasonListVersion: z.exactOptional(identifier),
      schemaVersion,
      // What was inferred is judged more mildly, so nobody may say it of what a person recorded.
      inferredBy: absent(),
      sourceCreated: absent(),
      sourceUpdated: absent(),
      sourceUserId: absent(),
    }),
  );
}

function buildImportMetadata() {
  return exactly<ImportMetadata>()(
    metadata({
      source: z.literal('import'),
      recordedAt: z.exactOptional(dateTime),
      recordedBy: z.exactOptional(actor),
      commandId: z.exactOptional(identifier),
      reasonListVersion: z.exactOptional(identifier),
      schemaVersion,
      inferredBy: z.exactOptional(identifier),
      sourceCreated: z.exactOptional(identifier),
      sourceUpdated: z.exactOptional(identifier),
      sourceUserId: z.exactOptional(identifier),
    }),
  );
}

function buildCommandMetadata() {
  return exactly<CommandMetadata>()(
    metadata({
      recordedAt: dateTime,
      recordedBy: actor,
      commandId: z.exactOptional(identifier),
    }),
  );
}

/** Who recorded an event, and when. */
export const entryMetadata: z.ZodMiniType<EntryMetadata> = /* @__PURE__ */ buildEntryMetadata();

/** Where an imported event comes from, as far as it is known. */
export const importMetadata: z.ZodMiniType<ImportMetadata> = /* @__PURE__ */ buildImportMetadata();

/** Who gives a command, and when. */
export const commandMetadata: z.ZodMiniType<CommandMetadata> = /* @__PURE__ */ buildCommandMetadata();
