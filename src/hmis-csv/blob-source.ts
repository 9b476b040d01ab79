import { type ByteStream, chunksOf } from './byte-stream.js';
import { HmisCsvError } from './errors.js';
import { filesOfOneExport } from './one-export.js';
import type { ExportSource } from './source.js';

/** A file with a name: a browser's `File` is one, and a `Blob` to which a name was given. */
export interface NamedBlob {
  /** Its name, or its path. */
  readonly name: string;
  /** Its path, where a whole folder was chosen in a browser; empty where a file was. */
  readonly webkitRelativePath?: string;
  /** Its bytes. Called again for each time the file is read. */
  stream(): ByteStream;
}

/**
 * An export as files chosen or dropped in a browser, or as blobs anywhere. It needs no Node. Names are compared
 * without folders; files in a sub-folder are accepted where it is the only folder that holds an export.
 *
 * @throws HmisCsvError - `several-exports`, once it is read, where two folders hold an Event.csv or Export.csv, or
 * two files have one name.
 *
 * @example
 * ```ts
 * const { findings } = await auditExport(blobSource(input.files));
 * ```
 */
export function blobSource(files: Iterable<NamedBlob>): ExportSource {
  const all = [...files];
  const list = (): ReadonlyMap<string, NamedBlob> =>
    filesOfOneExport(all.map((file) => [file.webkitRelativePath || file.name, file]));
  return {
    names: async () => [...list().keys()],
    async *open(name) {
      const file = list().get(name);
      if (file === undefined)
        throw new HmisCsvError('input-unreadable', 'There is no such file among the blobs.');
      yield* chunksOf(file.stream());
    },
  };
}
