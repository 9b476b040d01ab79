import type * as z from 'zod/mini';
import { issue, type NotParsed, notParsed, type SchemaIssue } from './issues.js';
import { SchemaRefused } from './schema-refused.js';
import { issuesOf } from './zod-issues.js';

/** A value that fits, as a plain copy, or what is wrong with it. */
export type Validated<T> = { readonly ok: true; readonly value: T } | NotParsed;

/** Looks at a value; changes and keeps nothing of it. */
export type Validate<T> = (input: unknown) => Validated<T>;

/** How a schema is made to look at values. */
export type Prepare = <T>(schema: z.ZodMiniType<T>) => Validate<T>;

/** zod walks the schema for each value: small, and fast enough for one value at a time. */
export const interpreted: Prepare = (schema) => (input) => {
  const result = schema.safeParse(input);
  return result.success ? { ok: true, value: result.data } : notParsed(issuesOf(result.error.issues, input));
};

/** Ends in an answer even where a getter or a proxy of the caller's throws. */
export function guarded<T>(validate: Validate<T>): Validate<T> {
  return (input) => {
    try {
      return validate(input);
    } catch {
      return notParsed([issue('unreadable')]);
    }
  };
}

/** The value, or the error that holds what is wrong with it. */
export function valueOrThrow<T>(what: string, validated: Validated<T>): T {
  if (validated.ok) return validated.value;
  throw new SchemaRefused(what, validated.issues);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fault of a field that does not hold what it must. */
export function wrongType(value: unknown, type: string, path: readonly string[] = []): SchemaIssue {
  return issue(value === undefined && path.length > 0 ? 'missing' : 'wrong-type', path, { type });
}
