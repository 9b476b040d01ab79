/** A line of text, or why it is none. */
export type Line =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly fault: 'line-too-long' | 'malformed-utf-8' };

type Chunk = string | Uint8Array;

// Node, browsers and workers all have it; the type is said here because this folder is compiled without theirs.
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const LINE_FEED = 10;
const WINDOW = 65_536;
const BYTE_ORDER_MARK = '\uFEFF';

function lineFeedIn(chunk: Chunk, from: number): number {
  return typeof chunk === 'string' ? chunk.indexOf('\n', from) : chunk.indexOf(LINE_FEED, from);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Cuts chunks into lines, numbered from 1, and holds no more than the line it is in. A line of bytes is decoded
 * as a whole, so a character may be split across chunks, and bytes that are no UTF-8 spoil their own line only.
 */
export class LineCutter {
  readonly #limit: number;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #line = 1;
  #parts: Chunk[] = [];
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lines that end in this chunk, some at a time. */
  *cut(chunk: Chunk): Generator<readonly Line[]> {
    // No line inside a window can be longer than the limit, so only lines that span windows need counting.
    const window = Math.max(1, Math.min(WINDOW, this.#limit));
    for (let from = 0; from < chunk.length; from += window) {
      const lines: Line[] = [];
      if (typeof chunk === 'string') this.#cutEach(chunk.slice(from, from + window), lines);
      else this.#cutBytes(chunk.subarray(from, from + window), lines);
      yield lines;
    }
  }

  /** The last line, where no line feed ends it. */
  rest(): readonly Line[] {
    return this.#length > 0 ? [this.#end()] : [];
  }

  // Decoding line by line is slow: what stands between the first line feed and the last is decoded at once, and
  // line by line only where that fails.
  #cutBytes(bytes: Uint8Array, lines: Line[]): void {
    const first = bytes.indexOf(LINE_FEED) + 1;
    const last = bytes.lastIndexOf(LINE_FEED) + 1;
    const whole = bytes.subarray(first, last);
    this.#cutEach(bytes.subarray(0, first), lines);
    this.#cutEach(this.#decoded(whole) ?? whole, lines);
    this.#cutEach(bytes.subarray(last), lines);
  }

  #cutEach(chunk: Chunk, lines: Line[]): void {
    let from = 0;
    for (let end = lineFeedIn(chunk, 0); end !== -1; end = lineFeedIn(chunk, from)) {
      this.#take(chunk, from, end);
      lines.push(this.#end());
      from = end + 1;
    }
    // Copied, not only cut: the source may use its buffer again, and a remnant would keep all of it.
    if (from < chunk.length) this.#take(chunk.slice(from), 0, chunk.length - from);
  }

  #take(chunk: Chunk, from: number, end: number): void {
    this.#length += end - from;
    if (this.#length > this.#limit) this.#parts = [];
    else this.#parts.push(typeof chunk === 'string' ? chunk.slice(from, end) : chunk.subarray(from, end));
  }

  #end(): Line {
    const [line, parts, length] = [this.#line, this.#parts, this.#length];
    this.#line += 1;
    this.#parts = [];
    this.#length = 0;
    if (length > this.#limit) return { line, fault: 'line-too-long' };
    const text = this.#textOf(parts);
    if (text === undefined) return { line, fault: 'malformed-utf-8' };
    return { line, text: line === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
  }

  #decoded(bytes: Uint8Array): string | undefined {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return undefined;
    }
  }

  // A source gives text or bytes; one that mixes them must do so between characters.
  #textOf(parts: readonly Chunk[]): string | undefined {
    const [only] = parts;
    if (parts.length === 1 && typeof only === 'string') return only;
    let text = '';
    let bytes: Uint8Array[] = [];
    for (const part of [...parts, '']) {
      if (typeof part !== 'string') {
        bytes.push(part);
        continue;
      }
      const decoded = bytes.length === 0 ? '' : this.#decoded(joined(bytes));
      if (decoded === undefined) return undefined;
      text += decoded + part;
      bytes = [];
    }
    return text;
  }
}
