import { MAX_ID_LENGTH } from '../referral/command-shape.js';
import { DEFAULT_KEY, LOCAL_MEANINGS, type LocalField, type LocalMeaning } from './local-fields.js';
import { issueAt, type LocalFieldsIssue, LocalFieldsRefused } from './local-fields-refused.js';

/** What {@link safeParseLocalFields} answers where the map can be used. */
export interface ParsedLocalFields {
  /** Tells the two outcomes apart. */
  readonly ok: true;
  /** The map: a plain frozen copy. */
  readonly localFields: readonly LocalField[];
}

/** What {@link safeParseLocalFields} answers where the map cannot be used. */
export interface LocalFieldsNotParsed {
  /** Tells the two outcomes apart. */
  readonly ok: false;
  /** Every fault that was found, at least one. */
  readonly issues: readonly LocalFieldsIssue[];
}

// HUD's files, FY2020 to FY2026. They take no local columns; and Client.csv is never to be opened.
const HUDS_OWN: ReadonlySet<string> = /* @__PURE__ */ new Set(
  [
    ...['affiliation', 'assessment', 'assessmentquestions', 'assessmentresults', 'ceparticipation'],
    ...['client', 'currentlivingsituation', 'disabilities', 'employmenteducation', 'enrollment'],
    ...['enrollmentcoc', 'event', 'exit', 'export', 'funder', 'healthanddv', 'hmisparticipation'],
    ...['incomebenefits', 'inventory', 'organization', 'project', 'projectcoc', 'services', 'user'],
    ...['youtheducationstatus'],
  ].map((name) => `${name}.csv`),
);

const FIELDS = [
  'file',
  'column',
  'meaning',
  'key',
  'values',
] as const satisfies readonly (keyof LocalField)[];

const MAX_NAME_LENGTH = 255;

type Json = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, most: number = MAX_NAME_LENGTH): value is string {
  return typeof value === 'string' && value !== '' && value.length <= most && value === value.trim();
}

// A field's own value: what an object inherits is no part of the map.
function own(record: Json, field: string): unknown {
  return Object.hasOwn(record, field) ? record[field] : undefined;
}

function nameIssues(entry: Json, index: number): LocalFieldsIssue[] {
  const issues: LocalFieldsIssue[] = [];
  for (const field of ['file', 'column', 'key'] as const) {
    const name = own(entry, field);
    if (name === undefined) {
      if (field !== 'key') issues.push(issueAt('missing', index, field));
    } else if (!isText(name)) {
      issues.push(issueAt('not-text', index, field));
    } else if (field === 'file') {
      if (/[/\\]/.test(name)) issues.push(issueAt('not-a-file-name', index, field));
      if (HUDS_OWN.has(name.toLowerCase())) issues.push(issueAt('huds-own-file', index, field));
    }
  }
  return issues;
}

function valuesIssues(entry: Json, index: number): LocalFieldsIssue[] {
  const values = own(entry, 'values');
  if (values === undefined) return [];
  if (!isRecord(values)) return [issueAt('wrong-type', index, 'values')];
  if (own(entry, 'meaning') !== 'not-housed-reason') {
    return [issueAt('values-without-reason', index, 'values')];
  }
  // The labels may be anything, so none is repeated.
  return Object.entries(values).every(([label, code]) => isText(label) && isText(code, MAX_ID_LENGTH))
    ? []
    : [issueAt('not-text', index, 'values')];
}

function entryIssues(entry: unknown, index: number): LocalFieldsIssue[] {
  if (!isRecord(entry)) return [issueAt('wrong-type', index)];
  const issues = nameIssues(entry, index);
  const meaning = own(entry, 'meaning');
  if (meaning === undefined) issues.push(issueAt('missing', index, 'meaning'));
  else if (!LOCAL_MEANINGS.includes(meaning as LocalMeaning)) {
    issues.push(issueAt('not-a-meaning', index, 'meaning'));
  }
  issues.push(...valuesIssues(entry, index));
  if (Object.keys(entry).some((field) => !(FIELDS as readonly string[]).includes(field))) {
    issues.push(issueAt('unknown-key', index));
  }
  return issues;
}

/** The faults between entries, each of which is right on its own. */
function issuesAcross(entries: readonly LocalField[]): LocalFieldsIssue[] {
  const issues: LocalFieldsIssue[] = [];
  const meanings = new Set<string>();
  const keys = new Map<string, string>();
  const columns = new Set<string>();
  entries.forEach(({ file, column, meaning, key = DEFAULT_KEY }, index) => {
    if (meanings.has(meaning)) issues.push(issueAt('meaning-twice', index, 'meaning'));
    meanings.add(meaning);
    const name = file.toLowerCase();
    if ((keys.get(name) ?? key) !== key) issues.push(issueAt('another-key', index, 'key'));
    keys.set(name, keys.get(name) ?? key);
    // Header names are matched whatever their letters, so two that differ in letters alone are one.
    const place = `${name}\n${column.toLowerCase()}`;
    if (
      columns.has(place) ||
      column.toLowerCase() === key.toLowerCase() ||
      column.toLowerCase() === 'datedeleted'
    ) {
      issues.push(issueAt('column-twice', index, 'column'));
    }
    columns.add(place);
  });
  return issues;
}

function copyOf({ file, column, meaning, key, values }: LocalField): LocalField {
  return Object.freeze({
    file,
    column,
    meaning,
    ...(key === undefined ? {} : { key }),
    ...(values === undefined ? {} : { values: Object.freeze({ ...values }) }),
  });
}

/** As {@link parseLocalFields}, but answers what is wrong instead of throwing it. */
export function safeParseLocalFields(input: unknown): ParsedLocalFields | LocalFieldsNotParsed {
  if (!Array.isArray(input)) return { ok: false, issues: [issueAt('wrong-type')] };
  const alone = Array.from(input, entryIssues).flat();
  const issues = alone.length > 0 ? alone : issuesAcross(input as LocalField[]);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, localFields: Object.freeze((input as LocalField[]).map(copyOf)) };
}

/**
 * Reads a column map from untrusted data, such as a file: a plain frozen copy of it. Beside the shape it checks
 * that no file is HUD's own (they have no room for local columns, and Client.csv is never opened), that each
 * meaning occurs once, and that a file is joined by one column.
 *
 * @throws LocalFieldsRefused - `local-fields-refused`, with every fault and nothing of what was received.
 *
 * @example
 * ```ts
 * const localFields = parseLocalFields([
 *   { file: 'CustomReferral.csv', column: 'DateAcknowledged', meaning: 'date-acknowledged' },
 *   { file: 'CustomReferral.csv', column: 'IfNotHoused', meaning: 'not-housed-reason', values: { '4': 'income' } },
 * ]);
 * ```
 */
export function parseLocalFields(input: unknown): readonly LocalField[] {
  const parsed = safeParseLocalFields(input);
  if (!parsed.ok) throw new LocalFieldsRefused(parsed.issues);
  return parsed.localFields;
}
