import type { Chance } from '../../../examples/export/chance.js';

/** Damage to a file's text. Its lines end with `\n`. */
export type TextDamage = (text: string, chance: Chance) => string;

/** So many characters that a field of them is hard to hold, and still read. */
export const HUGE = 10_000_000;
/** So many that no line of them is read. */
export const TOO_LONG = 17_000_000;

// Names that an object has before anybody gives it any.
const PROTOTYPE_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '0'] as const;

const ODD_VALUES = [
  ...['', ' ', '""', '\t', '-1', '0', '1e3', '99999999999', 'NaN', '0x0D', '13.0', '+13', '1,3'],
  ...['2026-02-30', '02/14/2026', '2026-02-14 25:00', '2026-2-4', '0000-00-00', '9999-12-31'],
  ...['x'.repeat(64), 'x'.repeat(65), '\u202E', '\uD83C\uDFE0', '\uD83C', 'e\u0301', '=1+1', '<b>', '\\'],
] as const;

function changedLines(
  text: string,
  chance: Chance,
  change: (line: string, index: number) => string,
  share = 30,
): string {
  const lines = text.split('\n');
  const forced = chance.between(0, Math.max(0, lines.length - 2));
  return lines
    .map((line, index) => (index === forced || chance.percent(share) ? change(line, index) : line))
    .join('\n');
}

function put(text: string, piece: string, chance: Chance): string {
  const at = chance.between(0, text.length);
  return text.slice(0, at) + piece + text.slice(at);
}

function putSome(text: string, piece: string, chance: Chance): string {
  let damaged = text;
  for (let left = chance.between(1, 4); left > 0; left -= 1) damaged = put(damaged, piece, chance);
  return damaged;
}

function shuffledOrder(length: number, chance: Chance): readonly number[] {
  const order = Array.from({ length }, (_, at) => at);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = chance.between(0, last);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

function inOrder(line: string, order: readonly number[]): string {
  const cells = line.split(',');
  return cells.length === order.length ? order.map((at) => cells[at]).join(',') : line;
}

function withHeader(text: string, change: (header: string) => string): string {
  const end = text.indexOf('\n');
  return end === -1 ? change(text) : change(text.slice(0, end)) + text.slice(end);
}

const PARAGRAPH = `${'a note of many lines, as people write it, '.repeat(10)}x\n`;
const WITH_QUOTES =
  'a note that ends with what a client answered when asked to come: ""no"", and no more than that. ';

/** A field of about so many characters, in each way that one can be written. */
export function hugeField(size: number, chance: Chance): string {
  const filled = (piece: string): string => piece.repeat(size / piece.length);
  // No line of it is too long, whatever its size.
  const paragraphs = PARAGRAPH.repeat(HUGE / PARAGRAPH.length);
  return chance.weighted([
    [3, () => filled('x')],
    [3, () => `"${filled('x')}"`],
    [2, () => `"${paragraphs}"`],
    [2, () => `"${filled('x')}`],
    [1, () => `"${paragraphs}`],
    [2, () => `"${filled(WITH_QUOTES)}"`],
    [1, () => ','.repeat(size / 10)],
  ])();
}

function withHugeField(text: string, chance: Chance): string {
  const field = hugeField(chance.percent(60) ? HUGE : TOO_LONG, chance);
  const commas = [...text.matchAll(/,/g)].map(({ index }) => index);
  const at = commas.length === 0 ? 0 : commas[chance.between(0, commas.length - 1)];
  return `${text.slice(0, at)},${field}${text.slice(at)}`;
}

/** Every kind of damage to text. */
export const TEXT_DAMAGES = {
  'columns-shuffled': (text, chance) => {
    const order = shuffledOrder((text.split('\n')[0] ?? '').split(',').length, chance);
    return text
      .split('\n')
      .map((line) => inOrder(line, order))
      .join('\n');
  },
  'header-shuffled': (text, chance) =>
    withHeader(text, (header) => inOrder(header, shuffledOrder(header.split(',').length, chance))),
  'header-repeats-a-name': (text, chance) =>
    withHeader(text, (header) => {
      const names = header.split(',');
      const name = names[chance.between(0, names.length - 1)] as string;
      const at = chance.between(0, names.length - 1);
      return names.map((other, index) => (index === at ? name : other)).join(',');
    }),
  'header-respelled': (text, chance) =>
    withHeader(text, (header) => {
      const names = header.split(',');
      const at = chance.between(0, names.length - 1);
      const odd = (name: string): string =>
        chance.oneOf([name.toLowerCase(), ` ${name} `, `"${name}"`, `${name}s`, `\uFEFF${name}`, '']);
      return names.map((name, index) => (index === at ? odd(name) : name)).join(',');
    }),
  'columns-without-number': (text, chance) => {
    const more = chance.percent(5) ? chance.between(5000, 20_000) : chance.between(1, 300);
    const inRows = chance.percent(50);
    const names = Array.from({ length: more }, (_, at) => `,${PROTOTYPE_NAMES[at] ?? `Column${at}`}`).join(
      '',
    );
    return text
      .split('\n')
      .map((line, index) => (index === 0 ? line + names : inRows ? line + ','.repeat(more) : line))
      .join('\n');
  },
  'names-of-prototypes': (text, chance) =>
    changedLines(text, chance, (line) => {
      const cells = line.split(',');
      const at = chance.between(0, Math.min(5, cells.length - 1));
      return cells.map((cell, index) => (index === at ? chance.oneOf(PROTOTYPE_NAMES) : cell)).join(',');
    }),
  'values-odd': (text, chance) =>
    changedLines(
      text,
      chance,
      (line, index) => {
        if (index === 0) return line;
        const cells = line.split(',');
        const at = chance.between(0, cells.length - 1);
        return cells.map((cell, other) => (other === at ? chance.oneOf(ODD_VALUES) : cell)).join(',');
      },
      60,
    ),
  'quotes-torn-open': (text, chance) => putSome(text, '"', chance),
  'quotes-gone': (text, chance) =>
    text.includes('"')
      ? text.replace(/"/g, (quote) => (chance.percent(20) ? '' : quote))
      : putSome(text, '",', chance),
  'field-huge': withHugeField,
  'byte-order-marks': (text, chance) =>
    chance.percent(50) ? `\uFEFF${putSome(text, '\uFEFF', chance)}` : putSome(text, '\uFEFF', chance),
  zeros: (text, chance) => putSome(text, '\0'.repeat(chance.between(1, 9)), chance),
  'line-ends-mixed': (text, chance) => {
    const mixed = text.replace(/\n/g, () => chance.oneOf(['\n', '\r\n', '\r', '\n\r', '\n\n', '\r\r\n']));
    return chance.percent(30) ? put(mixed, chance.oneOf(['\n', '\r', '\u2028', '\v']), chance) : mixed;
  },
  'rows-ragged': (text, chance) =>
    changedLines(text, chance, (line) =>
      chance.percent(50) ? line.slice(0, line.lastIndexOf(',')) : line + chance.oneOf([',', ',,x', '\t']),
    ),
  'lines-moved': (text, chance) => {
    const lines = text.split('\n');
    for (let left = chance.between(1, 4); left > 0; left -= 1) {
      const from = chance.between(0, lines.length - 1);
      const to = chance.between(0, lines.length);
      const moved = lines[from] as string;
      const copied = chance.percent(50);
      lines.splice(to, 0, moved);
      if (!copied) lines.splice(to <= from ? from + 1 : from, 1);
    }
    return lines.join('\n');
  },
} as const satisfies Readonly<Record<string, TextDamage>>;
