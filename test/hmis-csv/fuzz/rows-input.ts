import fc from 'fast-check';
import { type Chance, seededChance } from '../../../examples/export/chance.js';
import { randomBytes } from './byte-damage.js';
import { type FuzzFiles, soundFile } from './input.js';
import { HUGE, hugeField, TOO_LONG } from './text-damage.js';
import { type Quoting, soundEvent, soundExport } from './sound-export.js';

type RowDamage = (row: string, chance: Chance) => string;

// One character for each byte: the file is written in the same way, so that any bytes can stand in a row.
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function put(row: string, piece: string, chance: Chance): string {
  const at = chance.between(0, row.length);
  return row.slice(0, at) + piece + row.slice(at);
}

function inCell(row: string, chance: Chance, change: (cell: string) => string): string {
  const cells = row.split(',');
  const at = chance.between(0, cells.length - 1);
  return cells.map((cell, index) => (index === at ? change(cell) : cell)).join(',');
}

/** Every kind of damage to one row. None gives it the EventID of another. */
const ROW_DAMAGES = {
  'quote-opened': (row, chance) => inCell(row, chance, (cell) => `"${cell}`),
  'quote-closed': (row, chance) => inCell(row, chance, (cell) => `${cell}"`),
  'quote-inside': (row, chance) => put(row, '"', chance),
  'quotes-gone': (row, chance) =>
    row.includes('"')
      ? row.replace(/"/g, (quote) => (chance.percent(40) ? '' : quote))
      : put(row, '""', chance),
  'quotes-only': (_, chance) => '"'.repeat(chance.between(1, 9)),
  'bytes-random': (row, chance) => put(row, latin1(randomBytes(chance.between(1, 30), chance)), chance),
  'bytes-random-only': (_, chance) => latin1(randomBytes(chance.between(1, 120), chance)),
  'row-cut': (row, chance) => row.slice(0, chance.between(0, row.length - 1)),
  'row-longer': (row, chance) => row + ','.repeat(chance.between(1, 30)) + chance.oneOf(['', 'x']),
  'cells-without-number': (row, chance) =>
    row + ',x'.repeat(chance.percent(5) ? chance.between(5000, 20_000) : chance.between(30, 300)),
  'line-end-inside': (row, chance) => put(row, chance.oneOf(['\n', '\r', '\r\n', '\n\n']), chance),
  'zeros-inside': (row, chance) => put(row, '\0\0', chance),
  'mark-inside': (row, chance) => put(row, '\xef\xbb\xbf', chance),
  'value-odd': (row, chance) =>
    inCell(row, chance, () =>
      chance.oneOf(['""', '2026-02-30', '1e9', '__proto__', 'x'.repeat(65), '\xff', '']),
    ),
  'row-repeated': (row) => `${row}\n${row}`,
  'field-huge': (row, chance) => {
    const field = hugeField(chance.percent(60) ? HUGE : TOO_LONG, chance);
    return inCell(row, chance, () => field);
  },
} as const satisfies Readonly<Record<string, RowDamage>>;

export type RowDamageKind = keyof typeof ROW_DAMAGES;

export const ROW_DAMAGE_KINDS = Object.keys(ROW_DAMAGES) as readonly RowDamageKind[];

/** A sound export with damage in some rows of Event.csv. */
export interface RowsInput {
  readonly quoting: Quoting;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly chunkBytes: number;
  /** One for each row: the damage done to it, or none. */
  readonly rows: readonly ({ readonly kind: RowDamageKind; readonly seed: number } | null)[];
}

const damageArb = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constantFrom(...ROW_DAMAGE_KINDS.filter((kind) => kind !== 'field-huge')), weight: 1600 },
    { arbitrary: fc.constant<RowDamageKind>('field-huge'), weight: 1 },
  ),
  seed: fc.integer({ min: 0, max: 0x7fff_ffff }),
});

/** Two to twenty rows, up to half of them damaged, at least one damaged and one untouched. */
export const rowsInputArb: fc.Arbitrary<RowsInput> = fc
  .record({
    quoting: fc.constantFrom<Quoting[]>('bare', 'as-hud-says', 'quoted'),
    lineEnd: fc.constantFrom<('\n' | '\r\n' | '\r')[]>('\n', '\r\n', '\r'),
    chunkBytes: fc.oneof(
      { arbitrary: fc.integer({ min: 1, max: 200 }), weight: 1 },
      { arbitrary: fc.constant(64 * 1024), weight: 9 },
    ),
    untouched: fc.integer({ min: 1, max: 12 }),
    damaged: fc.array(fc.record({ at: fc.nat(), damage: damageArb }), { minLength: 1, maxLength: 8 }),
  })
  .map(({ untouched, damaged, ...rest }) => {
    const rows: RowsInput['rows'][number][] = Array.from({ length: untouched }, () => null);
    for (const { at, damage } of damaged) rows.splice(at % (rows.length + 1), 0, damage);
    return { ...rest, rows };
  });

/** A row that was left as it was, and must be read. */
export interface UntouchedRow {
  readonly eventId: string;
  readonly personalId: string;
  readonly referredOn: string;
  readonly line: number;
}

/** What a {@link RowsInput} makes. */
export interface DamagedRows {
  readonly files: FuzzFiles;
  readonly untouched: readonly UntouchedRow[];
  /** How many rows are left out of `untouched`, since quotes around them make them part of a damaged row. */
  readonly enclosed: number;
  /** The kinds of damage done, and whether one of them changed its row. */
  readonly kinds: readonly RowDamageKind[];
  readonly changed: ReadonlySet<string>;
  /** No value stands in another column than its own. */
  readonly cellsStay: boolean;
}

// As in `input.ts`: the others may make a row of the right length with its values shifted.
const CELLS_STAY: readonly RowDamageKind[] = [
  ...(['quotes-only', 'bytes-random-only', 'row-longer', 'cells-without-number', 'zeros-inside'] as const),
  ...(['mark-inside', 'value-odd', 'row-repeated'] as const),
];

/** Where a field that begins at `at` ends, or -1 where RFC 4180 has no such field. */
function endOfField(text: string, at: number): number {
  if (text[at] !== '"') {
    while (at < text.length && text[at] !== ',' && text[at] !== '\n') at += 1;
    return at;
  }
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 2)) {
    if (text[quote + 1] === '"') continue;
    let end = quote + 1;
    while (text[end] === ' ' || text[end] === '\t') end += 1;
    return end;
  }
  return -1;
}

/**
 * How many lines the record takes that begins at `start`, where it is well formed by RFC 4180 (blanks may stand
 * behind a closing quote, and quotes inside a bare field) and has so many fields; else 0. Written apart from the
 * reader, to hold it to.
 */
export function linesOfRecord(text: string, start: number, width: number): number {
  let fields = 0;
  for (let at = start; ; at += 1) {
    at = endOfField(text, at);
    if (at === -1) return 0;
    fields += 1;
    if (text[at] === ',') continue;
    if (at < text.length && text[at] !== '\n') return 0;
    return fields === width ? text.slice(start, at).split('\n').length : 0;
  }
}

/** Makes the files, and says which rows must be read from them. */
export function damagedRows({ quoting, lineEnd, rows }: RowsInput): DamagedRows {
  const sound = soundExport(rows.length, quoting);
  const [header = '', ...records] = sound['Event.csv'];
  const width = header.split(',').length;
  const changed = new Set<string>();
  const written = records.map((record, index) => {
    const damage = rows[index];
    const row = damage ? ROW_DAMAGES[damage.kind](record, seededChance(damage.seed)) : record;
    if (damage && row !== record) changed.add(damage.kind);
    return row.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  });
  const text = [header, ...written, ''].join('\n');

  const untouched: UntouchedRow[] = [];
  let enclosed = 0;
  let at = header.length + 1;
  let line = 2;
  let enclosedBefore = 0;
  written.forEach((row, index) => {
    const lines = row.split('\n');
    if (rows[index] === null) {
      if (line < enclosedBefore) enclosed += 1;
      else untouched.push({ ...soundEvent(index), line });
    } else {
      let start = at;
      lines.forEach((own, offset) => {
        const taken = own.includes('"') ? linesOfRecord(text, start, width) : 0;
        enclosedBefore = Math.max(enclosedBefore, line + offset + taken);
        start += own.length + 1;
      });
    }
    at += row.length + 1;
    line += lines.length;
  });

  const bytes = new Uint8Array(Buffer.from(text.replaceAll('\n', lineEnd), 'latin1'));
  const files = Object.fromEntries(
    Object.entries(sound).map(([name, lines]) => [
      name,
      name === 'Event.csv' ? { bytes } : soundFile(name, lines, lineEnd),
    ]),
  );
  const kinds = [...new Set(rows.flatMap((damage) => (damage === null ? [] : [damage.kind])))];
  const cellsStay = kinds.every((kind) => CELLS_STAY.includes(kind));
  return { files, untouched, enclosed, kinds, changed, cellsStay };
}
