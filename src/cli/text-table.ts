import { visible } from './visible.js';

/** How wide lines may be: what every terminal shows, and a printed page too. */
const LINE_WIDTH = 80;

const GAP = '  ';

/** A table of texts. */
export interface TextTable {
  /** Above each column: its heading. One that begins with `>` is of numbers, to the right. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns, from the first, name what the row is about. */
  readonly names: number;
  /** How many characters stand before each line. */
  readonly indent: number;
}

const isOfNumbers = (heading: string | undefined): boolean => heading?.startsWith('>') === true;
const headingOf = (heading: string): string => heading.replace('>', '');
const lengthOf = (text: string): number => [...text].length;

function widthsOf({ head, rows }: TextTable): readonly number[] {
  return head.map((heading, column) =>
    rows.reduce(
      (most, row) => Math.max(most, lengthOf(visible(row[column] ?? ''))),
      lengthOf(headingOf(heading)),
    ),
  );
}

/** How wide the widest line of a table is. */
function tableWidth(table: TextTable): number {
  return table.indent + widthsOf(table).reduce((sum, width) => sum + width + GAP.length, -GAP.length);
}

/**
 * Lays a table out. Where its lines would be wider than a terminal, the names stand on a line of their own above the
 * other columns: they can be long, and are shown whole, so that they can be copied.
 */
export function* tableLines(table: TextTable): Generator<string> {
  const { head, rows, indent, names } = table;
  const widths = widthsOf(table);
  const before = ' '.repeat(indent);
  const lineOf = (texts: readonly string[], from: number, to?: number): string => {
    const cells = texts.slice(from, to).map((text, at) => {
      const shown = visible(text);
      const room = ' '.repeat(Math.max(0, (widths[from + at] ?? 0) - lengthOf(shown)));
      return isOfNumbers(head[from + at]) ? room + shown : shown + room;
    });
    return (before + cells.join(GAP)).trimEnd();
  };
  const isWide = tableWidth(table) > LINE_WIDTH;
  for (const texts of [head.map(headingOf), ...rows]) {
    if (isWide) {
      yield lineOf(texts, 0, names);
      yield GAP + lineOf(texts, names);
    } else yield lineOf(texts, 0);
  }
}
