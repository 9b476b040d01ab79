import type * as z from 'zod/mini';
import { issue, type SchemaExpected, type SchemaIssue, type SchemaIssueCode } from './issues.js';

type Path = readonly (string | number)[];

/** A fault that a check of ours finds, in the form that zod takes; {@link issuesOf} gives its code back. */
export type CustomFault = {
  readonly code: 'custom';
  readonly input: unknown;
  readonly path: (string | number)[];
  readonly params: { readonly code: SchemaIssueCode };
};

export function fault(code: SchemaIssueCode, input: unknown, path: (string | number)[] = []): CustomFault {
  return { code: 'custom', input, path, params: { code } };
}

function isPresent(input: unknown, path: Path): boolean {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !(key in value)) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return true;
}

function wrongType(type: string): readonly [SchemaIssueCode, SchemaExpected?] {
  if (type === 'never') return ['key-not-allowed'];
  return type === 'int' ? ['not-an-integer'] : ['wrong-type', { type }];
}

const FORMATS: Readonly<Record<string, SchemaIssueCode>> = { date: 'not-a-date', regex: 'not-a-date-time' };

function oneOf(values: readonly unknown[]): SchemaExpected {
  return {
    oneOf: values.filter((value) => typeof value === 'string' || typeof value === 'number'),
  };
}

// A zod issue names the value it found in its message, unknown keys in `keys`: neither is read.
function read(raw: z.core.$ZodIssue): readonly [SchemaIssueCode, SchemaExpected?] {
  switch (raw.code) {
    case 'invalid_type':
      return wrongType(raw.expected);
    case 'invalid_value':
      return ['not-one-of', oneOf(raw.values)];
    case 'invalid_union':
      return ['not-one-of', oneOf(('options' in raw && raw.options) || [])];
    case 'invalid_format':
      return [FORMATS[raw.format] ?? 'wrong-type'];
    case 'too_small':
      return [raw.origin === 'string' ? 'too-short' : 'too-small', { atLeast: Number(raw.minimum) }];
    case 'too_big':
      return [raw.origin === 'string' ? 'too-long' : 'too-large', { atMost: Number(raw.maximum) }];
    case 'unrecognized_keys':
      return ['unknown-key'];
    case 'custom':
      return [(raw as unknown as CustomFault).params.code];
    default:
      return ['unreadable'];
  }
}

/** zod's issues in the library's own words: codes and places, nothing that was received. */
export function issuesOf(raw: readonly z.core.$ZodIssue[], input: unknown): readonly SchemaIssue[] {
  return raw.map((one) => {
    const path = one.path as Path;
    const [code, expected] = read(one);
    const absent = (code === 'wrong-type' || code === 'not-one-of') && !isPresent(input, path);
    return issue(absent ? 'missing' : code, path, expected);
  });
}
