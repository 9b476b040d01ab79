/** The kinds of fault, each with a sentence of its own. The sentence may change; the code may not. */
const MESSAGES = {
  'wrong-type': 'The value is of another type.',
  missing: 'The field is missing.',
  'unknown-key': 'There is a field that does not belong here.',
  'not-text': 'The value is no text of 1 to 255 characters without spaces at its ends.',
  'not-a-file-name': 'The value is no name of a file: it names a folder.',
  'huds-own-file': 'The file is HUD’s own: it has no column for local fields.',
  'not-a-meaning': 'The value is none of the meanings.',
  'meaning-twice': 'The meaning stands here already, and must stand once.',
  'column-twice': 'The column has another meaning already.',
  'another-key': 'The file is joined by another column already.',
  'values-without-reason': 'Only a reason has values to translate.',
} as const;

/**
 * The kind of a fault in a column map: stable, in kebab-case.
 *
 * @useDeclaredType
 */
export type LocalFieldsIssueCode = keyof typeof MESSAGES;

/** One fault of a column map. It holds nothing of what was received. */
export interface LocalFieldsIssue {
  /** The kind of fault. */
  readonly code: LocalFieldsIssueCode;
  /** Where it is: the place in the list, and the field. The map itself is the empty path. */
  readonly path: readonly (string | number)[];
  /** The fault as a sentence, in English. It may be reworded; the code may not. */
  readonly message: string;
}

/** Makes an issue. */
export function issueAt(code: LocalFieldsIssueCode, ...path: readonly (string | number)[]): LocalFieldsIssue {
  return Object.freeze({ code, path: Object.freeze([...path]), message: MESSAGES[code] });
}

/**
 * What `parseLocalFields` and `readExport` throw for a column map that cannot be used. Know it by its `code`,
 * never by `instanceof`.
 */
export class LocalFieldsRefused extends Error {
  /** Stable: tells this error from every other. */
  readonly code = 'local-fields-refused';
  /** Every fault that was found, at least one. */
  readonly issues: readonly LocalFieldsIssue[];

  /** Made by the library; there is no need to make one. */
  constructor(issues: readonly LocalFieldsIssue[]) {
    const places = issues.map(({ code, path }) => `${code} at ${path.join('.') || 'the top'}`);
    super(`The map of local fields cannot be used: ${places.join(', ')}.`);
    this.name = 'LocalFieldsRefused';
    this.issues = issues;
  }
}

/** Says whether something that was thrown is a {@link LocalFieldsRefused}, from whichever copy of the package. */
export function isLocalFieldsRefused(error: unknown): error is LocalFieldsRefused {
  return error instanceof Error && (error as { code?: unknown }).code === 'local-fields-refused';
}
