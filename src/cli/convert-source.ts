import type { ExportInfo } from '../hmis-csv/export-info.js';
import type { CsvFinding } from '../hmis-csv/findings.js';
import { readExport } from '../hmis-csv/read-export.js';
import { CliError } from './cli-error.js';
import { readEventFile } from './event-file.js';
import type { LineFault, StreamHistory } from './event-lines.js';
import { readExportPath } from './export-path.js';
import { readLocalFieldsFile, withLocalFields } from './local-fields-file.js';
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

/** Whether a path is that of events: by its name, or standard input. Anything else is an export. */
export const isOfEvents = (path: string): boolean => path === '-' || /\.(ndjson|jsonl)$/i.test(path);

async function fromEvents(path: string, streams: Streams): Promise<ConvertSource> {
  const { histories, faults } = await readEventFile(path, streams);
  return { size: histories.size, histories: histories.all(), info: {}, findings: [], faults };
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
  return { size: counts.housingReferrals, histories: histories(), info, findings, faults: [] };
}

/**
 * Reads an export, or events from a file or standard input.
 *
 * @throws CliError - where it cannot be read, or local fields are given for events, which have none.
 */
export async function openConvertSource(
  path: string,
  options: SourceOptions,
  streams: Streams,
): Promise<ConvertSource> {
  if (!isOfEvents(path)) return fromExport(path, options, streams);
  if (options.localFields !== undefined) {
    throw new CliError('--local-fields is for an export: events have no columns.');
  }
  return fromEvents(path, streams);
}
