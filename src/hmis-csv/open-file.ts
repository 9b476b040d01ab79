import { isHmisCsvError } from './errors.js';
import { findingOf, type Report } from './findings.js';
import type { ExportSource } from './source.js';

/** Opens the files of one export by HUD's names. */
export interface ExportFiles {
  /** Whether a file is there, as far as the list of names tells. */
  has(name: string): boolean;
  /** The bytes of a file, or `undefined` where there is none. */
  open(name: string): AsyncIterable<Uint8Array> | undefined;
}

/**
 * Lists an export's files once. A name in other letters is found too, and said.
 *
 * @throws HmisCsvError - `input-unreadable`, from the source.
 */
export async function exportFiles(source: ExportSource, report: Report): Promise<ExportFiles> {
  const names = await source.names();
  const find = (name: string): string | undefined =>
    names.includes(name) ? name : names.find((other) => other.toLowerCase() === name.toLowerCase());
  return {
    has: (name) => find(name) !== undefined,
    open(name) {
      const found = find(name);
      if (found === undefined) return undefined;
      const same = names.filter((other) => other.toLowerCase() === name.toLowerCase()).length;
      // Which of several is meant, the name as HUD writes it says; where none has it, the first of the list.
      if (found !== name || same > 1) {
        const detail = same > 1 ? { detail: `${same} differ in letters alone, and one was read` } : {};
        report(findingOf('file-name-not-huds', { file: name, ...detail }));
      }
      return source.open(found);
    },
  };
}

const WHY: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'it is a symbolic link',
  NOT_A_FILE: 'it is neither a file nor a folder',
  ZIP_DAMAGED: 'it is damaged in the zip',
  ZIP_METHOD: 'it is packed in a way that is not read',
};

/**
 * Passes bytes on, and turns what their source throws into words: its own message may hold anything. The bytes
 * then end where it threw. An {@link HmisCsvError} is thrown on: the source refuses the export as a whole.
 */
export async function* untilFailure(
  bytes: AsyncIterable<Uint8Array>,
  failed: (why: string) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    if (isHmisCsvError(error)) throw error;
    failed(WHY[String((error as { code?: unknown } | null)?.code)] ?? 'the system refuses');
  }
}
