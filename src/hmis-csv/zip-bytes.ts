import type { CreateReadableOptions, Reader } from '@zip.js/zip.js';
import { HmisCsvError } from './errors.js';

/**
 * Bytes of which any part can be read, without the rest: a browser's `Blob` or `File` is one. The `.zip` is never
 * held whole.
 */
export interface SliceableBytes {
  /** How many there are. */
  readonly size: number;
  /** The bytes from `start` up to `end`, which are read when `arrayBuffer` is called. */
  slice(start: number, end: number): SlicedBytes;
}

/** A part of bytes, not read yet. */
export interface SlicedBytes {
  /** Reads it. Fewer bytes come where there are no more. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

// Of packed bytes: what they unpack to may be a thousand times as much, and is handed on in smaller pieces.
const PIECE_BYTES = 128 * 1024;

// The largest part that is asked for at once is the directory: a hundred bytes or so for each file.
const MAX_PART_BYTES = 16 * 1024 * 1024;

/** Shows bytes to the zip library in its own form. */
export function readerOf(bytes: SliceableBytes): Reader<SliceableBytes> {
  const { size } = bytes;
  const readUint8Array = async (start: number, length: number): Promise<Uint8Array> => {
    const end = Math.min(start + length, size);
    if (end - start > MAX_PART_BYTES) {
      throw new HmisCsvError('zip-too-large', `The zip's directory is larger than ${MAX_PART_BYTES} bytes.`);
    }
    return new Uint8Array(await bytes.slice(start, end).arrayBuffer());
  };
  const createReadable = (part: CreateReadableOptions = {}): ReadableStream<Uint8Array> => {
    const { offset = 0 } = part;
    const length = part.size ?? size - offset;
    let done = 0;
    return new ReadableStream({
      async pull(controller) {
        const piece = await readUint8Array(offset + done, Math.min(PIECE_BYTES, length - done));
        done += piece.length;
        if (piece.length > 0) controller.enqueue(piece);
        if (piece.length === 0 || done >= length) controller.close();
      },
    });
  };
  return {
    size,
    readUint8Array,
    createReadable,
    get readable() {
      return createReadable();
    },
  };
}
