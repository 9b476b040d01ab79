import {
  auditHistories,
  type CsvExport,
  type CsvFinding,
  isHmisCsvError,
  readExport,
} from 'ce-referrals/hmis-csv';
import { auditAsText } from '../../../src/cli/audit-text.js';
import { type FuzzFiles, sourceOf } from './input.js';
import { MARKERS } from './sound-export.js';

/** What every input must hold, on any machine. */
export const CLAIMS = [
  'does not crash',
  'is read, or refused with file and line',
  'has counts that add up to its rows',
  'has a finding, with file and line, for each row that is not read',
  'is told of without an identifier or a name',
  'has every untouched row read',
] as const;

/** What every input should hold on a machine that does little else: a goal of `npm run fuzz:csv`, and no test. */
export const IN_TIME = 'takes no longer than a second';

/** One thing that every input must hold, or should. */
export type Claim = (typeof CLAIMS)[number] | typeof IN_TIME;

/** What became of an input. */
export interface Verdict {
  readonly outcome: 'read' | 'refused';
  readonly codes: readonly string[];
  /** What it does not hold. */
  readonly broken: readonly Claim[];
  /** The export, where it was read. */
  readonly read?: CsvExport;
  /** What reading and judging took, in milliseconds: by the clock, and of the processor. */
  readonly took: Took;
}

/** A time, in milliseconds. For small inputs the processor's is the clock's: an upper bound. */
interface Took {
  readonly clock: number;
  readonly processor: number;
}

// Asking for the processor's time takes longer than reading a small input, which takes no second by any clock.
function stopwatch(files: FuzzFiles): () => Took {
  const large = Object.values(files).some(({ bytes }) => bytes.length > 100_000);
  const used = large ? process.cpuUsage() : undefined;
  const start = performance.now();
  return () => {
    const clock = performance.now() - start;
    if (used === undefined) return { clock, processor: clock };
    const { user, system } = process.cpuUsage(used);
    return { clock, processor: (user + system) / 1000 };
  };
}

// Where a file is refused, its header's line is said; a file without a line has none to say.
const REFUSAL =
  /^Event\.csv cannot be read: (it is (empty|a folder|not in the export)|permission is denied|the system refuses|its header (cannot be read|has no column [A-Za-z, ]+) \(line \d+\)|its columns are separated by [a-z]+( [a-z]+)?, and CSV separates them by commas \(line \d+\))\.$/;

const FILES = [
  'Event.csv',
  'Enrollment.csv',
  'Project.csv',
  'Organization.csv',
  'Funder.csv',
  'Exit.csv',
  'Export.csv',
];

function hasMarker(text: string): boolean {
  return MARKERS.some((marker) => text.includes(marker));
}

function countLines(files: FuzzFiles, name: string): number {
  const found = Object.keys(files).find((other) => other.toLowerCase() === name.toLowerCase());
  const bytes = found === undefined ? new Uint8Array(0) : (files[found]?.bytes ?? new Uint8Array(0));
  let ends = 1;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 10 || bytes[at] === 13) ends += 1;
  return ends;
}

/** Says of findings whether they name a file, and a line that it has. */
function placesIn(files: FuzzFiles): (finding: CsvFinding) => boolean {
  const lines = new Map(FILES.map((name) => [name, countLines(files, name)]));
  return ({ file, line = 1 }) => line >= 1 && line <= (lines.get(file) ?? 0);
}

// A file that was not read has its finding: nothing goes missing in silence.
function tellsOfFile(read: CsvExport, findings: readonly CsvFinding[], name: string): boolean {
  const told = findings.some(
    ({ file, code }) => file === name && (code === 'file-missing' || code === 'file-unreadable'),
  );
  if (name === 'Project.csv') return told === (read.projects === undefined);
  if (name === 'Enrollment.csv') return told !== read.enrollmentsRead;
  return true;
}

/**
 * Reads and audits an input, and says what it does not hold.
 *
 * @param cellsStay - no damage moved a value into another column, so that an EventID can be no other identifier.
 */
export async function judgeInput(files: FuzzFiles, chunkBytes: number, cellsStay: boolean): Promise<Verdict> {
  const broken = new Set<Claim>();
  let read: CsvExport;
  let audited: ReturnType<typeof auditHistories>;
  let took: Took;
  const stop = stopwatch(files);
  try {
    read = await readExport(sourceOf(files, chunkBytes));
    audited = auditHistories(read);
    took = stop();
  } catch (error) {
    took = stop();
    if (!isHmisCsvError(error)) return { outcome: 'refused', codes: [], broken: ['does not crash'], took };
    if (error.code !== 'event-file-unreadable' || !REFUSAL.test(error.message)) {
      broken.add('is read, or refused with file and line');
    }
    if (hasMarker(error.message)) broken.add('is told of without an identifier or a name');
    return { outcome: 'refused', codes: [], broken: [...broken], took };
  }
  const { counts, info } = read;
  const findings = [...read.findings, ...audited.findings];

  const { rows, housingReferrals, otherEvents, deleted, duplicates, unreadable } = counts;
  if (housingReferrals + otherEvents + deleted + duplicates + unreadable !== rows) {
    broken.add('has counts that add up to its rows');
  }
  const wrong = read.findings.filter(
    ({ file, severity, line }) => file === 'Event.csv' && severity === 'error' && line !== undefined,
  );
  if (new Set(wrong.map(({ line }) => line)).size < unreadable + duplicates) {
    broken.add('has a finding, with file and line, for each row that is not read');
  }
  if (!findings.every(placesIn(files)) || !FILES.every((name) => tellsOfFile(read, findings, name))) {
    broken.add('is read, or refused with file and line');
  }
  // A cell that was moved into the EventID's column is shown as one: that column alone is.
  const shown = cellsStay ? findings : findings.map(({ eventId: _, ...finding }) => finding);
  const text = auditAsText({ info, counts, findings: shown, notChecked: audited.notChecked });
  if (hasMarker(JSON.stringify(shown)) || hasMarker([...text].join('\n'))) {
    broken.add('is told of without an identifier or a name');
  }
  return { outcome: 'read', codes: findings.map(({ code }) => code), broken: [...broken], read, took };
}
