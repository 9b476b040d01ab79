/** Keys that mean something to the language wherever an object is merged into another. */
export const UNSAFE_KEYS: readonly string[] = /* @__PURE__ */ Object.freeze([
  '__proto__',
  'constructor',
  'prototype',
] as const);

/** How deep a value that the schema does not know may be nested. */
export const MAX_DEPTH = 64;

/** Whether a key means something to the language. */
export function isUnsafe(key: string): boolean {
  return UNSAFE_KEYS.includes(key);
}

/** Why a value cannot be copied. */
type CopyFault = 'not-json' | 'too-deep' | 'unsafe-key';

interface Copying {
  // Every object is copied once: what stands in two places is shared in the copy too, and a cycle, which JSON
  // cannot write, is met while its copy is still open.
  readonly copies: Map<object, object | 'open'>;
  fault?: CopyFault;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
}

function entriesInto(copy: Record<string, unknown>, from: object, copying: Copying, depth: number): boolean {
  for (const [key, item] of Object.entries(from)) {
    if (isUnsafe(key)) {
      refuse(copying, 'unsafe-key');
      return false;
    }
    const copied = copyOf(item, copying, depth);
    if (copied === undefined) return false;
    copy[key] = copied;
  }
  return true;
}

function itemsInto(copy: unknown[], from: readonly unknown[], copying: Copying, depth: number): boolean {
  for (const item of from) {
    const copied = copyOf(item, copying, depth);
    if (copied === undefined) return false;
    copy.push(copied);
  }
  return true;
}

function refuse(copying: Copying, fault: CopyFault): undefined {
  copying.fault = fault;
}

// `undefined`, which JSON does not have, says that there is a fault.
function copyOf(value: unknown, copying: Copying, depth: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object' || !isPlain(value)) return refuse(copying, 'not-json');
  const known = copying.copies.get(value);
  if (known !== undefined) return known === 'open' ? refuse(copying, 'not-json') : known;
  if (depth === MAX_DEPTH) return refuse(copying, 'too-deep');
  copying.copies.set(value, 'open');
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
  const whole = Array.isArray(copy)
    ? itemsInto(copy, value as readonly unknown[], copying, depth + 1)
    : entriesInto(copy, value, copying, depth + 1);
  copying.copies.set(value, copy);
  return whole ? copy : undefined;
}

/**
 * Copies what JSON could have carried, down to the last object: nothing of the caller's is kept. It keeps no
 * prototype and no key that means something to the language, and it ends, whatever it is given.
 */
export function copyPlain(value: unknown): { readonly copy: unknown } | { readonly fault: CopyFault } {
  const copying: Copying = { copies: new Map() };
  const copy = copyOf(value, copying, 0);
  return copying.fault === undefined ? { copy } : { fault: copying.fault };
}
