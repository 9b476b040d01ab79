/**
 * Writes src/caseload/federal-holiday-days.ts: the days off of the federal holidays of the United States.
 * `--check` fails instead where the file is not current.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FIRST_YEAR = 2015;
const LAST_YEAR = 2045;
const FILE = fileURLToPath(new URL('../src/caseload/federal-holiday-days.ts', import.meta.url));

const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));

/** The nth given weekday of a month (0 is Sunday); the last one for -1. */
function nth(year: number, month: number, weekday: number, n: number): Date {
  if (n > 0) {
    const first = day(year, month, 1).getUTCDay();
    return day(year, month, 1 + ((weekday - first + 7) % 7) + 7 * (n - 1));
  }
  const last = day(year, month + 1, 0);
  return day(year, month, last.getUTCDate() - ((last.getUTCDay() - weekday + 7) % 7));
}

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after (5 U.S.C. 6103(b)). */
function observed(date: Date): Date {
  const shift = date.getUTCDay() === 6 ? -1 : date.getUTCDay() === 0 ? 1 : 0;
  return new Date(date.getTime() + shift * 86_400_000);
}

/** 5 U.S.C. 6103(a). Inauguration Day (6103(c)) is one for the Washington area only, and is left out. */
function holidays(year: number): Date[] {
  return [
    day(year, 1, 1),
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 5, 1, -1),
    ...(year >= 2021 ? [day(year, 6, 19)] : []),
    day(year, 7, 4),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    day(year, 11, 11),
    nth(year, 11, 4, 4),
    day(year, 12, 25),
  ];
}

function text(): string {
  const days = new Map<number, string[]>();
  // A New Year's Day on a Saturday is kept in the year before.
  for (let year = FIRST_YEAR; year <= LAST_YEAR + 1; year += 1) {
    for (const date of holidays(year).map(observed)) {
      const kept = date.getUTCFullYear();
      if (kept < FIRST_YEAR || kept > LAST_YEAR) continue;
      days.set(kept, [...(days.get(kept) ?? []), date.toISOString().slice(5, 10).replace('-', '')]);
    }
  }
  const lines = [...days].map(([year, dates]) => `  '${year} ${dates.join(' ')}',`);
  return [
    '/** Written by scripts/holidays.ts: each year, and its days off as month and day. */',
    'export const FEDERAL_HOLIDAY_DAYS: readonly string[] = [',
    ...lines,
    '];',
    '',
  ].join('\n');
}

const current = text();
if (!process.argv.includes('--check')) writeFileSync(FILE, current);
else if (readFileSync(FILE, 'utf8') !== current) {
  console.error('src/caseload/federal-holiday-days.ts is not current: run "npm run holidays:write"');
  process.exitCode = 1;
}
