/** As much of a web stream as is read here: a browser's `ReadableStream<Uint8Array>` is one, and Node's. */
export interface ByteStream {
  /** Takes the one reader of the stream. */
  getReader(): ByteReader;
}

/** As much of a web stream's reader as is used here. */
export interface ByteReader {
  /** The next bytes, until `done`. */
  read(): Promise<ByteRead>;
  /** Says that no more will be read. */
  cancel(): Promise<void>;
}

/** What a web stream's reader gives. */
export interface ByteRead {
  /** Whether there is nothing more. */
  readonly done: boolean;
  /** The bytes, until `done`. */
  readonly value?: Uint8Array | undefined;
}

/** The bytes of a web stream, which not every browser can iterate over. Whoever stops early cancels it. */
export async function* chunksOf(stream: ByteStream): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value !== undefined) yield value;
    }
  } finally {
    // After the end this does nothing; after a failure it fails in the same way.
    await reader.cancel().catch(() => undefined);
  }
}
