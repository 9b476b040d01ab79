import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, type Encoding } from '../../src/hmis-csv/decode.js';

async function decoded(bytes: Uint8Array, chunkBytes = bytes.length || 1) {
  let encoding: Encoding | undefined;
  let text = '';
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
  const pieces = decode(chunks(), (found) => {
    encoding = found;
  });
  for await (const piece of pieces) text += piece;
  return { encoding, text };
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};

describe('decoding a file', () => {
  it('takes the byte order mark off, also before a quote', async () => {
    expect((await decoded(utf8('\uFEFF"EventID"'))).text).toBe('"EventID"');
    expect((await decoded(utf8('\uFEFF"EventID"'), 1)).text).toBe('"EventID"');
  });

  it('keeps a byte order mark that does not stand first', async () => {
    expect((await decoded(utf8('a\uFEFFb'))).text).toBe('a\uFEFFb');
  });

  it.each([
    ['with its mark', '\uFEFF'],
    ['without one', ''],
  ])('reads UTF-16 of either byte order, %s', async (_, mark) => {
    expect(await decoded(utf16(`${mark}EventID\né`))).toStrictEqual({
      encoding: 'utf-16le',
      text: 'EventID\né',
    });
    expect(await decoded(utf16(`${mark}EventID\né`, true), 3)).toStrictEqual({
      encoding: 'utf-16be',
      text: 'EventID\né',
    });
  });

  it('makes one line end of LF, CRLF and CR, mixed too, wherever the chunks are cut', async () => {
    for (const chunkBytes of [1, 2, 3, 100]) {
      expect((await decoded(utf8('a\r\nb\rc\nd\r\r\ne\r'), chunkBytes)).text).toBe('a\nb\nc\nd\n\ne\n');
    }
  });

  it('puts U+FFFD where bytes are no character, and goes on', async () => {
    const windows1252 = new Uint8Array([0x4a, 0x6f, 0x73, 0xe9, 0x2c, 0x31]);
    expect((await decoded(windows1252)).text).toBe('Jos\uFFFD,1');
    expect((await decoded(new Uint8Array([0x61, 0xe2, 0x82]))).text).toBe('a\uFFFD');
  });

  it('gives nothing for an empty file', async () => {
    expect(await decoded(new Uint8Array(0))).toStrictEqual({ encoding: undefined, text: '' });
  });

  it('gives any text back, wherever its bytes are cut', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => `E${text.replace(/[\r\0\uFEFF]/g, '')}`);
    await fc.assert(
      fc.asyncProperty(line, fc.integer({ min: 1, max: 7 }), async (text, chunkBytes) => {
        expect((await decoded(utf8(text), chunkBytes)).text).toBe(text);
      }),
    );
  });

  it('gives the same for any bytes, wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.integer({ min: 1, max: 7 }), async (bytes, chunkBytes) => {
        expect(await decoded(bytes, chunkBytes)).toStrictEqual(await decoded(bytes));
      }),
    );
  });
});
