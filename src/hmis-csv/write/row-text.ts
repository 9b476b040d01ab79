import Papa from 'papaparse';
import { isCalendarDate, isDateTime } from '../../referral/calendar-date.js';
import { type CsvFinding, type FindingCode, findingOf, type Place } from '../findings.js';
import type { HudType, WrittenFile } from './columns.js';

/** A row's values by column. What is not there is null. */
export type Values<F extends WrittenFile = WrittenFile> = Readonly<
  Partial<Record<keyof F['columns'] & string, string | number | undefined>>
>;

/** The longest identifier that HUD's files hold, in characters. */
const MAX_HUD_ID_LENGTH = 32;

// HUD's six; then what a reader cannot give back as it was: control characters, halves of characters, and the
// character that stands for what was none.
const NOT_ALLOWED = /[<>[\]{}\uFFFD]|\p{Cc}|\p{Cs}/u;

const T = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?/;

/**
 * A moment in HUD's form T: the clock on the wall where it was recorded. A fraction and an offset are cut off and
 * nothing is converted, since T has no zone; where there are no seconds, `:00` stands for them.
 *
 * @returns nothing for text that is no moment.
 */
export function hudTime(moment: unknown): string | undefined {
  if (typeof moment !== 'string') return undefined;
  const [, day, minute, second = ':00'] = T.exec(moment) ?? [];
  const iso = moment[10] === ' ' ? `${moment.slice(0, 10)}T${moment.slice(11)}` : moment;
  return day !== undefined && isDateTime(iso) ? `${day} ${minute}${second}` : undefined;
}

interface Wrong {
  readonly code: FindingCode;
  readonly form?: string;
}

function wrongText(text: string, type: 'K' | 'S'): Wrong | undefined {
  if (NOT_ALLOWED.test(text) || text !== text.trim()) {
    return {
      code: 'character-not-allowed',
      form: 'no < > [ ] { }, no control character, no space at the ends',
    };
  }
  const tooLong = type === 'K' && text.length > MAX_HUD_ID_LENGTH && [...text].length > MAX_HUD_ID_LENGTH;
  return tooLong ? { code: 'id-too-long', form: `1 to ${MAX_HUD_ID_LENGTH} characters` } : undefined;
}

function wrongIn(value: unknown, type: HudType): Wrong | undefined {
  switch (type) {
    case 'K':
    case 'S':
      return typeof value === 'string' ? wrongText(value, type) : { code: 'value-unreadable', form: 'text' };
    case 'I':
      return Number.isSafeInteger(value) ? undefined : { code: 'value-unreadable', form: 'a whole number' };
    case 'D':
      return isCalendarDate(value) ? undefined : { code: 'date-not-real', form: 'YYYY-MM-DD' };
    case 'T':
      if (hudTime(value) === value) return undefined;
      return {
        code: typeof value === 'string' && T.test(value) ? 'date-not-real' : 'value-unreadable',
        form: 'YYYY-MM-DD hh:mm:ss',
      };
  }
}

/** Finds what keeps a row from being written. None of it repeats a value. */
export function faultsIn<F extends WrittenFile>(
  file: F,
  values: Values<F>,
  place: Pick<Place, 'eventId'> = {},
): readonly CsvFinding[] {
  const of: Values = values;
  const columns: Readonly<Record<string, HudType>> = file.columns;
  const faults: CsvFinding[] = [];
  for (const field in columns) {
    const value = of[field];
    const wrong: Wrong | undefined =
      value === undefined || value === ''
        ? file.required.includes(field)
          ? { code: 'value-missing' }
          : undefined
        : wrongIn(value, columns[field] as HudType);
    if (wrong === undefined) continue;
    const { code, form } = wrong;
    const at = { file: file.name, ...place, field, ...(form === undefined ? {} : { expected: { form } }) };
    faults.push(findingOf(code, at, 'error'));
  }
  return faults;
}

/** The header of a file, with its line end. */
export function headerOf({ columns }: WrittenFile): string {
  return `${Object.keys(columns).join(',')}\n`;
}

/**
 * Rows as text: text quoted and inner quotes doubled, numbers and dates bare, nothing for null, each row ended by
 * a line feed.
 */
export function textOf<F extends WrittenFile>(file: F, rows: readonly Values<F>[]): string {
  if (rows.length === 0) return '';
  const columns = Object.keys(file.columns);
  const quotes = Object.values<HudType>(file.columns).map((type) => type === 'K' || type === 'S');
  const cells = (rows as readonly Values[]).map((row) =>
    columns.map((column) => (row[column] === '' ? undefined : row[column])),
  );
  return `${Papa.unparse(cells, { quotes, newline: '\n' })}\n`;
}
