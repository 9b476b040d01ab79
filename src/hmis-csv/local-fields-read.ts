import type { CalendarDate } from '../referral/calendar-date.js';
import type { Asked } from '../referral/rules/rule.js';
import type { ReferralRow } from './event-rows.js';
import { type CsvFinding, findingOf, type Place } from './findings.js';
import type { ColumnKind, HudFile } from './hud-files.js';
import { DEFAULT_KEY, type LocalField, type LocalMeaning } from './local-fields.js';
import { NOT_KNOWN_FORM, notKnownOf } from './not-known.js';
import type { Row } from './row.js';
import { type Reading, readTable, reportUnread } from './table.js';

/** What local files tell of one referral. */
export interface LocalFacts {
  /** The day the provider acknowledged it. */
  readonly acknowledgedOn?: CalendarDate;
  /** The enrollment it led to, and the row that says so. */
  readonly resultingEnrollment?: { readonly enrollmentId: string; readonly at: Place };
  /** The reason of an unsuccessful result. */
  readonly notHousedReason?: string;
  /** The reason that was added to a successful one, and the day. */
  readonly addedReason?: { readonly reason: string; readonly addedOn: CalendarDate };
  /** The version of the list that the reason was chosen from. */
  readonly reasonListVersion?: string;
  /** What the files would tell, could it be read: it has its finding already. */
  readonly unreadable: readonly Asked[];
  /** What the files say nobody knows of it, and do not tell all the same. */
  readonly notKnown: readonly Asked[];
}

/** What the local files of an export tell. */
export interface LocalData {
  /** By EventID. A referral of which they tell nothing is not there. */
  readonly facts: ReadonlyMap<string, LocalFacts>;
  /** The meanings whose columns were read: silence about these says that there is nothing. */
  readonly meanings: ReadonlySet<LocalMeaning>;
}

// An export without local fields.
const NO_LOCAL_DATA: LocalData = { facts: new Map(), meanings: new Set() };

// What stands in the columns of one referral, and where.
interface Gathered {
  readonly told: Map<LocalMeaning, { readonly value: string; readonly at: Place }>;
  readonly unreadable: Set<LocalMeaning>;
}

const ASKED_FOR: Readonly<Partial<Record<LocalMeaning, Asked>>> = {
  'date-acknowledged': 'acknowledgement',
  'resulting-enrollment': 'enrollment',
  'not-housed-reason': 'reason',
};

function kindOf({ meaning, values }: LocalField): ColumnKind {
  if (meaning === 'date-acknowledged' || meaning === 'not-housed-reason-date') return 'date';
  if (meaning === 'not-known') return 'text';
  return values === undefined ? 'id' : 'text';
}

function fileOf(name: string, key: string, fields: readonly LocalField[]): HudFile {
  return {
    name,
    columns: Object.fromEntries<ColumnKind>([
      [key, 'id'],
      ...fields.map((field) => [field.column, kindOf(field)] as const),
      ['DateDeleted', 'text'],
    ]),
    essential: [key],
    optional: ['DateDeleted'],
  };
}

/** Reads one local file into what was gathered so far. */
async function readFile(
  reading: Reading,
  name: string,
  fields: readonly LocalField[],
  rows: ReadonlyMap<string, ReferralRow>,
  gathered: Map<string, Gathered>,
): Promise<readonly LocalMeaning[]> {
  const key = fields[0]?.key ?? DEFAULT_KEY;
  const file = fileOf(name, key, fields);
  const missing = new Set<string>();
  const report = (finding: CsvFinding): void => {
    if (finding.code === 'column-missing' && finding.field !== undefined) missing.add(finding.field);
    reading.report(finding);
  };
  const tables = fields.map(({ values }) =>
    values === undefined ? undefined : new Map(Object.entries(values)),
  );
  const seen = new Set<string>();
  let strays = 0;

  const take = (row: Row, eventId: string, { told, unreadable }: Gathered): void => {
    fields.forEach(({ column, meaning }, index) => {
      if (!row.has(column)) return;
      const text = row.get(column) as string | undefined;
      const table = tables[index];
      const value = table === undefined || text === undefined ? text : table.get(text);
      const at: Place = { file: name, line: row.line, eventId, field: column };
      if (value !== undefined) {
        told.set(meaning, { value, at });
        return;
      }
      unreadable.add(meaning);
      if (text !== undefined) report(findingOf('reason-not-on-list', at));
    });
  };

  const outcome = await readTable({ ...reading, report }, file, (row) => {
    if (row.has('DateDeleted') || !fields.some(({ column }) => row.has(column))) return;
    const eventId = row.need(key) as string | undefined;
    if (eventId === undefined) return;
    if (!rows.has(eventId)) {
      strays += 1;
      return;
    }
    if (seen.has(eventId)) {
      row.report('duplicate-key', key);
      return;
    }
    seen.add(eventId);
    const of = gathered.get(eventId) ?? { told: new Map(), unreadable: new Set() };
    gathered.set(eventId, of);
    take(row, eventId, of);
  });
  reportUnread(outcome, file, report);
  if (strays > 0) report(findingOf('local-row-without-referral', { file: name, detail: `${strays} do not` }));
  return outcome.read
    ? fields.filter(({ column }) => !missing.has(column)).map(({ meaning }) => meaning)
    : [];
}

/** A reason belongs to the result where that is unsuccessful, and is an event of its own where it is successful. */
function reasonFacts(
  { result }: ReferralRow,
  { told, unreadable }: Gathered,
  report: Reading['report'],
): Pick<LocalFacts, 'notHousedReason' | 'addedReason' | 'reasonListVersion'> {
  const reason = told.get('not-housed-reason');
  const day = told.get('not-housed-reason-date');
  const version = told.get('reason-list-version')?.value;
  const listed = version === undefined ? {} : { reasonListVersion: version };
  if (reason === undefined) {
    // Beside an unsuccessful result the day tells nothing new: the reason has the result's.
    const counts = result === undefined || result === 'client-accepted';
    if (day !== undefined && counts && !unreadable.has('not-housed-reason')) {
      report(findingOf('reason-date-without-reason', day.at));
    }
    return {};
  }
  if (result === undefined) {
    report(findingOf('reason-before-success', reason.at));
    return {};
  }
  if (result !== 'client-accepted') return { notHousedReason: reason.value, ...listed };
  if (day !== undefined) {
    return { addedReason: { reason: reason.value, addedOn: day.value as CalendarDate }, ...listed };
  }
  if (!unreadable.has('not-housed-reason-date')) report(findingOf('reason-without-its-date', reason.at));
  return {};
}

// What is told is known, whatever the column says.
function notKnownIn({ told }: Gathered, report: Reading['report']): readonly Asked[] {
  const said = told.get('not-known');
  if (said === undefined) return [];
  const { asked, understood } = notKnownOf(said.value);
  if (!understood) report(findingOf('value-unreadable', { ...said.at, expected: { form: NOT_KNOWN_FORM } }));
  const answered = new Set([...told.keys()].map((meaning) => ASKED_FOR[meaning]));
  return asked.filter((one) => !answered.has(one));
}

function factsOf(row: ReferralRow, gathered: Gathered, report: Reading['report']): LocalFacts {
  const { told, unreadable } = gathered;
  const acknowledged = told.get('date-acknowledged')?.value as CalendarDate | undefined;
  const enrollment = told.get('resulting-enrollment');
  return {
    ...(acknowledged === undefined ? {} : { acknowledgedOn: acknowledged }),
    ...(enrollment === undefined
      ? {}
      : { resultingEnrollment: { enrollmentId: enrollment.value, at: enrollment.at } }),
    ...reasonFacts(row, gathered, report),
    unreadable: [...unreadable].flatMap((meaning) => ASKED_FOR[meaning] ?? []),
    notKnown: notKnownIn(gathered, report),
  };
}

/**
 * Reads the files of a column map, each once, and keeps what they tell of the referrals. A file or a column that
 * is not there is a finding, and what it would have told stays unknown.
 *
 * @param fields - from `parseLocalFields`.
 */
export async function readLocalFields(
  reading: Reading,
  fields: readonly LocalField[],
  referrals: readonly ReferralRow[],
): Promise<LocalData> {
  if (fields.length === 0) return NO_LOCAL_DATA;
  const rows = new Map(referrals.map((row) => [row.eventId, row]));
  const gathered = new Map<string, Gathered>();
  const meanings = new Set<LocalMeaning>();
  const files = new Map<string, LocalField[]>();
  for (const field of fields) {
    // A file is found whatever its letters: two spellings are one file, which is read once.
    const name = field.file.toLowerCase();
    files.set(name, [...(files.get(name) ?? []), field]);
  }
  for (const [, [first, ...others]] of files) {
    if (first === undefined) continue;
    for (const meaning of await readFile(reading, first.file, [first, ...others], rows, gathered)) {
      meanings.add(meaning);
    }
  }
  const facts = new Map<string, LocalFacts>();
  for (const [eventId, of] of gathered) {
    const row = rows.get(eventId);
    if (row !== undefined) facts.set(eventId, factsOf(row, of, reading.report));
  }
  return { facts, meanings };
}

/** What an export without local fields never knows: each goes once a column tells it. */
export function unknowableWithout({ meanings }: LocalData): readonly Asked[] {
  const unknown: Asked[] = [];
  if (!meanings.has('date-acknowledged')) unknown.push('acknowledgement');
  if (!meanings.has('not-housed-reason')) unknown.push('reason');
  return unknown;
}

/** The enrollments that the local files name. */
export function namedEnrollments({ facts }: LocalData): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { resultingEnrollment } of facts.values()) {
    if (resultingEnrollment !== undefined) named.add(resultingEnrollment.enrollmentId);
  }
  return named;
}
