import type { ReferralEvent } from '../referral/events.js';
import { issue, type NotParsed, type SchemaIssue } from './issues.js';
import { type Line, LineCutter } from './lines.js';
import { validateOneOfMany } from './many-events.js';
import { SchemaRefused } from './schema-refused.js';
import { wrongType } from './validate.js';

/** A line that holds an event. */
export interface EventLine {
  /** The line's number, from 1; blank lines count. */
  readonly line: number;
  /** Tells the two outcomes apart. */
  readonly ok: true;
  /** The event: a plain object, the caller's own. */
  readonly event: ReferralEvent;
}

/** A line that holds no event of this version. */
export interface RefusedLine extends NotParsed {
  /** The line's number, from 1; blank lines count. */
  readonly line: number;
  /**
   * What the line holds, where its one fault is `unknown-event-type` or `newer-version`: a newer version wrote
   * it, and it must not get lost. Nothing of it was checked, and it may hold identifiers: keep it, do not log it.
   */
  readonly unknownEvent?: unknown;
}

/** How {@link readEvents} reads. */
export interface ReadEventsOptions {
  /**
   * The longest line that is read, in bytes where the source gives bytes, else in characters. A longer one is
   * reported and never held. By default 1,000,000.
   */
  readonly maxLineLength?: number;
}

const MAX_LINE_LENGTH = 1_000_000;

// What JSON calls white space. A carriage return before the line feed is that too.
const BLANK = /^[ \t\r]*$/;

function refused(line: number, ...issues: readonly SchemaIssue[]): RefusedLine {
  return { line, ok: false, issues: Object.freeze(issues) };
}

function isOfAnotherVersion({ code }: Partial<SchemaIssue> = {}): boolean {
  return code === 'unknown-event-type' || code === 'newer-version';
}

function readLine(line: number, text: string): EventLine | RefusedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own error repeats the text around the fault.
    return refused(line, issue('malformed-json'));
  }
  const validated = validateOneOfMany(value);
  if (validated.ok) return { line, ok: true, event: validated.value };
  const { issues } = validated;
  return isOfAnotherVersion(issues[0])
    ? { line, ok: false, issues, unknownEvent: value }
    : { line, ok: false, issues };
}

function answerTo(cut: Line, maxLineLength: number): EventLine | RefusedLine | undefined {
  const { line } = cut;
  if ('text' in cut) return BLANK.test(cut.text) ? undefined : readLine(line, cut.text);
  const expected = cut.fault === 'line-too-long' ? { atMost: maxLineLength } : undefined;
  return refused(line, issue(cut.fault, [], expected));
}

/**
 * Reads events from NDJSON, one JSON object a line, as it comes: a file's stream, a response's body, or any
 * iterable of text or bytes (UTF-8). It holds one line at a time, and goes on after every line that it cannot
 * read: each is answered with its number and what is wrong with it.
 *
 * Lines end with a line feed, with or without a carriage return; a byte order mark at the start is left out;
 * blank lines are skipped and counted. It does not know which referral an event belongs to, does not sort, and
 * does not judge: `audit` does that. What the source itself throws (a file that is not there) goes through. A
 * chunk that is neither text nor bytes throws a {@link SchemaRefused}.
 *
 * @example
 * ```ts
 * for await (const read of readEvents(createReadStream('events.ndjson'))) {
 *   if (read.ok) events.push(read.event);
 *   else console.error(read.line, read.issues.map(({ code, path }) => `${code} ${path.join('.')}`));
 * }
 * ```
 */
export async function* readEvents(
  source: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array> | string | Uint8Array,
  options: ReadEventsOptions = {},
): AsyncGenerator<EventLine | RefusedLine, void, undefined> {
  const { maxLineLength = MAX_LINE_LENGTH } = options;
  const cutter = new LineCutter(maxLineLength);
  const chunks = typeof source === 'string' || source instanceof Uint8Array ? [source] : source;
  for await (const chunk of chunks) {
    if (typeof chunk !== 'string' && !((chunk as unknown) instanceof Uint8Array)) {
      throw new SchemaRefused('source of events', [wrongType(chunk, 'text or bytes')]);
    }
    for (const lines of cutter.cut(chunk)) {
      for (const line of lines) {
        const answer = answerTo(line, maxLineLength);
        if (answer) yield answer;
      }
    }
  }
  for (const line of cutter.rest()) {
    const answer = answerTo(line, maxLineLength);
    if (answer) yield answer;
  }
}
