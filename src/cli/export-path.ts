import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { type HmisCsvErrorCode, isHmisCsvError } from '../hmis-csv/errors.js';
import { openExport } from '../hmis-csv/node-files.js';
import type { ExportSource } from '../hmis-csv/source.js';
import { CliError } from './cli-error.js';
import { type Progress, progress } from './progress.js';
import type { Streams } from './streams.js';
import { visible } from './visible.js';

const MB = 1_000_000;
const GB = 1000 * MB;

function gigabytes(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}

/** `--max-unpacked`: the limit that keeps a zip from unpacking without end. */
export function maxUnpackedOption(): Option {
  return new Option('--max-unpacked <gb>', 'refuse a zip that unpacks to more gigabytes than this')
    .default(2)
    .argParser(gigabytes);
}

// What a file comes to is known in a folder only: in a zip it is known once it is unpacked.
function watched(source: ExportSource, folder: string, bar: Progress): ExportSource {
  return {
    names: () => source.names(),
    async *open(name) {
      const size = await stat(join(folder, name)).then(
        (file) => file.size,
        () => undefined,
      );
      let bytes = 0;
      for await (const chunk of source.open(name)) {
        yield chunk;
        bytes += chunk.length;
        bar.at(() => ({
          doing: visible(name),
          share: size === undefined || size === 0 ? undefined : bytes / size,
          amount: `${(bytes / MB).toFixed(1)} MB`,
        }));
      }
    },
  };
}

// Who names a CSV file or a file of events was not thinking of a zip.
function hintFor(code: HmisCsvErrorCode, path: string): string {
  if (code !== 'zip-unreadable' || /\.zip$/i.test(path)) return '';
  return ' An export is a folder or its zip. Events, where the command takes them, are in a file that ends in .ndjson or .jsonl.';
}

/**
 * Opens the folder or zip that the command names, and reads it; on a terminal it shows how far it is.
 *
 * @param maxUnpacked - in gigabytes, as the option has it.
 * @throws CliError - where it cannot be read.
 */
export async function readExportPath<T>(
  path: string,
  maxUnpacked: number,
  streams: Streams,
  read: (source: ExportSource) => Promise<T>,
): Promise<T> {
  const bar = progress(streams);
  try {
    const source = await openExport(path, { maxUnpackedBytes: maxUnpacked * GB });
    return await read(watched(source, path, bar));
  } catch (error) {
    if (isHmisCsvError(error)) throw new CliError(error.message + hintFor(error.code, path));
    throw error;
  } finally {
    bar.end();
  }
}
