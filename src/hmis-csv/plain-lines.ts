import type { LineBlock } from './lines.js';

const COMMA = 0x2c;
const LINE_END = 0x0a;
const QUOTE = 0x22;

/** A record of one line. */
interface PlainRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads lines that need no parser: a record on each, with the header's number of fields, a field bare with no quote
 * in it, or quoted with none but the two around it. Nearly every file of a system is written so, and of its dozens
 * of columns few are read: the others are passed over, which the parser cannot. A line that is anything else is for
 * the parser, and the whole block with it.
 *
 * @param wanted - by its place: whether the column is read. The cells of all others are empty.
 * @returns what the parser would give in the columns that are read, or nothing where a line is for the parser.
 */
export function readPlainLines(
  text: string,
  { firstLine, lines }: LineBlock,
  wanted: readonly boolean[],
): PlainRecord[] | undefined {
  const width = wanted.length;
  // A blank line would be a record of one empty field.
  if (width < 2) return undefined;
  const empty = wanted.map(() => '');
  const records: PlainRecord[] = [];
  let at = 0;
  while (at < text.length) {
    const cells = empty.slice();
    for (let place = 0; place < width; place += 1) {
      let start = at;
      let end: number;
      if (text.charCodeAt(at) === QUOTE) {
        start += 1;
        end = text.indexOf('"', start);
        if (end === -1) return undefined;
        at = end + 1;
      } else {
        let code = text.charCodeAt(at);
        while (code !== COMMA && code !== LINE_END && code !== QUOTE) {
          at += 1;
          // Every line is ended.
          code = text.charCodeAt(at);
        }
        end = at;
      }
      // Another quote stands here as well: a doubled one, or one inside a bare field.
      if (text.charCodeAt(at) !== (place === width - 1 ? LINE_END : COMMA)) return undefined;
      at += 1;
      if (wanted[place] === true && end > start) cells[place] = text.slice(start, end);
    }
    records.push({ cells, line: firstLine + records.length });
  }
  // A quoted field that spans lines makes fewer records than lines.
  return records.length === lines ? records : undefined;
}
