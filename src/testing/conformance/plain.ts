import { type Difference, differences } from '../differences.js';

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A copy of plain data, free to be written to. What is no plain data inside it stays as it is. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (!isObject(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copy = Object.create(prototype) as Record<string, unknown>;
  for (const [key, inner] of Object.entries(value)) {
    // Not by assignment: a key may be `__proto__`.
    Object.defineProperty(copy, key, {
      value: copyOf(inner),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy as T;
}

/** Every object in a value, itself included. */
export function objectsIn(value: unknown, found: Set<object> = new Set()): ReadonlySet<object> {
  if (!isObject(value) || found.has(value)) return found;
  found.add(value);
  for (const inner of Object.values(value)) objectsIn(inner, found);
  return found;
}

/** The paths of everything in a value that could still be written to. */
export function writablePaths(value: unknown, path = '', seen: Set<object> = new Set()): readonly string[] {
  if (!isObject(value) || seen.has(value)) return [];
  seen.add(value);
  const inner = Object.entries(value).flatMap(([key, one]) =>
    writablePaths(one, path === '' ? key : `${path}.${key}`, seen),
  );
  return Object.isFrozen(value) ? inner : [path === '' ? 'the value itself' : path, ...inner];
}

/** Where two values differ, field by field. An absent field and one that is `undefined` are the same. */
export function differencesInFacts(expected: unknown, actual: unknown): readonly Difference[] {
  return differences(expected, actual).filter(
    (found) => found.expected !== undefined || found.actual !== undefined,
  );
}
