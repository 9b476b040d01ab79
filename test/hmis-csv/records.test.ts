import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/hmis-csv/decode.js';
import { lineBlocks, MAX_LENGTH } from '../../src/hmis-csv/lines.js';
import { readRecords } from '../../src/hmis-csv/records.js';

async function recordsOf(text: string, chunkBytes = 1 << 18) {
  const bytes = new TextEncoder().encode(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
  const records: [number, ...string[]][] = [];
  const faults: [number, string][] = [];
  const pieces = decode(chunks(), () => undefined);
  for await (const batch of readRecords(lineBlocks(pieces))) {
    for (const { line, cells } of batch.records) records.push([line, ...cells]);
    for (const { line, fault } of batch.faults) faults.push([line, fault]);
  }
  return { records, faults };
}

describe('reading records', () => {
  it('gives each its line, quoted and bare', async () => {
    expect(await recordsOf('a,b\n1,"2"\n"x ""y"" z",\n')).toStrictEqual({
      records: [
        [1, 'a', 'b'],
        [2, '1', '2'],
        [3, 'x "y" z', ''],
      ],
      faults: [],
    });
  });

  it('passes over blank lines and still counts them', async () => {
    const { records } = await recordsOf('\n\na,b\n\n1,2\n  \n3,4');
    expect(records).toStrictEqual([
      [3, 'a', 'b'],
      [5, '1', '2'],
      [7, '3', '4'],
    ]);
  });

  it('reads a value that spans lines, and gives what follows its physical line', async () => {
    const text = 'a,b\n1,"two\nlines"\n"three\n\nlines",2\n3,4\n';
    for (const chunkBytes of [3, 1000]) {
      expect(await recordsOf(text, chunkBytes)).toStrictEqual({
        records: [
          [1, 'a', 'b'],
          [2, '1', 'two\nlines'],
          [4, 'three\n\nlines', '2'],
          [7, '3', '4'],
        ],
        faults: [],
      });
    }
  });

  it('loses one line to a quote that is never closed', async () => {
    const text = 'a,b\n1,"2\n3,4\n5,6\n';
    for (const chunkBytes of [3, 1000]) {
      expect(await recordsOf(text, chunkBytes)).toStrictEqual({
        records: [
          [1, 'a', 'b'],
          [3, '3', '4'],
          [4, '5', '6'],
        ],
        faults: [[2, 'torn-quotes']],
      });
    }
  });

  it('loses one line to a quote that another one closes further down', async () => {
    const { records, faults } = await recordsOf('a,b,c\n1,"2,3\n4,5,6\n7",8,9,10\n10,11,12\n');
    expect(records).toStrictEqual([
      [1, 'a', 'b', 'c'],
      [3, '4', '5', '6'],
      [4, '7"', '8', '9', '10'],
      [5, '10', '11', '12'],
    ]);
    expect(faults).toStrictEqual([[2, 'torn-quotes']]);
  });

  it('takes lines for one value where the number of values then fits the header', async () => {
    const { records } = await recordsOf('a,b,c\n1,"2,3\n4,5,6\n7,8",9\n10,11,12\n');
    expect(records).toStrictEqual([
      [1, 'a', 'b', 'c'],
      [2, '1', '2,3\n4,5,6\n7,8', '9'],
      [5, '10', '11', '12'],
    ]);
  });

  it('loses one line to text behind a closing quote, in a file that quotes everything', async () => {
    const { records, faults } = await recordsOf('"a","b"\n"1","2\n"3","4"\n"5","6"x\n"7","8"\n');
    expect(records).toStrictEqual([
      [1, 'a', 'b'],
      [3, '3', '4'],
      [5, '7', '8'],
    ]);
    expect(faults).toStrictEqual([
      [2, 'torn-quotes'],
      [4, 'torn-quotes'],
    ]);
  });

  it('takes a quote inside a bare value as it stands, and spaces behind a closing one as nothing', async () => {
    expect(await recordsOf('a,b\n6" pipe,"x" \n"y" ,2\n')).toStrictEqual({
      records: [
        [1, 'a', 'b'],
        [2, '6" pipe', 'x'],
        [3, 'y', '2'],
      ],
      faults: [],
    });
  });

  it('reads a single value of 10 million characters', async () => {
    const long = `${'x'.repeat(99)}\n`.repeat(100_000);
    const { records, faults } = await recordsOf(`a,b\n1,"${long}"\n2,3\n`);
    expect(faults).toStrictEqual([]);
    expect(records.map(([line, , cell]) => [line, cell?.length])).toStrictEqual([
      [1, 1],
      [2, 10_000_000],
      [100_003, 1],
    ]);
  });

  it('passes over a line that is longer than any that is read, and goes on behind it', async () => {
    const { records, faults } = await recordsOf(`a,b\n1,2\n${'x'.repeat(MAX_LENGTH + 1)}\n3,4\n`);
    expect(faults).toStrictEqual([[3, 'line-too-long']]);
    expect(records.map(([line]) => line)).toStrictEqual([1, 2, 4]);
  });

  it('gives up a record that is still open when it is longer than any that is read', async () => {
    const lines = `${'x'.repeat(1023)}\n`.repeat(MAX_LENGTH / 1024 + 2);
    const { records, faults } = await recordsOf(`a,b\n1,"2\n${lines}3,4\n`);
    expect(faults).toStrictEqual([[2, 'torn-quotes']]);
    expect(records.at(-1)).toStrictEqual([MAX_LENGTH / 1024 + 5, '3', '4']);
  });

  it('gives nothing behind a header that cannot be read', async () => {
    expect(await recordsOf('"a,b\n1,2\n')).toStrictEqual({ records: [], faults: [[1, 'torn-quotes']] });
    expect(await recordsOf('\n\n')).toStrictEqual({ records: [], faults: [] });
  });

  it.each([
    ['a quote opens on every line and closes on the next', 'b","c\n'],
    ['every line opens a quote', '"a\n'],
    ['every line holds escaped quotes and an open one', '"a"",""\n'],
    ['every second line is torn', 'a,b\n1,"2"x\n'],
    ['quotes follow each other for ever', '"a"b'],
    ['escaped quotes follow each other for ever', '""'],
  ])('takes time that grows with the text alone when %s', async (_, piece) => {
    const text = `a,b\n1,"2\n${piece.repeat(1_000_000 / piece.length)}\n"x\n3,4\n`;
    const started = performance.now();
    const { records } = await recordsOf(text);
    // A second is what a hang would exceed by orders of magnitude: these take some tens of milliseconds.
    expect(performance.now() - started).toBeLessThan(5000);
    expect(records.at(-1)?.slice(1)).toStrictEqual(['3', '4']);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é') });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const bare = fc.stringMatching(/^[a-z0-9 ]*$/);
  const written = fc.oneof(
    cell.map((value) => ({ value, text: quoted(value) })),
    bare.map((value) => ({ value, text: value })),
  );

  it('gives back what was written, quoted or bare, wherever the bytes are cut', async () => {
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(written, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 20 }), async (rows, chunkBytes) => {
        const header = rows[0]!.map(() => 'h');
        const text = [header.join(','), ...rows.map((row) => row.map((each) => each.text).join(','))].join(
          '\n',
        );
        const { records, faults } = await recordsOf(text, chunkBytes);
        expect(faults).toStrictEqual([]);
        expect(records.slice(1).map(([, ...cells]) => cells)).toStrictEqual(
          rows.map((row) => row.map(({ value }) => value)),
        );
        // A record's line is where its text begins.
        const lines = text.split('\n');
        for (const [index, [line]] of records.slice(1).entries()) {
          const first = rows[index]!.map((each) => each.text)
            .join(',')
            .split('\n')[0];
          expect(lines[line - 1]).toBe(first);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses no sound line to garbage between them', async () => {
    // Too few separators for two torn pieces to make a whole record between them.
    const garbage = fc.string({ unit: fc.constantFrom('"', '""', 'a', ' ', '",', ',"'), maxLength: 3 });
    const width = 12;
    const sound = (id: number) => [`id-${id}`, ...Array<string>(width - 1).fill('x')].join(',');
    await fc.assert(
      fc.asyncProperty(fc.array(garbage), fc.integer({ min: 5, max: 400 }), async (lines, chunkBytes) => {
        const mixed = lines.flatMap((line, index) => [line, sound(index)]);
        const { records } = await recordsOf([sound(0), ...mixed].join('\n'), chunkBytes);
        const ids = records.map(([, id]) => id).filter((id) => id?.startsWith('id-'));
        expect(ids).toStrictEqual(['id-0', ...lines.map((_, index) => `id-${index}`)]);
      }),
      { numRuns: 500 },
    );
  });

  it('accounts for every line of any text: in a record, blank, or a fault', async () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', ' '), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 30 }), async (body, chunkBytes) => {
        const { records, faults } = await recordsOf(`h,h\n${body}`, chunkBytes);
        const spans = records.map(([, ...cells]) => 1 + cells.join('').split('\n').length - 1);
        const told = spans.reduce((sum, span) => sum + span, 0) + faults.length;
        const blank = `h,h\n${body}`.split('\n').filter((line) => /^\s*("\s*")?\s*$/.test(line)).length;
        const all = `h,h\n${body}`.split('\n').length;
        expect(told).toBeLessThanOrEqual(all);
        expect(told + blank).toBeGreaterThanOrEqual(all);
        const places = [...records.map(([line]) => line), ...faults.map(([line]) => line)];
        expect(new Set(places).size).toBe(places.length);
      }),
      { numRuns: 1000 },
    );
  });
});
