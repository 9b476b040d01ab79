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

// More than the header of a file that `convert` wrote.
const ENOUGH = 4096;

/** Says whether a file is one that `convert` wrote. A vendor may have a file of the same name, with columns of its own. */
async function isOurs(source: ExportSource, name: string): Promise<boolean> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of source.open(name)) {
      text += decoder.decode(chunk.subarray(0, ENOUGH), { stream: true });
      if (text.length >= ENOUGH) break;
    }
  } catch {
    // That it cannot be read is a finding of the reading itself.
    return true;
  }
  const [header = ''] = text.split(/\r\n|\n|\r/);
  const columns = header.replaceAll('"', '').split(',');
  return WRITTEN_LOCAL_FIELDS.every(({ column }) => columns.includes(column));
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
  const isTold = names.includes(REFERRAL_FILE.name) && (await isOurs(source, REFERRAL_FILE.name));
  const localFields = isTold ? WRITTEN_LOCAL_FIELDS : [];
  return read({ ...source, names: async () => names }, localFields);
}
