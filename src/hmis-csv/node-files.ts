/**
 * An HMIS CSV export as a folder or a `.zip` on disk. Apart from `ce-referrals/hmis-csv`, so that this runs in a
 * browser too.
 *
 * @module ce-referrals/hmis-csv/node
 */
import { constants, type Dirent, type Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HmisCsvError } from './errors.js';
import { EVENT } from './hud-files.js';
import type { ExportSource } from './source.js';
import type { SliceableBytes } from './zip-bytes.js';
import { type ZipOptions, zipSource } from './zip-source.js';

const CHUNK_BYTES = 256 * 1024;

// A link may lead out of the folder, to a file that nobody meant to hand over. A named pipe would be waited for
// until somebody writes into it.
const READ_NO_LINK = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is not a folder',
  EACCES: 'permission is denied',
};

/**
 * An export as a folder of CSV files, on Node. Sub-folders are not looked into, and symbolic links not followed:
 * such a file is a finding.
 *
 * @throws HmisCsvError - `input-unreadable`, once it is read, where the path is not a folder that can be listed.
 */
export function folderSource(folder: string): ExportSource {
  return {
    async names() {
      try {
        return await readdir(folder);
      } catch (error) {
        const why = WHY[String((error as NodeJS.ErrnoException).code)] ?? 'the system refuses';
        throw new HmisCsvError('input-unreadable', `The folder cannot be read: ${why}.`);
      }
    },
    async *open(name) {
      const file = await open(join(folder, name), READ_NO_LINK);
      const found = await file.stat();
      if (!found.isFile() && !found.isDirectory()) {
        await file.close();
        throw Object.assign(new Error('not a file'), { code: 'NOT_A_FILE' });
      }
      yield* file.createReadStream({ highWaterMark: CHUNK_BYTES });
    },
  };
}

// The file is opened for each piece: nobody has to close the source.
function fileBytes(path: string, size: number): SliceableBytes {
  return {
    size,
    slice: (start, end) => ({
      async arrayBuffer() {
        const bytes = new Uint8Array(end - start);
        const file = await open(path);
        try {
          let length = 0;
          while (length < bytes.length) {
            const { bytesRead } = await file.read(bytes, length, bytes.length - length, start + length);
            if (bytesRead === 0) break;
            length += bytesRead;
          }
          return bytes.buffer.slice(0, length);
        } finally {
          await file.close();
        }
      },
    }),
  };
}

const isEventFile = (name: string): boolean => name.toLowerCase() === EVENT.name.toLowerCase();

/** The folder that holds Event.csv: the given one, or the only one in it that does, as zips are often made. */
async function exportFolder(folder: string): Promise<string> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    // Why it cannot be listed, reading says.
    return folder;
  }
  if (entries.some(({ name }) => isEventFile(name))) return folder;
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const below = join(folder, entry.name);
    const names = await readdir(below).catch((): readonly string[] => []);
    if (names.some(isEventFile)) found.push(below);
  }
  const [only, another] = found;
  if (only === undefined) {
    throw new HmisCsvError(
      'event-file-unreadable',
      'Event.csv cannot be read: it is neither in the folder nor in a folder in it.',
    );
  }
  if (another !== undefined) {
    throw new HmisCsvError(
      'several-exports',
      `There are ${found.length} exports: that many folders in the folder hold an Event.csv.`,
    );
  }
  return only;
}

/**
 * An export by its path, on Node: a folder of CSV files, or a file, which is read as a zip. Where the folder has no
 * Event.csv, the one folder in it that has one is read.
 *
 * @param options - how a zip is read; a folder takes none.
 * @throws HmisCsvError - `input-unreadable`, where nothing that can be read is there; `event-file-unreadable` or
 * `several-exports`, where no folder or more than one has an Event.csv; more once it is read, as
 * {@link folderSource} and `zipSource` say.
 */
export async function openExport(path: string, options: ZipOptions = {}): Promise<ExportSource> {
  let found: Stats;
  try {
    found = await stat(path);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const why = missing ? 'there is no such folder or file' : 'the system refuses';
    throw new HmisCsvError('input-unreadable', `The export cannot be read: ${why}.`);
  }
  if (found.isDirectory()) return folderSource(await exportFolder(path));
  if (found.isFile()) return zipSource(fileBytes(path, found.size), options);
  throw new HmisCsvError('input-unreadable', 'The export cannot be read: it is neither a folder nor a file.');
}
