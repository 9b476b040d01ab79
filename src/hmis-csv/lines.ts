/** Whole lines of a file. */
export interface LineBlock {
  /** The number of the first line; a file's first line is 1. */
  readonly firstLine: number;
  /** How many lines there are. */
  readonly lines: number;
  /** The lines, each ended by `\n`; absent where one line alone is longer than any that is read. */
  readonly text?: string;
}

/** The longest line, and the longest record over several lines, that is read: in characters. */
export const MAX_LENGTH: number = 16 * 1024 * 1024;

/** The number of line ends in a text. */
export function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/**
 * Gathers pieces of text into blocks of whole lines. A line longer than {@link MAX_LENGTH} is not kept: its
 * block has no text.
 */
export async function* lineBlocks(pieces: AsyncIterable<string>): AsyncGenerator<LineBlock> {
  let line = 1;
  let carry = '';
  let skipping = false;
  for await (const piece of pieces) {
    const end = piece.lastIndexOf('\n');
    if (end === -1) {
      if (skipping) continue;
      carry += piece;
      if (carry.length <= MAX_LENGTH) continue;
      yield { firstLine: line, lines: 1 };
      skipping = true;
      carry = '';
      continue;
    }
    let start = 0;
    const first = piece.indexOf('\n');
    if (skipping || carry.length + first > MAX_LENGTH) {
      if (!skipping) yield { firstLine: line, lines: 1 };
      skipping = false;
      carry = '';
      start = first + 1;
      line += 1;
    }
    if (start <= end) {
      const text = carry + piece.slice(start, end + 1);
      const lines = countLineEnds(text);
      yield { firstLine: line, lines, text };
      line += lines;
    }
    carry = piece.slice(end + 1);
  }
  if (carry !== '') yield { firstLine: line, lines: 1, text: `${carry}\n` };
}
