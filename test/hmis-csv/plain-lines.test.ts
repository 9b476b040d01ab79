import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { countLineEnds } from '../../src/hmis-csv/lines.js';
import { readPlainLines } from '../../src/hmis-csv/plain-lines.js';

const read = (text: string, wanted: readonly boolean[]) =>
  readPlainLines(text, { firstLine: 5, lines: countLineEnds(text) }, wanted);

const both = [true, true];

describe('lines that need no parser', () => {
  it('are read with their numbers, the columns that nobody reads left empty', () => {
    expect(read('1,"a, b",x\n"",,"z"\n', [true, true, false])).toStrictEqual([
      { cells: ['1', 'a, b', ''], line: 5 },
      { cells: ['', '', ''], line: 6 },
    ]);
  });

  it.each([
    ['a doubled quote', '1,"a ""b"""\n'],
    ['a quote inside a bare field', '1,a"b\n'],
    ['a blank behind a quote', '1,"a" \n'],
    ['text behind a quote', '1,"a"b\n'],
    ['a quote that is not closed', '1,"a\n'],
    ['a field over two lines', '1,"a\nb"\n'],
    ['a field too few', '1\n'],
    ['a field too many', '1,2,\n'],
    ['a blank line', '1,2\n\n3,4\n'],
  ])('are not these: %s', (_, text) => {
    expect(read(`0,0\n${text}`, both)).toBeUndefined();
  });

  it('are left to the parser where a file has one column: a blank line is no record', () => {
    expect(read('1\n\n', [true])).toBeUndefined();
  });

  it('say what the parser says in the columns that are read, wherever they say anything', () => {
    const piece = fc.constantFrom('a', ',', '"', '""', '\n', ' ', '1', '\t', ';', '\r');
    const plain = fc.constantFrom('a', '', '"b c"', '""', '"x,y"', '2026-01-01', ' ', "'");
    const field = fc.oneof(
      { weight: 12, arbitrary: plain },
      { weight: 1, arbitrary: fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')) },
    );
    const line = (width: number) => fc.array(field, { minLength: width, maxLength: width });
    const input = fc
      .array(fc.boolean(), { minLength: 2, maxLength: 4 })
      .chain((wanted) =>
        fc.record({ wanted: fc.constant(wanted), lines: fc.array(line(wanted.length), { maxLength: 4 }) }),
      );
    let told = 0;
    fc.assert(
      fc.property(input, ({ wanted, lines }) => {
        const text = lines.map((cells) => `${cells.join(',')}\n`).join('');
        const records = read(text, wanted);
        if (records === undefined) return;
        if (records.length > 0) told += 1;
        const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
        expect(parsed.errors).toStrictEqual([]);
        expect(records.map(({ line: number }) => number)).toStrictEqual(lines.map((_, at) => 5 + at));
        const rows = parsed.data.slice(0, -1);
        const seen = rows.map((cells) => cells.map((cell, at) => (wanted[at] === true ? cell : '')));
        expect(records.map(({ cells }) => cells)).toStrictEqual(seen);
      }),
      { numRuns: 2000, seed: 3 },
    );
    expect(told).toBeGreaterThan(400);
  });
});
