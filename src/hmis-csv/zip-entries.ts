import type { Entry, FileEntry } from '@zip.js/zip.js';
import { HmisCsvError, isHmisCsvError } from './errors.js';
import { filesOfOneExport } from './one-export.js';
import { readerOf, type SliceableBytes } from './zip-bytes.js';
import type { ZipLibrary } from './zip-library.js';

// HUD's export has some thirty files. A directory of millions would fill memory before a byte is unpacked.
const MAX_ENTRIES = 10_000;

const CLIMBS_OUT = /^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/i;

/** Refuses what an export does not hold and an attack does. No message repeats a name. */
function refuseUnsafe({ filename, symlink, encrypted }: Entry): void {
  if (CLIMBS_OUT.test(filename)) {
    throw new HmisCsvError('zip-path-climbs-out', 'The zip holds a path that leads out of it.');
  }
  if (symlink) throw new HmisCsvError('zip-holds-link', 'The zip holds a symbolic link.');
  if (encrypted)
    throw new HmisCsvError('zip-encrypted', 'The zip is encrypted: it is read without a password only.');
}

/** The zip unpacks to more than it may, or than it says. */
export function tooLarge(limit: number): HmisCsvError {
  return new HmisCsvError(
    'zip-too-large',
    `The zip unpacks to more than ${limit} bytes, or to more than it says; that limit can be set.`,
  );
}

function unreadable(error: unknown, library: ZipLibrary): HmisCsvError {
  const { message, code } = error as { readonly message?: unknown; readonly code?: unknown };
  if (typeof code === 'string') {
    return new HmisCsvError('input-unreadable', 'The zip cannot be read: the system refuses.');
  }
  if (message === library.ERR_ENCRYPTED_CENTRAL_DIRECTORY) {
    return new HmisCsvError('zip-encrypted', 'The zip is encrypted: it is read without a password only.');
  }
  if (message === library.ERR_SPLIT_ZIP_FILE) {
    return new HmisCsvError('zip-unreadable', 'The zip cannot be read: it is one part of several.');
  }
  return new HmisCsvError(
    'zip-unreadable',
    'The zip cannot be read: it is no zip, or a part of it is missing.',
  );
}

async function safeFiles(
  bytes: SliceableBytes,
  limit: number,
  library: ZipLibrary,
): Promise<readonly FileEntry[]> {
  const zip = new library.ZipReader(readerOf(bytes), { filenameValidation: 'tolerant' });
  const files: FileEntry[] = [];
  let unpacked = 0;
  let entries = 0;
  for await (const entry of zip.getEntriesGenerator()) {
    refuseUnsafe(entry);
    entries += 1;
    unpacked += entry.uncompressedSize;
    if (unpacked > limit) throw tooLarge(limit);
    if (entries > MAX_ENTRIES) {
      throw new HmisCsvError('zip-too-large', `The zip holds more than ${MAX_ENTRIES} files.`);
    }
    if (!entry.directory) files.push(entry);
  }
  return files;
}

/**
 * Lists the files of the one export in a zip. Everything in the zip is looked at, also what is no part of the
 * export.
 *
 * @param limit - the most bytes that all its files may say they unpack to.
 * @throws HmisCsvError - as `zipSource` says.
 */
export async function listZip(
  bytes: SliceableBytes,
  limit: number,
  library: ZipLibrary,
): Promise<ReadonlyMap<string, FileEntry>> {
  let files: readonly FileEntry[];
  try {
    files = await safeFiles(bytes, limit, library);
  } catch (error) {
    throw isHmisCsvError(error) ? error : unreadable(error, library);
  }
  return filesOfOneExport(files.map((file) => [file.filename, file]));
}
