/** The encodings that are recognised. HUD asks for UTF-8. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

type Decode = (bytes: Uint8Array) => string;

// Text is handed on in pieces of this size, however large the source's chunks are.
const PIECE_BYTES = 256 * 1024;

// By the byte order mark; without one, by the zero that stands in every first or second byte of a header.
function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : 'utf-8';
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** Where the last character of UTF-8 bytes ends; a character that is cut off stands behind it. */
function endOfCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

// Engines decode whole characters much faster than a stream, and keep ASCII in one byte a letter.
function utf8(): Decode {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = new Uint8Array(0) as Uint8Array;
  return (bytes) => {
    const all = join(rest, bytes);
    const end = bytes.length === 0 ? all.length : endOfCharacters(all);
    rest = all.slice(end);
    return decoder.decode(all.subarray(0, end));
  };
}

function utf16(encoding: Encoding): Decode {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes, { stream: bytes.length > 0 });
}

/** Gives chunks of at least two bytes first, so that the encoding can be told from the first one. */
async function* withWholeHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (head !== undefined && head.length + chunk.length < 2) {
      head = join(head, chunk);
      continue;
    }
    yield head === undefined ? chunk : join(head, chunk);
    head = undefined;
  }
  if (head !== undefined && head.length > 0) yield head;
}

/** Makes every line end a `\n`: LF, CRLF and CR, mixed too. */
function unixLineEnds(): (text: string, atEnd: boolean) => string {
  // A CR at the end of a piece may be half of a CRLF: it waits for the next piece.
  let cr = '';
  return (text, atEnd) => {
    const all = cr + text;
    cr = !atEnd && all.endsWith('\r') ? '\r' : '';
    if (!all.includes('\r')) return all;
    const unix = (cr === '' ? all : all.slice(0, -1)).replaceAll('\r\n', '\n');
    return unix.includes('\r') ? unix.replaceAll('\r', '\n') : unix;
  };
}

/**
 * Turns bytes into text with `\n` at every line end, the byte order mark taken off. Bytes that are no character
 * become U+FFFD and nothing is refused.
 *
 * @param onEncoding - told the encoding once, before the first text.
 */
export async function* decode(
  chunks: AsyncIterable<Uint8Array>,
  onEncoding: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  const lines = unixLineEnds();
  let toText: Decode | undefined;
  let started = false;
  for await (const chunk of withWholeHead(chunks)) {
    if (toText === undefined) {
      const encoding = encodingOf(chunk);
      onEncoding(encoding);
      toText = encoding === 'utf-8' ? utf8() : utf16(encoding);
    }
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      const text = toText(chunk.subarray(start, start + PIECE_BYTES));
      yield lines(!started && text.startsWith('\uFEFF') ? text.slice(1) : text, false);
      started ||= text !== '';
    }
  }
  yield lines(toText?.(new Uint8Array(0)) ?? '', true);
}
