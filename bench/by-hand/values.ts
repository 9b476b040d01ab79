import type { Known, KnownProject } from 'ce-referrals';

/** Anything that an event or a command from elsewhere may hold. */
export type Values = Readonly<Record<string, unknown>>;

const DAY = /^\d{4}-((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$/;
const LEAP_DAY = /^\d{4}-02-29$/;
const TIME = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

export function isDay(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  if (DAY.test(value)) return true;
  if (!LEAP_DAY.test(value)) return false;
  const year = Number(value.slice(0, 4));
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value.slice(10)) && isDay(value.slice(0, 10));
}

export function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own<T>(table: Readonly<Record<string, T>> | undefined, key: unknown): T | undefined {
  return table !== undefined && typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;
}

export function projectIn(known: Known, projectId: unknown): KnownProject | undefined {
  return own(known.projects, projectId);
}

export function linkedIn(known: Known, enrollmentId: unknown): string | undefined {
  return own(known.linked, enrollmentId);
}

function surviving(known: Known, personalId: string): string {
  const seen = new Set<string>();
  let id = personalId;
  while (!seen.has(id)) {
    seen.add(id);
    id = own(known.clients, id) ?? id;
  }
  return id;
}

export function isSame(known: Known, a: unknown, b: unknown): boolean {
  return a === b || surviving(known, a as string) === surviving(known, b as string);
}

export function hasOpenOther(known: Known, referralId: unknown, projectId?: unknown): boolean {
  for (const other of known.others ?? []) {
    if (other.referralId === referralId) continue;
    if (other.status !== 'referred' && other.status !== 'acknowledged' && other.status !== 'enrolled')
      continue;
    if (projectId === undefined || other.projectId === projectId) return true;
  }
  return false;
}
