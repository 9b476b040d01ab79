import Papa from 'papaparse';
import { countLineEnds, type LineBlock } from './lines.js';
import { type Quoted, quoteGuard, type RecordText } from './quoting.js';

/** One record: its fields as text, and the line it begins on. */
export interface CsvRecord {
  /** The fields, quotes taken off. */
  readonly cells: readonly string[];
  /** The number of its first line. */
  readonly line: number;
}

/** What is wrong with a line that gives no record. */
export type LineFault = 'torn-quotes' | 'line-too-long';

/** Records in order, and the lines between them that give none. */
export interface RecordBatch {
  /** The records; blank lines are none. */
  readonly records: readonly CsvRecord[];
  /** The lines that cannot be read. */
  readonly faults: readonly { readonly line: number; readonly fault: LineFault }[];
  /** Whether some record may hold characters that could not be decoded, or zeros. */
  readonly damaged: boolean;
}

function isDamaged(text: string): boolean {
  return text.includes('\uFFFD') || text.includes('\0');
}

const CONFIG = { delimiter: ',', newline: '\n', quoteChar: '"' } as const;

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly type: string }[];
}

/**
 * The rows of lines that end with `\n`, or nothing where a quote does not hold. Of the parser's errors only
 * their being there is looked at: they quote the record.
 */
function parse(lines: string): string[][] | undefined {
  // The parser itself, without `Papa.parse` around it, which guesses, copies, and doubles the time.
  const { data, errors }: Parsed = new Papa.Parser(CONFIG).parse(lines, 0, false);
  if (errors.some(({ type }) => type === 'Quotes')) return undefined;
  // What follows the last line end.
  data.pop();
  return data;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}

// Nearly every file takes this way: one call for the whole block. A record over several lines must have the
// header's number of fields; if one has not, a stray quote may have swallowed lines, and the guard looks.
function parseWhole(text: string, { firstLine, lines }: LineBlock, width: number): CsvRecord[] | undefined {
  const rows = parse(text);
  if (rows === undefined) return undefined;
  const oneLineEach = lines === rows.length;
  const records: CsvRecord[] = [];
  let line = firstLine;
  for (const cells of rows) {
    if (!isBlank(cells)) records.push({ cells, line });
    line += 1;
    if (oneLineEach) continue;
    const inside = cells.reduce((sum, cell) => sum + countLineEnds(cell), 0);
    if (inside > 0 && cells.length !== width) return undefined;
    line += inside;
  }
  return records;
}

// Characters: more than several of the blocks that a file comes in.
const HUGE = 1_000_000;

function parseEach({ records, torn }: Quoted): RecordBatch {
  const faults = torn.map((line) => ({ line, fault: 'torn-quotes' as const }));
  const whole = records.map(({ text }) => `${text}\n`).join('');
  const damaged = isDamaged(whole);
  // A parse in vain costs more than one for each record, where one of them is huge.
  const rows = records.some(({ text }) => text.length > HUGE) ? undefined : parse(whole);
  if (rows?.length === records.length) {
    const read = rows.map((cells, index) => ({ cells, line: (records[index] as RecordText).line }));
    return { records: read.filter(({ cells }) => !isBlank(cells)), faults, damaged };
  }
  // The parser sees a quote otherwise than the guard does: record by record, only that one is lost.
  const read: CsvRecord[] = [];
  for (const { text, line } of records) {
    const [cells, more] = parse(`${text}\n`) ?? [];
    if (cells === undefined || more !== undefined) faults.push({ line, fault: 'torn-quotes' });
    else if (!isBlank(cells)) read.push({ cells, line });
  }
  return { records: read, faults, damaged };
}

interface Header {
  /** The block with the header's record alone, or with the fault of its line. */
  readonly batch: RecordBatch;
  /** What follows the header in its block. */
  readonly rest?: LineBlock;
}

// The header is the first line that is not blank. It cannot span lines: nothing yet says how many fields it has.
function findHeader({ text, firstLine, lines }: LineBlock): Header | undefined {
  if (text === undefined) return { batch: faulty(firstLine, 'line-too-long') };
  let start = 0;
  for (let passed = 0; passed < lines; passed += 1) {
    const end = text.indexOf('\n', start) + 1;
    const first = text.slice(start, end);
    start = end;
    if (first.trim() === '') continue;
    const line = firstLine + passed;
    const cells = parse(first)?.[0];
    if (cells === undefined) return { batch: faulty(line, 'torn-quotes') };
    const rest = { firstLine: line + 1, lines: lines - passed - 1, text: text.slice(end) };
    return { batch: { records: [{ cells, line }], faults: [], damaged: false }, rest };
  }
  return undefined;
}

function faulty(line: number, fault: LineFault): RecordBatch {
  return { records: [], faults: [{ line, fault }], damaged: false };
}

/**
 * Reads the records of a file. The first batch holds the header alone; where it holds no record, the header
 * cannot be read, and nothing follows. Behind the header nothing is refused: what cannot be read is a fault of
 * its line, and reading goes on with the next.
 */
export async function* readRecords(blocks: AsyncIterable<LineBlock>): AsyncGenerator<RecordBatch> {
  let width = 0;
  let guard = quoteGuard(width);
  let pending = false;
  const careful = (lines: readonly string[], firstLine: number, atEnd = false): RecordBatch => {
    const quoted = guard(lines, firstLine, atEnd);
    ({ pending } = quoted);
    return parseEach(quoted);
  };

  for await (let block of blocks) {
    if (width === 0) {
      const header = findHeader(block);
      if (header === undefined) continue;
      yield header.batch;
      width = header.batch.records[0]?.cells.length ?? 0;
      if (width === 0) return;
      guard = quoteGuard(width);
      if (header.rest === undefined || header.rest.lines === 0) continue;
      block = header.rest;
    }
    const { text, firstLine } = block;
    if (text === undefined) {
      if (pending) yield careful([], firstLine, true);
      yield faulty(firstLine, 'line-too-long');
      continue;
    }
    const records = pending ? undefined : parseWhole(text, block, width);
    if (records === undefined) yield careful(text.slice(0, -1).split('\n'), firstLine);
    else yield { records, faults: [], damaged: isDamaged(text) };
  }
  if (pending) yield careful([], 0, true);
}
