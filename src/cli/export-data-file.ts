import type { ExportData } from '../hmis-csv/write/export-data.js';
import { CliError } from './cli-error.js';
import { readJsonFile } from './json-file.js';

const KEYS: Readonly<Record<keyof ExportData, true>> = {
  exportId: true,
  sourceType: true,
  sourceId: true,
  sourceName: true,
  sourceContactFirst: true,
  sourceContactLast: true,
  sourceContactPhone: true,
  sourceContactExtension: true,
  sourceContactEmail: true,
  exportedAt: true,
  startDate: true,
  endDate: true,
  softwareName: true,
  softwareVersion: true,
  csvVersion: true,
  exportPeriodType: true,
  exportDirective: true,
  hashStatus: true,
  implementationId: true,
};

/**
 * Reads what Export.csv is to say from a JSON file. Whether it says enough, and values that can be written, is for
 * `writeExport` to say.
 *
 * @throws CliError - where the file cannot be read, is not JSON, or has a key that Export.csv has no column for.
 */
export async function readExportData(path: string): Promise<Partial<ExportData>> {
  const given = await readJsonFile(path, 'The file of export data');
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new CliError('The file of export data holds no JSON object.');
  }
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(KEYS, key)).length;
  if (unknown > 0) {
    throw new CliError(
      `The file of export data has keys that are none (${unknown}). It may have: ${Object.keys(KEYS).join(', ')}.`,
    );
  }
  return given;
}
