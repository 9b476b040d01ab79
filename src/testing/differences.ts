/** One place at which two values differ. */
export interface Difference {
  /** Where: such as `events[0].data.resultDate`. Empty where the whole values differ. */
  readonly path: string;
  /** What should be there; `undefined` where nothing should. */
  readonly expected?: unknown;
  /** What is there; `undefined` where nothing is. */
  readonly actual?: unknown;
}

type Values = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function ofEntries(path: string, expected: Values, actual: Values): readonly Difference[] {
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return keys.flatMap((key) => {
    const place = at(path, key);
    if (!Object.hasOwn(actual, key)) return [{ path: place, expected: expected[key] }];
    if (!Object.hasOwn(expected, key)) return [{ path: place, actual: actual[key] }];
    return differences(expected[key], actual[key], place);
  });
}

function ofItems(
  path: string,
  expected: readonly unknown[],
  actual: readonly unknown[],
): readonly Difference[] {
  const longer = expected.length > actual.length ? expected : actual;
  return longer.flatMap((_, index) => {
    const place = `${path}[${index}]`;
    if (index >= actual.length) return [{ path: place, expected: expected[index] }];
    if (index >= expected.length) return [{ path: place, actual: actual[index] }];
    return differences(expected[index], actual[index], place);
  });
}

// A Map, a Date or a promise has no fields of its own, and would equal any other.
function isPlain(value: unknown): boolean {
  const text = Object.prototype.toString.call(value);
  return text === '[object Object]' || text === '[object Array]';
}

/**
 * Where two plain values differ, field by field: every key of both counts, and the order of items. A key that is
 * there and `undefined` differs from one that is absent. The order of keys does not matter. What is no plain value is like
 * itself alone.
 */
export function differences(expected: unknown, actual: unknown, path = ''): readonly Difference[] {
  if (Object.is(expected, actual)) return [];
  if (isPlain(expected) && isPlain(actual)) {
    if (Array.isArray(expected) && Array.isArray(actual)) return ofItems(path, expected, actual);
    if (isRecord(expected) && isRecord(actual)) return ofEntries(path, expected, actual);
  }
  return [{ path, expected, actual }];
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

/** A difference as a line. */
export function lineOf(difference: Difference): string {
  const { path, expected, actual } = difference;
  const wanted = Object.hasOwn(difference, 'expected') ? shown(expected) : 'nothing';
  const got = Object.hasOwn(difference, 'actual') ? shown(actual) : 'nothing';
  return `${path}: expected ${wanted}, got ${got}`;
}
