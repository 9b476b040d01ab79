import type { ExportInfo } from '../hmis-csv/export-info.js';
import type { CsvFinding } from '../hmis-csv/findings.js';
import { readExport } from '../hmis-csv/read-export.js';
import { CliError } from './cli-error.js';
import { readEventFile } from './event-file.js';
import type { LineFault, StreamHistory } from './event-lines.js';
import { readExportPath } from './export-path.js';
import { readLocalFieldsFile, withLocalFields } from './local-fields-file.js';
import { readLog } from './log-source.js';
import { isOfLog } from './log-url.js';
import type { Streams } from './streams.js';

/** Histories, wherever they come from. */
export interface ConvertSource {
  /** How many there are. */
  readonly size: number;
  /** One for each referral. */
  readonly histories: Iterable<StreamHistory>;
  /** What Export.csv said, where the source is an export. */
  readonly info: ExportInfo;
  /** What reading an export found wrong. */
  readonly findings: readonly CsvFinding[];
  /** What reading lines found wrong. */
  readonly faults: readonly LineFault[];
  /** How many rows or lines are left out that should have told of a referral. */
  readonly leftOut: number;
}

/** How a source is read. */
export interface SourceOptions {
  /** Of a zip, in gigabytes. */
  readonly maxUnpacked: number;
  /** Whether to look for the enrollment of an accepted referral. */
  readonly infer: boolean;
  /** The file of the column map for local files. */
  readonly localFields?: string;
}

/** Whether a path is that of events: by its name, or standard input. Anything else that is no log is an export. */
const isOfLines = (path: string): boolean => path === '-' || /\.(ndjson|jsonl)$/i.test(path);

/** Whether a path is that of events, in a file or in a log. */
export const isOfEvents = (path: string): boolean => isOfLines(path) || isOfLog(path);

/**
 * Refuses a column map where there are no columns.
 *
 * @throws CliError - always, where it is given.
 */
export function refuseLocalFields(localFields: string | undefined): void {
  if (localFields === undefined) return;
  throw new CliError('--local-fields is for an export: events have no columns.');
}

async function fromLog(url: string, streams: Streams): Promise<ConvertSource> {
  const { histories, unknowableOf } = await readLog(url, streams);
  return { size: unknowableOf.size, histories, info: {}, findings: [], faults: [], leftOut: 0 };
}

async function fromEvents(path: string, streams: Streams): Promise<ConvertSource> {
  const { histories, faults } = await readEventFile(path, streams);
  const leftOut = faults.filter(({ taken }) => !taken).length;
  return { size: histories.size, histories: histories.all(), info: {}, findings: [], faults, leftOut };
}

async function fromExport(
  path: string,
  { maxUnpacked, infer, localFields: fieldsFile }: SourceOptions,
  streams: Streams,
): Promise<ConvertSource> {
  const given = fieldsFile === undefined ? undefined : await readLocalFieldsFile(fieldsFile);
  const read = await readExportPath(path, maxUnpacked, streams, (found) =>
    withLocalFields(found, given, (source, localFields) => readExport(source, { infer, localFields })),
  );
  function* histories(): Generator<StreamHistory> {
    for (const { eventId, events, unknowable, answered } of read.referrals()) {
      const resultUnread = answered && !events.some(({ type }) => type === 'resolved');
      yield { stream: eventId, events, unknowable, resultUnread };
    }
  }
  const { info, findings, counts } = read;
  const { housingReferrals: size, unreadable, duplicates } = counts;
  return { size, histories: histories(), info, findings, faults: [], leftOut: unreadable + duplicates };
}

/**
 * Reads an export, events from a file or standard input, or a log.
 *
 * @throws CliError - where it cannot be read, or local fields are given for events, which have none.
 */
export async function openConvertSource(
  path: string,
  options: SourceOptions,
  streams: Streams,
): Promise<ConvertSource> {
  if (!isOfEvents(path)) return fromExport(path, options, streams);
  refuseLocalFields(options.localFields);
  return isOfLog(path) ? fromLog(path, streams) : fromEvents(path, streams);
}
