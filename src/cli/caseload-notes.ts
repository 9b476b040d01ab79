import type { DateFinding, DateFindingCode } from '../caseload/dates.js';
import type { CaseloadFinding, CaseloadFindingCode } from '../caseload/findings.js';
import type { Asked, Severity } from '../referral/rules/rule.js';
import type { CaseloadSource } from './caseload-source.js';
import { findingLines } from './finding-lines.js';
import { lineFaultLines } from './line-faults.js';

interface Words {
  readonly severity: Severity;
  readonly words: string;
}

const DATES: Readonly<Record<DateFindingCode, Words>> = {
  'date-not-real': {
    severity: 'error',
    words: 'A date that the calendar does not have: nothing is counted by it.',
  },
  'dated-before-the-referral': {
    severity: 'warning',
    words: 'A fact dated before its referral: no days are counted by it.',
  },
  'dated-in-the-future': {
    severity: 'warning',
    words: 'A fact dated after the day of this view: it counts all the same.',
  },
};

/** Says whether something was wrong with the source, or with a date in it: figures may lack what it should tell. */
export function hasErrors(
  { findings, faults, records }: CaseloadSource,
  dates: readonly DateFinding[],
): boolean {
  return (
    faults.length > 0 ||
    records.length > 0 ||
    findings.some(({ severity }) => severity === 'error') ||
    dates.some(({ code }) => DATES[code].severity === 'error')
  );
}

// The versions of what is read here have no gaps: other codes cannot come.
const RECORDS: Readonly<Partial<Record<CaseloadFindingCode, string>>> = {
  'unknown-referral': 'An event before the making of its referral: it changes nothing.',
  'not-the-streams-referral': 'A referral made under another id than that of its history: it goes by that.',
  'not-taken': 'An event that its history has no place for: it changes nothing.',
};

// What a figure says is no figure where nobody could know it.
const UNKNOWN: Readonly<Partial<Record<Asked, string>>> = {
  acknowledgement: 'whether and when it was acknowledged',
  enrollment: 'the enrollment that it led to',
  reason: 'why the client was not housed',
};

function counted(texts: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${text} (${count})`).join(', ');
}

/** Events that changed nothing, by what was wrong with them. They are named by no referral. */
export function* recordLines(records: readonly CaseloadFinding[]): Generator<string> {
  for (const [code, words] of Object.entries(RECORDS)) {
    const same = records.filter((record) => record.code === code);
    if (same.length === 0) continue;
    yield `error: ${code} (${same.length})`;
    yield `  ${words}`;
    const rules = same.flatMap(({ rule }) => rule ?? []);
    if (rules.length > 0) yield `    ${counted(rules)}`;
  }
}

function* dateLines(dates: readonly DateFinding[]): Generator<string> {
  for (const [code, { severity, words }] of Object.entries(DATES)) {
    const same = dates.filter((finding) => finding.code === code);
    if (same.length === 0) continue;
    yield `${severity}: ${code} (${same.length})`;
    yield `  ${words}`;
    yield `    ${counted(same.map(({ field }) => field))}`;
  }
}

/**
 * What stands on the error stream beside a view of many referrals: what was wrong with the source, and with dates.
 * Rows of an export are named as by the other commands; no other referral is.
 */
export function* noteLines(
  { findings, faults, records }: CaseloadSource,
  dates: readonly DateFinding[],
): Generator<string> {
  yield* lineFaultLines(faults);
  yield* findingLines(findings);
  yield* recordLines(records);
  yield* dateLines(dates);
}

/** What stands under the tables: which referrals are taken for what they are not, and what the source cannot know. */
export function* sourceLines(source: CaseloadSource): Generator<string> {
  const { resultsUnread } = source;
  if (resultsUnread > 0) {
    const [referrals, stand, rows] =
      resultsUnread === 1 ? ['referral', 'stands', 'its row'] : ['referrals', 'stand', 'their rows'];
    yield '';
    yield `${resultsUnread} ${referrals} ${stand} as open, though ${rows} told of a result: it cannot be read.`;
  }
  yield* unknowableLines(source);
}

// What the source cannot know, so that no figure about it is one.
function* unknowableLines({ caseload, unknowable }: CaseloadSource): Generator<string> {
  const told = Object.entries(UNKNOWN).filter(([asked]) => unknowable.has(asked as Asked));
  if (told.length === 0) return;
  yield '';
  yield `What the source cannot know, of ${caseload.size} ${caseload.size === 1 ? 'referral' : 'referrals'}:`;
  for (const [asked, words] of told) yield `  ${words} (${unknowable.get(asked as Asked)})`;
}

/** What a source cannot know, as plain data. */
export function unknowableOf({ unknowable }: CaseloadSource): Readonly<Record<string, number>> {
  return Object.fromEntries(unknowable);
}

/** Records as they stand in JSON: without their place, which is none of the file's. */
export function recordsOf({ records }: CaseloadSource): readonly object[] {
  return records.map(({ position: _, ...record }) => record);
}
