import type { Choices } from './choices.js';

/** The files of an export: their bytes by name. */
export type ExportFiles = Readonly<Record<string, Uint8Array>>;

/** What can be done to the files of an export. */
export type ExportDamage =
  | 'file-gone'
  | 'file-cut-short'
  | 'file-empty'
  | 'bits-flipped'
  | 'column-gone'
  | 'header-gone'
  | 'value-odd'
  | 'row-ragged'
  | 'row-repeated'
  | 'quote-torn-open';

// What vendors' exports hold where HUD's form is asked for, and what breaks careless readers.
const ODD_VALUES = [
  ...['', ' ', '0', '-1', '99', '13.0', 'NaN', '2026-02-30', '02/14/2026', '2026-2-4', '2026-02-14 25:00'],
  ...['x'.repeat(65), '__proto__', 'constructor', '=1+1', '\u202E'],
];

type OfBytes = (bytes: Uint8Array, choices: Choices) => Uint8Array;
type OfText = (lines: readonly string[], choices: Choices) => readonly string[];

function ofText(change: OfText): OfBytes {
  return (bytes, choices) => {
    const lines = new TextDecoder().decode(bytes).split('\n');
    return new TextEncoder().encode(change(lines, choices).join('\n'));
  };
}

// Every line loses the cell; cells with a comma inside lose more, as a careless script would have it.
function withoutCell(line: string, at: number): string {
  const cells = line.split(',');
  return cells.filter((_, index) => index !== at).join(',');
}

function ofOneRow(change: (row: string, choices: Choices) => readonly string[]): OfText {
  return (lines, choices) => {
    const at = Math.min(1 + choices.upTo(Math.max(0, lines.length - 3)), lines.length - 1);
    return lines.flatMap((line, index) => (index === at ? change(line, choices) : [line]));
  };
}

const DAMAGES: Readonly<Record<Exclude<ExportDamage, 'file-gone'>, OfBytes>> = {
  'file-cut-short': (bytes, choices) => bytes.slice(0, choices.upTo(Math.max(0, bytes.length - 2))),
  'file-empty': () => new Uint8Array(),
  'bits-flipped': (bytes, choices) => {
    const flipped = bytes.slice();
    // Draws go to 999: two of them reach every byte.
    const at = (choices.upTo(999) * 1000 + choices.upTo(999)) % Math.max(1, flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << choices.upTo(7));
    return flipped;
  },
  'column-gone': ofText((lines, choices) => {
    const at = choices.upTo((lines[0] ?? '').split(',').length - 1);
    return lines.map((line) => withoutCell(line, at));
  }),
  'header-gone': ofText((lines) => lines.slice(1)),
  'value-odd': ofText(
    ofOneRow((row, choices) => {
      const cells = row.split(',');
      const at = choices.upTo(cells.length - 1);
      const odd = choices.of(ODD_VALUES.filter((value) => value !== cells[at]));
      return [cells.map((cell, index) => (index === at ? odd : cell)).join(',')];
    }),
  ),
  'row-ragged': ofText(
    ofOneRow((row, choices) => [choices.oneIn(2) ? `x,${row}` : row.slice(0, row.lastIndexOf(','))]),
  ),
  'row-repeated': ofText(ofOneRow((row) => [row, row])),
  'quote-torn-open': ofText(
    ofOneRow((row, choices) => {
      const at = choices.upTo(Math.max(0, row.length - 1));
      return [`${row.slice(0, at)}"${row.slice(at)}`];
    }),
  ),
};

/** The kinds of damage. */
export const EXPORT_DAMAGES: readonly ExportDamage[] = Object.freeze([
  'file-gone',
  ...(Object.keys(DAMAGES) as (keyof typeof DAMAGES)[]),
] satisfies ExportDamage[]);

/** The same files, one of them damaged; which one is left to chance. */
export function damaged(files: ExportFiles, damage: ExportDamage, choices: Choices): ExportFiles {
  const name = choices.of(['Event.csv', ...Object.keys(files)]);
  const entries = Object.entries(files);
  if (damage === 'file-gone') return Object.fromEntries(entries.filter(([other]) => other !== name));
  return Object.fromEntries(
    entries.map(([other, bytes]) => [other, other === name ? DAMAGES[damage](bytes, choices) : bytes]),
  );
}
