import { type CsvExpected, findingOf, type Report } from './findings.js';
import type { ColumnKind, HudFile } from './hud-files.js';
import type { CsvRuleCode } from './rules/rule.js';
import { FORM, type ValueOfKind, type valueReaders } from './values.js';

/** The columns that are read of a file. */
type ColumnOf<F extends HudFile> = keyof F['columns'] & string;

/**
 * One row of a file. It is the same object for every row: read it while it is given, and keep the values.
 */
export interface Row<F extends HudFile = HudFile> {
  /** The line it begins on. */
  readonly line: number;
  /** Whether there is something in the column: not nothing, not spaces, not `""`. */
  has(column: ColumnOf<F>): boolean;
  /** The value of a column; `undefined` for null, and for what cannot be read, which is reported. */
  get<C extends ColumnOf<F>>(column: C): ValueOfKind[F['columns'][C]] | undefined;
  /** {@link Row.get} for a column that must not be null: that is reported too. */
  need<C extends ColumnOf<F>>(column: C): ValueOfKind[F['columns'][C]] | undefined;
  /** Reports something about the row. */
  report(code: CsvRuleCode, field?: ColumnOf<F>, expected?: CsvExpected): void;
}

/** A row that can be moved to the next record. */
export interface RowCursor<F extends HudFile> extends Row<F> {
  /** Moves to a record. */
  moveTo(cells: readonly string[], line: number): void;
}

/** Makes the row through which a file's records are read. */
export function rowCursor<F extends HudFile>(
  file: F,
  places: ReadonlyMap<string, number>,
  readers: ReturnType<typeof valueReaders>,
  report: Report,
): RowCursor<F> {
  let cells: readonly string[] = [];
  let line = 0;
  const kinds: Readonly<Record<string, ColumnKind>> = file.columns;

  const textOf = (column: string): string => {
    const place = places.get(column);
    return place === undefined ? '' : (cells[place] ?? '').trim();
  };
  const place = (field: string | undefined, expected: CsvExpected | undefined) => {
    const eventId = textOf('EventID');
    return {
      file: file.name,
      line,
      ...(readers.id(eventId) ? { eventId } : {}),
      ...(field === undefined ? {} : { field }),
      ...(expected === undefined ? {} : { expected }),
    };
  };
  const get = (column: string): unknown => {
    const text = textOf(column);
    if (text === '') return undefined;
    const kind = kinds[column] ?? 'text';
    const value = readers[kind](text);
    if (value === undefined) {
      // The core's code for a day that no calendar has.
      const code = kind === 'date' ? 'date-not-real' : 'value-unreadable';
      report(findingOf(code, place(column, { form: FORM[kind] })));
    } else if (kind === 'date' && value !== text) {
      report(findingOf('value-not-in-huds-form', place(column, { form: FORM[kind] })));
    }
    return value;
  };

  const cursor = {
    get line() {
      return line;
    },
    has: (column: string) => textOf(column) !== '',
    get,
    need(column: string) {
      if (textOf(column) === '') report(findingOf('value-missing', place(column, undefined)));
      return get(column);
    },
    report: (code: CsvRuleCode, field?: string, expected?: CsvExpected) =>
      report(findingOf(code, place(field, expected))),
    moveTo(next: readonly string[], nextLine: number) {
      cells = next;
      line = nextLine;
    },
  };
  return cursor as RowCursor<F>;
}
