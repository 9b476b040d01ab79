import type { SchemaIssue } from './issues.js';

const SHOWN = 3;

function sentence(what: string, issues: readonly SchemaIssue[]): string {
  const shown = issues.slice(0, SHOWN).map(({ code, path }) => `${code} at ${path.join('.') || 'the top'}`);
  const more = issues.length > SHOWN ? `, and ${issues.length - SHOWN} more` : '';
  return `The ${what} does not fit its schema: ${shown.join(', ')}${more}.`;
}

/**
 * What `parseEvent`, `parseCommand`, `parsePolicy` and `parseHistory` throw. Know it by its `code`, never by
 * `instanceof`: a package can be installed twice. Neither message nor issues hold anything that was received.
 */
export class SchemaRefused extends Error {
  /** Stable: tells this error from every other. */
  readonly code = 'schema-refused';
  /** Every fault that was found, at least one. */
  readonly issues: readonly SchemaIssue[];

  /** Made by the library; there is no need to make one. */
  constructor(what: string, issues: readonly SchemaIssue[]) {
    super(sentence(what, issues));
    this.name = 'SchemaRefused';
    this.issues = issues;
  }
}

/** Says whether something that was thrown is a {@link SchemaRefused}, from whichever copy of the package. */
export function isSchemaRefused(error: unknown): error is SchemaRefused {
  return error instanceof Error && (error as { code?: unknown }).code === 'schema-refused';
}
