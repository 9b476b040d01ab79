import { InvalidArgumentError, Option } from 'commander';
import { isHmisCsvError } from '../hmis-csv/errors.js';
import { openExport } from '../hmis-csv/node-files.js';
import type { ExportSource } from '../hmis-csv/source.js';
import { CliError } from './cli-error.js';

const GB = 1_000_000_000;

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

/**
 * Opens the folder or zip that the command names, and reads it.
 *
 * @param maxUnpacked - in gigabytes, as the option has it.
 * @throws CliError - where it cannot be read.
 */
export async function readExportPath<T>(
  path: string,
  maxUnpacked: number,
  read: (source: ExportSource) => Promise<T>,
): Promise<T> {
  try {
    return await read(await openExport(path, { maxUnpackedBytes: maxUnpacked * GB }));
  } catch (error) {
    if (isHmisCsvError(error)) throw new CliError(error.message);
    throw error;
  }
}
