/** The kinds of fault, each with a sentence of its own. The sentence may change; the code may not. */
const MESSAGES = {
  missing: 'The field is missing.',
  'wrong-type': 'The value is of another type.',
  'not-one-of': 'The value is none of those it may have.',
  'not-a-date': 'The value is no day of the calendar, written YYYY-MM-DD.',
  'not-a-date-time': 'The value is no ISO 8601 date-time whose day is one of the calendar.',
  'not-an-integer': 'The number is not whole.',
  'too-short': 'The text is too short.',
  'too-long': 'The text is too long.',
  'too-small': 'The number is too small.',
  'too-large': 'The number is too large.',
  'unknown-key':
    'There is a field that does not belong here. Its name is not repeated: it may tell something.',
  'key-not-allowed': 'The field has no place in what a person recorded.',
  'unsafe-key': 'There is a field named as a part of the language is: __proto__, constructor or prototype.',
  'not-json': 'There is a value that JSON cannot write.',
  'too-deep': 'The value is nested too deep.',
  'not-unique': 'The value stands here already, and must stand once.',
  'not-on-list': 'The value names nothing on the list it refers to.',
  'unknown-event-type': 'The event is of a type that this version does not know.',
  'newer-version': 'A later version of this library wrote it: this one does not know how to read it.',
  'unknown-command-type': 'The command is of a type that this version does not know.',
  'malformed-json': 'The line is not JSON.',
  'malformed-utf-8': 'The line is not UTF-8.',
  'line-too-long': 'The line is too long.',
  unreadable: 'Reading the value failed.',
} as const;

/**
 * The kind of a fault: stable, in kebab-case.
 *
 * @useDeclaredType
 */
export type SchemaIssueCode = keyof typeof MESSAGES;

/** What would have been accepted. Says what the schema knows, never what was received. */
export interface SchemaExpected {
  /** The JSON type, such as `string` or `object`. */
  readonly type?: string;
  /** The values it may have. */
  readonly oneOf?: readonly (string | number)[];
  /** The least number, or the fewest characters. */
  readonly atLeast?: number;
  /** The greatest number, or the most characters (a line: bytes, where it was read as bytes). */
  readonly atMost?: number;
}

/**
 * One fault of a value that does not fit its schema. It holds nothing of the value: no identifier can reach a
 * log through it.
 */
export interface SchemaIssue {
  /** The kind of fault. */
  readonly code: SchemaIssueCode;
  /** Where it is: names that the schema knows, and places in arrays. The value itself is the empty path. */
  readonly path: readonly (string | number)[];
  /** The fault as a sentence, in English. It may be reworded; the code may not. */
  readonly message: string;
  /** What would have been accepted, where that can be said. */
  readonly expected?: SchemaExpected;
}

/** What a parse answers where the value does not fit. */
export interface NotParsed {
  /** Tells the two outcomes apart. */
  readonly ok: false;
  /** Every fault that was found, at least one. */
  readonly issues: readonly SchemaIssue[];
}

export function issue(
  code: SchemaIssueCode,
  path: readonly (string | number)[] = [],
  expected?: SchemaExpected,
): SchemaIssue {
  return Object.freeze({
    code,
    path: Object.freeze([...path]),
    message: MESSAGES[code],
    ...(expected === undefined ? {} : { expected: Object.freeze(expected) }),
  });
}

export function notParsed(issues: readonly SchemaIssue[]): NotParsed {
  return Object.freeze({ ok: false, issues: Object.freeze(issues) });
}
