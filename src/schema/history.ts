import type { ReferralEvent } from '../referral/events.js';
import { isEvent } from './event.js';
import { issue, type NotParsed, notParsed, type SchemaIssue } from './issues.js';
import { validateOneOfMany } from './many-events.js';
import { guarded, type Validate, valueOrThrow, wrongType } from './validate.js';

/** What {@link safeParseHistory} answers where every event fits. */
export interface ParsedHistory {
  /** Tells the two outcomes apart. */
  readonly ok: true;
  /** The events, in the order given: a plain copy, the caller's own. */
  readonly events: readonly ReferralEvent[];
}

const validateHistory: Validate<readonly ReferralEvent[]> = /* @__PURE__ */ guarded((input) => {
  if (!Array.isArray(input)) return notParsed([wrongType(input, 'array')]);
  const events: ReferralEvent[] = [];
  const issues: SchemaIssue[] = [];
  for (const [index, item] of input.entries()) {
    const validated = validateOneOfMany(item);
    if (validated.ok) events.push(validated.value);
    else issues.push(...validated.issues.map((one) => issue(one.code, [index, ...one.path], one.expected)));
  }
  return issues.length === 0 ? { ok: true, value: events } : notParsed(issues);
});

const validateThisVersion: Validate<true> = /* @__PURE__ */ guarded((input) =>
  Array.isArray(input) && [...input].every(isEvent)
    ? { ok: true, value: true }
    : notParsed([wrongType(input, 'array')]),
);

/**
 * Reads a whole history, an array of events in the order of their stream, as {@link parseEvent} reads one. An
 * empty one is a history. For many events use {@link readEvents}, which does not hold them all.
 *
 * Throws a {@link SchemaRefused} (`schema-refused`); the paths begin with the event's place, from 0.
 */
export function parseHistory(input: unknown): readonly ReferralEvent[] {
  return valueOrThrow('history', validateHistory(input));
}

/** As {@link parseHistory}, but answers what is wrong, in all events, instead of throwing it. Never throws. */
export function safeParseHistory(input: unknown): ParsedHistory | NotParsed {
  const validated = validateHistory(input);
  return validated.ok ? { ok: true, events: validated.value } : validated;
}

/** Says whether the value is a history of this version as it stands: see {@link isEvent}. Never throws. */
export function isHistory(input: unknown): input is readonly ReferralEvent[] {
  return validateThisVersion(input).ok;
}
