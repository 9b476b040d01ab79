/** A value of a record that may hold anything. */
export type Row = Readonly<Record<string, unknown>>;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Whether a value is a day that some calendar has. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(value)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const [year, month, day] = parts as [number, number, number];
  return day >= 1 && day <= daysIn(year, month);
}

/** The day of a moment; nothing where the text is no moment. */
export function dayOfMoment(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = /^(.{10})T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-](\d\d):(\d\d))?$/.exec(value);
  if (parts === null) return undefined;
  const [, day, hour, minute, second = '0', zoneHour = '0', zoneMinute = '0'] = parts as unknown as string[];
  const inRange = [hour, zoneHour].every((n) => Number(n) < 24);
  const rest = [minute, second, zoneMinute].every((n) => Number(n) < 60);
  return inRange && rest && isDay(day) ? day : undefined;
}

/** Whether a value is a record: what has fields, and is no list. */
export function isRow(value: unknown): value is Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A field of whatever a value is; nothing where it has none of its own. */
export function field(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Row)[key]
    : undefined;
}

const SPLIT = new Map<string, readonly string[]>();

/** The value at a path of fields, such as `state.referral.projectId`. */
export function at(value: unknown, path: string): unknown {
  let fields = SPLIT.get(path);
  if (fields === undefined) {
    fields = path.split('.');
    SPLIT.set(path, fields);
  }
  let found = value;
  for (const name of fields) found = field(found, name);
  return found;
}

/** A record without its absent fields. */
export function told(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
