import type { CsvEdition, Row, Table } from './export-tables.js';

/** How an exporting system writes its files. */
export interface CsvDialect {
  /** The edition of HUD's specification. */
  readonly edition: CsvEdition;
  /** Files begin with a byte order mark. */
  readonly byteOrderMark: boolean;
  /** What ends a line. */
  readonly lineEnd: '\n' | '\r\n';
  /** Which values are quoted: text as HUD says, every value, or those that need it. */
  readonly quoting: 'as-hud-says' | 'all' | 'where-needed';
  /** The last line ends too. */
  readonly lastLineEnds: boolean;
}

const NEEDS_QUOTES = /[",\r\n]/;

function cell(column: string, value: string | number | undefined, { quoting }: CsvDialect): string {
  if (value === undefined || value === '') return quoting === 'all' ? '""' : '';
  const text = String(value);
  const isText = typeof value === 'string' && !column.includes('Date') && !column.endsWith('On');
  const quoted = quoting === 'all' || (quoting === 'as-hud-says' && isText) || NEEDS_QUOTES.test(text);
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

// FY2020 spells this column so.
function nameIn(edition: CsvEdition, column: string): string {
  return edition === 'FY2020' && column === 'LocationCrisisOrPHHousing'
    ? 'LocationCrisisorPHHousing'
    : column;
}

/** A table as the bytes of its file. */
export function bytesOf({ columns, rows }: Table, dialect: CsvDialect): Uint8Array {
  const header = columns.map((column) => nameIn(dialect.edition, column)).join(',');
  const line = (row: Row): string => columns.map((column) => cell(column, row[column], dialect)).join(',');
  const text = [header, ...rows.map(line)].join(dialect.lineEnd);
  const mark = dialect.byteOrderMark ? '\uFEFF' : '';
  return new TextEncoder().encode(mark + text + (dialect.lastLineEnds ? dialect.lineEnd : ''));
}
