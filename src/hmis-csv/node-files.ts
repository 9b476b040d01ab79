/**
 * An HMIS CSV export as a folder on disk. Apart from `ce-referrals/hmis-csv`, so that this runs in a browser too.
 *
 * @module ce-referrals/hmis-csv/node
 */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HmisCsvError } from './errors.js';
import type { ExportSource } from './source.js';

const CHUNK_BYTES = 256 * 1024;

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is not a folder',
  EACCES: 'permission is denied',
};

/**
 * An export as a folder of CSV files, on Node. Sub-folders are not looked into.
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
    open: (name) => createReadStream(join(folder, name), { highWaterMark: CHUNK_BYTES }),
  };
}
