import type { FileEntry } from '@zip.js/zip.js';
import { chunksOf } from './byte-stream.js';
import { HmisCsvError } from './errors.js';
import type { ExportSource } from './source.js';
import type { SliceableBytes } from './zip-bytes.js';
import { listZip, tooLarge } from './zip-entries.js';
import { loadZipLibrary, type ZipLibrary } from './zip-library.js';

/** How a zip is read. */
export interface ZipOptions {
  /** The most bytes that everything in the zip may unpack to. By default 2,000,000,000. */
  readonly maxUnpackedBytes?: number;
}

const MAX_UNPACKED_BYTES = 2_000_000_000;

interface Listing {
  readonly files: ReadonlyMap<string, FileEntry>;
  readonly library: ZipLibrary;
}

/** What becomes a finding: `open-file.ts` has the words. The library's message is not repeated. */
function unpackingFault(code: 'ZIP_DAMAGED' | 'ZIP_METHOD'): Error {
  return Object.assign(new Error('A file in the zip cannot be unpacked.'), { code });
}

// Stored, and deflated.
const METHODS: readonly number[] = [0, 8];

// The library stops where a file unpacks to more than the zip says; and the zip may say no more than the limit.
function faultOf(error: unknown, limit: number, library: ZipLibrary): unknown {
  const { message, code } = error as { readonly message?: unknown; readonly code?: unknown };
  if (typeof code === 'string') return error;
  return message === library.ERR_INVALID_UNCOMPRESSED_SIZE ? tooLarge(limit) : unpackingFault('ZIP_DAMAGED');
}

async function* unpack(entry: FileEntry, limit: number, library: ZipLibrary): AsyncGenerator<Uint8Array> {
  if (!METHODS.includes(entry.compressionMethod)) throw unpackingFault('ZIP_METHOD');
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  // What fails before the first byte is written leaves the stream open, and its reader waiting.
  entry
    .getData(writable, { checkCrc32: true, useWebWorkers: false })
    .catch((error: unknown) => writable.abort(error))
    .catch(() => undefined);
  try {
    yield* chunksOf(readable);
  } catch (error) {
    throw faultOf(error, limit, library);
  }
}

/**
 * An export as the `.zip` that HUD defines: any bytes that can be read in parts, so also a `Blob` or `File` in a
 * browser. Files are unpacked as they are read; the zip is never held whole. Files in a sub-folder are accepted
 * where it is the only folder that holds an export. Memory and time depend on what is read, never on what the
 * rest of the zip holds.
 *
 * Once it is read it throws an `HmisCsvError`, by code:
 *
 * - `zip-unreadable`: it is no zip, is cut short, or is one part of several.
 * - `zip-too-large`: it says that it unpacks to more than `maxUnpackedBytes`, or a file unpacks to more than it
 *   says; or it holds more than 10,000 files, or a directory above 16 MiB.
 * - `zip-path-climbs-out`, `zip-holds-link`, `zip-encrypted`: anywhere in the zip.
 * - `several-exports`: two folders hold an Event.csv or Export.csv, or two files have one name.
 *
 * A file that is damaged, or packed in a way other than HUD's, is a finding.
 *
 * @example
 * ```ts
 * const { findings } = await auditExport(zipSource(file));
 * ```
 */
export function zipSource(
  zip: SliceableBytes,
  { maxUnpackedBytes = MAX_UNPACKED_BYTES }: ZipOptions = {},
): ExportSource {
  let listing: Promise<Listing> | undefined;
  const list = async (): Promise<Listing> => {
    const library = await loadZipLibrary();
    return { library, files: await listZip(zip, maxUnpackedBytes, library) };
  };
  const listOnce = (): Promise<Listing> => {
    listing ??= list();
    return listing;
  };
  return {
    names: async () => [...(await listOnce()).files.keys()],
    async *open(name) {
      const { files, library } = await listOnce();
      const entry = files.get(name);
      if (entry === undefined)
        throw new HmisCsvError('input-unreadable', 'There is no such file in the zip.');
      yield* unpack(entry, maxUnpackedBytes, library);
    },
  };
}
