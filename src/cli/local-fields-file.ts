import { Option } from 'commander';
import type { LocalField } from '../hmis-csv/local-fields.js';
import { safeParseLocalFields } from '../hmis-csv/local-fields-parse.js';
import type { ExportSource } from '../hmis-csv/source.js';
import { REFERRAL_FILE } from '../hmis-csv/write/columns.js';
import { WRITTEN_LOCAL_FIELDS } from '../hmis-csv/write/write-export.js';
import { CliError } from './cli-error.js';
import { issueLines, readJsonFile } from './json-file.js';

/** `--local-fields`: the columns for what HUD has none for. */
export function localFieldsOption(): Option {
  return new Option(
    '--local-fields <file>',
    'the columns of local files that tell what HUD has no column for, a JSON file',
  );
}

/**
 * Reads a column map from a JSON file.
 *
 * @throws CliError - where it cannot be read, is not JSON, or cannot be used; it names the places at fault.
 */
export async function readLocalFieldsFile(path: string): Promise<readonly LocalField[]> {
  const parsed = safeParseLocalFields(await readJsonFile(path, 'The file of local fields'));
  if (parsed.ok) return parsed.localFields;
  throw new CliError(`The file of local fields cannot be used:${issueLines(parsed.issues)}`);
}

/**
 * Reads an export with a column map: the one that is given, or else that of the file that `convert` writes, where
 * the export has one. Of local files no other can be known.
 */
export async function withLocalFields<T>(
  source: ExportSource,
  given: readonly LocalField[] | undefined,
  read: (source: ExportSource, localFields: readonly LocalField[]) => Promise<T>,
): Promise<T> {
  if (given !== undefined) return read(source, given);
  const names = await source.names();
  const localFields = names.includes(REFERRAL_FILE.name) ? WRITTEN_LOCAL_FIELDS : [];
  return read({ ...source, names: async () => names }, localFields);
}
