import { MAX_LENGTH } from './lines.js';

/** A record's text, which may span lines, and the line it begins on. */
export interface RecordText {
  /** The number of its first line. */
  readonly line: number;
  /** Its lines, joined by `\n`. */
  readonly text: string;
}

/** What became of lines: records whose quoting holds, and lines whose quoting is torn. */
export interface Quoted {
  /** The records, in order. */
  readonly records: readonly RecordText[];
  /** The numbers of the torn lines, in order. */
  readonly torn: readonly number[];
  /** Whether lines are held back: they begin a record whose end has not come. */
  readonly pending: boolean;
}

interface Scan {
  /** Where the line leaves the record: at its end, inside a quoted field, or broken. */
  readonly ends: 'closed' | 'open' | 'torn';
  /** How many fields ended on the line. */
  readonly fields: number;
}

const TORN: Scan = { ends: 'torn', fields: 0 };

/** Follows the quotes along one line, beginning inside a quoted field or at the start of one. */
function scanLine(line: string, insideQuotes: boolean): Scan {
  let fields = 0;
  let quoted = insideQuotes;
  let at = 0;
  for (;;) {
    if (!quoted && line[at] === '"') {
      quoted = true;
      at += 1;
    }
    if (quoted) {
      const quote = line.indexOf('"', at);
      if (quote === -1) return { ends: 'open', fields };
      at = quote + 1;
      if (line[at] === '"') {
        at += 1;
        continue;
      }
      while (line[at] === ' ' || line[at] === '\t') at += 1;
      if (at < line.length && line[at] !== ',') return TORN;
      quoted = false;
    } else {
      const comma = line.indexOf(',', at);
      at = comma === -1 ? line.length : comma;
    }
    fields += 1;
    if (at >= line.length) return { ends: 'closed', fields };
    at += 1;
  }
}

/**
 * Finds where records begin and end in damaged text. A record that spans lines must come out with the header's
 * number of fields; one that does not, or whose quotes do not hold, is given up: its first line is torn, and
 * the search goes on with the next line. So one stray quote costs one line, and not the rest of the file.
 *
 * @param width - the number of fields in the header.
 * @returns a function that takes the next lines; with `atEnd`, an open record is not waited for any longer.
 */
export function quoteGuard(
  width: number,
): (newLines: readonly string[], firstLine: number, atEnd: boolean) => Quoted {
  let lines: string[] = [];
  let lineOfFirst = 0;
  // The open record, if any, begins at lines[0]; so many of its lines are scanned.
  let scanned = 0;
  let fields = 0;
  let length = 0;
  // A record that is open at the end of a line before this one meets the end that another has met already.
  let hopelessBefore = 0;

  return (newLines, firstLine, atEnd) => {
    if (lines.length === 0) lineOfFirst = firstLine;
    // In place: while a record of many lines is open, they all wait here, and more come.
    for (const line of newLines) lines.push(line);
    const records: RecordText[] = [];
    const torn: number[] = [];
    let start = 0;
    let next = scanned;
    const begin = (at: number): void => {
      start = at;
      next = at;
      fields = 0;
      length = 0;
    };
    const giveUp = (at: number): void => {
      torn.push(lineOfFirst + start);
      hopelessBefore = lineOfFirst + at;
      begin(start + 1);
    };
    for (;;) {
      const line = lines[next];
      if (line === undefined) {
        if (next === start || !atEnd) break;
        giveUp(next);
        continue;
      }
      const scan = scanLine(line, next > start);
      fields += scan.fields;
      length += line.length;
      if (scan.ends === 'open' && lineOfFirst + next >= hopelessBefore && length <= MAX_LENGTH) {
        next += 1;
      } else if (scan.ends === 'closed' && (next === start || fields === width)) {
        records.push({ line: lineOfFirst + start, text: lines.slice(start, next + 1).join('\n') });
        begin(next + 1);
      } else {
        giveUp(Math.max(next, hopelessBefore - lineOfFirst));
      }
    }
    scanned = next - start;
    if (start > 0) lines = lines.slice(start);
    lineOfFirst += start;
    return { records, torn, pending: lines.length > 0 };
  };
}
