import type { ReferralEvent } from '../referral/events.js';
import { eventValidator } from './event-validator.js';
import { eventOfAnyVersion } from './event-versions.js';
import type { NotParsed } from './issues.js';
import { interpreted, type Validate, valueOrThrow } from './validate.js';

/** What {@link safeParseEvent} answers where the event fits. */
export interface ParsedEvent {
  /** Tells the two outcomes apart. */
  readonly ok: true;
  /** The event: a plain copy, the caller's own. */
  readonly event: ReferralEvent;
}

const validateEvent: Validate<ReferralEvent> = /* @__PURE__ */ eventOfAnyVersion(interpreted);
const validateThisVersion: Validate<ReferralEvent> = /* @__PURE__ */ eventValidator(interpreted);

/**
 * Reads an event from untrusted data: a plain copy of it, with the types that `evolve` and `audit` take. What
 * the event claims (an order, a reason that is on a list) is not judged: `audit` does that.
 *
 * - `data` has exactly the fields of its type; dates are days of the calendar.
 * - `metadata` may have fields that the library does not know: JSON values, kept.
 * - Where `metadata.source` is `import`, what a source cannot know may be absent.
 * - What an earlier version of the wire format wrote comes back as this version writes it; a later version
 *   (`metadata.schemaVersion`) is refused as `newer-version`.
 *
 * Throws a {@link SchemaRefused} (`schema-refused`). Changes and freezes nothing of what it is given. For many
 * events {@link parseHistory} and {@link readEvents} are faster.
 *
 * @example
 * ```ts
 * const event = parseEvent(JSON.parse(text));
 * ```
 */
export function parseEvent(input: unknown): ReferralEvent {
  return valueOrThrow('event', validateEvent(input));
}

/** As {@link parseEvent}, but answers what is wrong instead of throwing it. Never throws. */
export function safeParseEvent(input: unknown): ParsedEvent | NotParsed {
  const validated = validateEvent(input);
  return validated.ok ? { ok: true, event: validated.value } : validated;
}

/** Says whether the value is an event of this version as it stands: one that {@link parseEvent} copies unchanged. Never throws. */
export function isEvent(input: unknown): input is ReferralEvent {
  return validateThisVersion(input).ok;
}
