import { decode } from './decode.js';
import { findingOf, type Place, type Report } from './findings.js';
import { matchHeader, missingEssentials } from './header.js';
import type { HudFile } from './hud-files.js';
import { lineBlocks } from './lines.js';
import { type ExportFiles, untilFailure } from './open-file.js';
import { type CsvRecord, type LineFault, type RecordBatch, readRecords } from './records.js';
import { type Row, type RowCursor, rowCursor } from './row.js';
import type { CsvRuleCode } from './rules/rule.js';
import type { valueReaders } from './values.js';

/** What reading a file came to. */
export type TableOutcome =
  | {
      /** Its header was right, so its rows were read. */
      readonly read: true;
      /** The rows below the header; a torn or over-long line is one. */
      readonly rows: number;
      /** The rows of which nothing could be read. */
      readonly unreadable: number;
    }
  | {
      /** It is not there, or nothing in it can be read. */
      readonly read: false;
      /** Whether there is no such file. */
      readonly missing: boolean;
      /** Why, in words that follow "cannot be read:". */
      readonly why: string;
      /** The line of the header, where that is why. */
      readonly line?: number;
    };

const LINE_FAULT: Readonly<Record<LineFault, CsvRuleCode>> = {
  'torn-quotes': 'quotes-torn',
  'line-too-long': 'line-too-long',
};

// A row that is too long by empty values only, as spreadsheets write them, says the same.
function fits(cells: readonly string[], width: number): boolean {
  return cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell === ''));
}

function holdsDamage(cell: string): boolean {
  return cell.includes('\uFFFD') || cell.includes('\0');
}

function unusableHeader(batch: RecordBatch, file: HudFile): string | undefined {
  const header = batch.records[0];
  if (header === undefined) return 'its header cannot be read';
  const missing = missingEssentials(matchHeader(header.cells, file), file);
  if (missing.length === 0) return undefined;
  return separatedBy(header.cells, file) ?? `its header has no column ${missing.join(', ')}`;
}

const OTHER_SEPARATORS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
] as const;

// Spreadsheets of some languages write what they call CSV so.
function separatedBy(cells: readonly string[], file: HudFile): string | undefined {
  const [line = '', ...others] = cells;
  if (others.length > 0) return undefined;
  for (const [separator, name] of OTHER_SEPARATORS) {
    const parted = line.split(separator).map((cell) => cell.replaceAll('"', ''));
    if (missingEssentials(matchHeader(parted, file), file).length > 0) continue;
    return `its columns are separated by ${name}, and CSV separates them by commas`;
  }
  return undefined;
}

/** How far reading has come. */
export interface ReadProgress {
  /** The file that is being read, by HUD's name. */
  readonly file: string;
  /** How many bytes of it were taken in: in a zip, of what it unpacks to. */
  readonly bytes: number;
  /** How many of its rows were read. */
  readonly rows: number;
}

/** What every file of one export is read with. */
export interface Reading {
  /** Opens files. */
  readonly files: ExportFiles;
  /** Reads values. */
  readonly readers: ReturnType<typeof valueReaders>;
  /** Takes findings. */
  readonly report: Report;
  /** Is told how far reading has come. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

async function* counting(
  bytes: AsyncIterable<Uint8Array>,
  count: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    count(chunk.length);
    yield chunk;
  }
}

/**
 * Reads a file row by row. Nothing is kept: memory does not grow with rows. A row that cannot be read, or that
 * has another number of values than the header, is reported and not visited.
 *
 * @param visit - takes each row that can be read, at once.
 * @returns what it came to. A file that cannot be read at all is not reported here: its caller knows how much
 *   it matters.
 */
export async function readTable<F extends HudFile>(
  { files, readers, report, onProgress }: Reading,
  file: F,
  visit: (row: Row<F>) => void,
): Promise<TableOutcome> {
  const bytes = files.open(file.name);
  if (bytes === undefined) return { read: false, missing: true, why: 'it is not in the export' };
  const tell = (code: CsvRuleCode, place: Omit<Place, 'file'> = {}): void =>
    report(findingOf(code, { file: file.name, ...place }));

  let failure: string | undefined;
  let row: RowCursor<F> | undefined;
  let header: CsvRecord | undefined;
  let rows = 0;
  let unreadable = 0;
  let taken = 0;
  const counted = counting(bytes, (length) => {
    taken += length;
  });
  const text = decode(
    untilFailure(counted, (why) => {
      failure = why;
    }),
    (encoding) => {
      if (encoding !== 'utf-8') tell('file-not-utf-8', { detail: `this one is ${encoding.toUpperCase()}` });
    },
  );

  for await (const batch of readRecords(lineBlocks(text))) {
    if (row === undefined || header === undefined) {
      const why = unusableHeader(batch, file);
      if (why !== undefined) {
        if (failure !== undefined) return { read: false, missing: false, why: failure };
        const line = batch.records[0]?.line ?? batch.faults[0]?.line;
        return { read: false, missing: false, why, ...(line === undefined ? {} : { line }) };
      }
      header = batch.records[0] as CsvRecord;
      const { places, faults } = matchHeader(header.cells, file);
      for (const { code, field } of faults) tell(code, { line: header.line, field });
      row = rowCursor(file, places, readers, report);
      onProgress?.({ file: file.name, bytes: taken, rows });
      continue;
    }
    for (const { line, fault } of batch.faults) tell(LINE_FAULT[fault], { line });
    rows += batch.faults.length + batch.records.length;
    unreadable += batch.faults.length;
    for (const { cells, line } of batch.records) {
      if (!fits(cells, header.cells.length)) {
        unreadable += 1;
        tell('row-ragged', { line, expected: { values: header.cells.length } });
        continue;
      }
      row.moveTo(cells, line);
      if (batch.damaged && cells.some(holdsDamage)) row.report('characters-damaged');
      visit(row);
    }
    onProgress?.({ file: file.name, bytes: taken, rows });
  }
  if (row === undefined) return { read: false, missing: false, why: failure ?? 'it is empty' };
  if (failure !== undefined) tell('file-cut-short', { detail: failure });
  return { read: true, rows, unreadable };
}

/** Reports a file that cannot be read at all, where the run goes on without it. */
export function reportUnread(outcome: TableOutcome, file: HudFile, report: Report): void {
  if (outcome.read) return;
  const { missing, why, line } = outcome;
  const place = { file: file.name, ...(line === undefined ? {} : { line }) };
  report(
    missing ? findingOf('file-missing', place) : findingOf('file-unreadable', { ...place, detail: why }),
  );
}
