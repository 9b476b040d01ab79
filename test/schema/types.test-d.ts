import type {
  AcknowledgedState,
  Actor,
  CalendarDate,
  CocPolicy,
  CommandMetadata,
  EntryMetadata,
  ImportedReferred,
  ImportedResolved,
  ImportMetadata,
  ReferralCommand,
  ReferralEvent,
  Referred,
  Resolved,
} from 'ce-referrals';
import {
  type commandSchema,
  type eventSchema,
  isEvent,
  type parseCommand,
  type parseEvent,
  type parsePolicy,
  type policySchema,
  safeParseEvent,
} from 'ce-referrals/schema';
import * as z from 'zod/mini';
import { exactly, type Same, type Written } from '../../src/schema/exactly.js';
import type * as facts from '../../src/schema/facts.js';
import type * as fields from '../../src/schema/fields.js';
import type * as metadata from '../../src/schema/metadata.js';
import { type Upcast, upcasting } from '../../src/schema/upcasting.js';
import type { Validate } from '../../src/schema/validate.js';

// Checked by the compiler alone: a line that does not hold does not compile.
function holds<T extends true>(): T | undefined {
  return undefined;
}

// What every schema gives is the core's own type.
holds<Same<z.output<typeof eventSchema>, ReferralEvent>>();
holds<Same<ReturnType<typeof parseEvent>, ReferralEvent>>();
holds<Same<z.output<typeof commandSchema>, ReferralCommand>>();
holds<Same<ReturnType<typeof parseCommand>, ReferralCommand>>();
holds<Same<z.output<typeof policySchema>, CocPolicy>>();
holds<Same<ReturnType<typeof parsePolicy>, CocPolicy>>();
holds<Same<z.output<typeof facts.referred>, Referred>>();
holds<Same<z.output<typeof facts.importedReferred>, ImportedReferred>>();
holds<Same<z.output<typeof facts.resolved>, Resolved>>();
holds<Same<z.output<typeof facts.importedResolved>, ImportedResolved>>();
holds<Same<z.output<typeof metadata.entryMetadata>, EntryMetadata>>();
holds<Same<z.output<typeof metadata.importMetadata>, ImportMetadata>>();
holds<Same<z.output<typeof metadata.commandMetadata>, CommandMetadata>>();
holds<Same<z.output<typeof fields.actor>, Actor>>();
holds<Same<z.output<typeof fields.calendarDate>, CalendarDate>>();

// The comparison tells apart what assignability does not.
holds<Same<Written<{ readonly a: string }>, { a: string }>>();
holds<Same<Written<{ a: string; [other: string]: unknown }>, { a: string }>>();
holds<Same<Written<{ a: string; b?: never }>, { a: string }>>();
// @ts-expect-error an optional field is not a required one
holds<Same<Written<{ a?: string }>, { a: string }>>();
// @ts-expect-error an optional field does not hold undefined
holds<Same<Written<{ a?: string | undefined }>, Written<{ a?: string }>>>();
// @ts-expect-error another interface
holds<Same<Written<AcknowledgedState>, Written<Actor>>>();

interface Sample {
  readonly id: string;
  readonly kind: 'a' | 'b';
  readonly days?: number;
}

const id = z.string();
const kind = z.literal(['a', 'b']);
const days = z.exactOptional(z.number());

// The schemas of the package are declared through `exactly`: it takes the schema of the interface, and no other.
exactly<Sample>()(z.strictObject({ id, kind, days }));
exactly<Sample>()(z.looseObject({ id, kind, days }));
// @ts-expect-error a field is missing
exactly<Sample>()(z.strictObject({ id, kind }));
// @ts-expect-error a field too many
exactly<Sample>()(z.strictObject({ id, kind, days, other: id }));
// @ts-expect-error a field is wider
exactly<Sample>()(z.strictObject({ id, kind: id, days }));
// @ts-expect-error a field is narrower
exactly<Sample>()(z.strictObject({ id, kind: z.literal('a'), days }));
// @ts-expect-error an optional field is required
exactly<Sample>()(z.strictObject({ id, kind, days: z.number() }));
// @ts-expect-error a required field is optional
exactly<Sample>()(z.strictObject({ id: z.exactOptional(id), kind, days }));
// @ts-expect-error an optional field may hold undefined
exactly<Sample>()(z.strictObject({ id, kind, days: z.optional(z.number()) }));

// The two outcomes are told apart by `ok`, and a guard narrows.
const parsed = safeParseEvent({});
if (parsed.ok) parsed.event satisfies ReferralEvent;
else parsed.issues satisfies readonly { readonly code: string }[];
const unknown: unknown = {};
if (isEvent(unknown)) unknown satisfies ReferralEvent;

// A chain of versions has a step from each to the next: not one less, not one more, none out of place.
type One = { readonly one: 1 };
type Two = { readonly two: 2 };
type Three = { readonly three: 3 };
declare const one: Validate<One>;
declare const two: Validate<Two>;
declare const three: Validate<Three>;
declare const toTwo: Upcast<One, Two>;
declare const toThree: Upcast<Two, Three>;
type Versions = readonly [One, Two, Three];
holds<Same<ReturnType<typeof upcasting<Versions>>, Validate<Three>>>();
export const whole = (): unknown => upcasting<Versions>([one, two, three], [toTwo, toThree]);
// @ts-expect-error the last step is missing
export const short = (): unknown => upcasting<Versions>([one, two, three], [toTwo]);
// @ts-expect-error the first step is missing
export const late = (): unknown => upcasting<Versions>([one, two, three], [toThree]);
// @ts-expect-error the steps are in the wrong order
export const swapped = (): unknown => upcasting<Versions>([one, two, three], [toThree, toTwo]);
// @ts-expect-error a version has no schema
export const unread = (): unknown => upcasting<Versions>([one, two], [toTwo, toThree]);
