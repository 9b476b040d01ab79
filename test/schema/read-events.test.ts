import { type EventLine, type RefusedLine, readEvents } from 'ce-referrals/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainEventArb } from '../../src/testing/arbitraries/events.js';
import { ENTRIES, IMPORTS, REFERRED } from './samples.js';

type Answer = EventLine | RefusedLine;
type Source = Parameters<typeof readEvents>[0];

async function read(source: Source, options?: Parameters<typeof readEvents>[1]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for await (const answer of readEvents(source, options)) answers.push(answer);
  return answers;
}

/** What was read, short: the line and the event's type, or the codes. */
const short = (answers: readonly Answer[]): readonly string[] =>
  answers.map((one) => `${one.line} ${one.ok ? one.event.type : one.issues.map(({ code }) => code).join()}`);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Cuts text or bytes at the given places. */
function cutAt<T extends string | Uint8Array>(whole: T, places: readonly number[]): T[] {
  const sorted = [...places.map((place) => place % (whole.length + 1)), whole.length].sort((a, b) => a - b);
  return sorted.map((end, i) => whole.slice(sorted[i - 1] ?? 0, end) as T);
}

const EVENTS = [...ENTRIES, ...IMPORTS];
const LINES = EVENTS.map((event) => JSON.stringify(event));

describe('a stream of events', () => {
  it('gives every event with the number of its line', async () => {
    const answers = await read(LINES.join('\n'));
    expect(answers).toStrictEqual(EVENTS.map((event, i) => ({ line: i + 1, ok: true, event })));
  });

  it('may come as text or bytes, at once or later, and with or without a last line feed', async () => {
    const text = `${LINES.join('\n')}\n`;
    async function* later() {
      yield* cutAt(bytesOf(text), [5, 50, 500]);
    }
    const expected = await read(text.trimEnd());
    for (const source of [text, bytesOf(text), [text], [bytesOf(text)], later()]) {
      expect(await read(source)).toStrictEqual(expected);
    }
  });

  it('may end its lines as Windows does, and begin with a byte order mark', async () => {
    const text = `\uFEFF${LINES.join('\r\n')}\r\n`;
    expect((await read(text)).map(({ ok }) => ok)).toStrictEqual(LINES.map(() => true));
    expect((await read(bytesOf(text))).map(({ ok }) => ok)).toStrictEqual(LINES.map(() => true));
    expect(short(await read(`${LINES[0]}\n\uFEFF${LINES[1]}`))).toStrictEqual([
      '1 referred',
      '2 malformed-json',
    ]);
  });

  it('has its blank lines skipped and counted', async () => {
    expect(short(await read(`\n \t\r\n${LINES[0]}\n\n${LINES[1]}\n\n`))).toStrictEqual([
      '3 referred',
      '5 acknowledged',
    ]);
    for (const nothing of ['', '\n', '\uFEFF', [], ['', ''], new Uint8Array()]) {
      expect(await read(nothing)).toStrictEqual([]);
    }
  });

  it('is read alike however it is cut into chunks', async () => {
    const line = fc.oneof(
      plainEventArb.map((event) => JSON.stringify(event)),
      plainEventArb.map((event) =>
        JSON.stringify({ ...event, metadata: { ...event.metadata, note: 'Ü 🏠 €' } }),
      ),
      fc.constantFrom('', ' ', '{', '"Ü', '🏠', '[]', '\uFEFF', '{"type":"paused"}', 'x'.repeat(3000)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 6 }),
        fc.array(fc.nat(5000), { maxLength: 8 }),
        async (lines, places) => {
          const text = lines.flat().join('');
          const whole = await read(text);
          const options = { maxLineLength: 2000 };
          const short = await read(bytesOf(text), options);
          expect(await read(cutAt(text, places))).toStrictEqual(whole);
          expect(await read(cutAt(bytesOf(text), places))).toStrictEqual(whole);
          expect(await read(cutAt(bytesOf(text), places), options)).toStrictEqual(short);
        },
      ),
    );
  });

  it('may have text and bytes by turns, and a buffer that is used again', async () => {
    const [first, second] = LINES as [string, string];
    expect(
      short(await read([first.slice(0, 9), bytesOf(first.slice(9)), '\n', bytesOf(second)])),
    ).toStrictEqual(['1 referred', '2 acknowledged']);
    function* reused() {
      const buffer = new Uint8Array(64);
      const bytes = bytesOf(`${LINES.join('\n')}\n`);
      for (let at = 0; at < bytes.length; at += 64) {
        const chunk = bytes.subarray(at, at + 64);
        buffer.set(chunk);
        yield buffer.subarray(0, chunk.length);
      }
    }
    expect((await read(reused())).map(({ ok }) => ok)).toStrictEqual(LINES.map(() => true));
  });
});

describe('a line that holds no event', () => {
  it('is answered with its number, and the reading goes on', async () => {
    const text = ['{"type"', 'null', JSON.stringify({ ...REFERRED, data: {} }), LINES[0]].join('\n');
    const answers = await read(text);
    expect(short(answers).slice(0, 2)).toStrictEqual(['1 malformed-json', '2 wrong-type']);
    expect(answers[2]).toMatchObject({
      line: 3,
      ok: false,
      issues: [{ code: 'missing' }, {}, {}, {}, {}, {}, {}],
    });
    expect(answers[3]).toMatchObject({ line: 4, ok: true });
  });

  it('is kept where a newer version may have written it, and its issue carries none of it', async () => {
    const future = {
      type: 'referral-paused',
      data: { pausedOn: '2026-03-04' },
      metadata: { source: 'entry' },
    };
    const [kept, next] = await read(`${JSON.stringify(future)}\n${LINES[0]}`);
    expect(kept).toMatchObject({ ok: false, unknownEvent: future, issues: [{ code: 'unknown-event-type' }] });
    expect(JSON.stringify((kept as RefusedLine).issues)).not.toContain('paused');
    expect(next).toMatchObject({ line: 2, ok: true });
    const [spoiled] = await read(JSON.stringify({ ...REFERRED, data: {} }));
    expect(spoiled).not.toHaveProperty('unknownEvent');
  });

  it('is not UTF-8: only that line is lost, wherever the chunks end', async () => {
    const bytes = bytesOf(`${LINES[0]}\n${LINES[1]}\n${LINES[2]}\n`);
    bytes[bytes.indexOf(10) + 3] = 0xff;
    for (let at = 0; at < bytes.length; at += 97) {
      expect(short(await read([bytes.slice(0, at), bytes.slice(at)]))).toStrictEqual([
        '1 referred',
        '2 malformed-utf-8',
        '3 enrolled',
      ]);
    }
    expect(short(await read(new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x0a, 0x00])))).toStrictEqual([
      '1 malformed-utf-8',
      '2 malformed-json',
    ]);
  });

  it('is too long: it is not held, and the next one is read', async () => {
    const maxLineLength = Math.max(...LINES.map(({ length }) => length));
    const [longest] = LINES.filter(({ length }) => length === maxLineLength);
    const text = `${longest}\n${longest} \n${LINES[1]}`;
    for (const source of [text, bytesOf(text), cutAt(bytesOf(text), [7, 700, 1400])]) {
      const answers = await read(source, { maxLineLength });
      expect(answers.map(({ ok }) => ok)).toStrictEqual([true, false, true]);
      expect(answers[1]).toMatchObject({
        line: 2,
        issues: [{ code: 'line-too-long', path: [], expected: { atMost: maxLineLength } }],
      });
    }
  });

  it('is as long as it may be, behind a shorter one that came in the same chunk', async () => {
    const [line] = LINES as [string];
    const text = `{}\n${line}\n`;
    for (const source of [text, bytesOf(text), cutAt(bytesOf(text), [5, 300])]) {
      const answers = await read(source, { maxLineLength: line.length });
      expect(answers.map(({ ok }) => ok)).toStrictEqual([false, true]);
    }
  });

  it('is longer than a million bytes by default', async () => {
    const padded = (length: number) => `${LINES[0]}${' '.repeat(length - (LINES[0] as string).length)}`;
    expect(short(await read(`${padded(1_000_000)}\n${padded(1_000_001)}`))).toStrictEqual([
      '1 referred',
      '2 line-too-long',
    ]);
  });

  it('is endless: the memory it takes does not grow', async () => {
    const chunk = bytesOf('x'.repeat(1 << 20));
    function* endless() {
      for (let i = 0; i < 256; i += 1) yield chunk;
      yield bytesOf(`\n${LINES[0]}`);
    }
    const before = process.memoryUsage();
    let most = 0;
    function* watched() {
      for (const part of endless()) {
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers);
        yield part;
      }
    }
    expect(short(await read(watched()))).toStrictEqual(['1 line-too-long', '2 referred']);
    expect(most).toBeLessThan(128 * (1 << 20));
  });
});

describe('the source', () => {
  it('is read as the events are asked for, and closed when no more are', async () => {
    let chunks = 0;
    let closed = false;
    function* lines() {
      try {
        for (;;) {
          chunks += 1;
          yield `${LINES[0]}\n`;
        }
      } finally {
        closed = true;
      }
    }
    for await (const { line } of readEvents(lines())) if (line === 3) break;
    expect([chunks, closed]).toStrictEqual([3, true]);
  });

  it('has its own errors go through', async () => {
    async function* broken() {
      yield `${LINES[0]}\n`;
      throw new Error('the disk is gone');
    }
    await expect(read(broken())).rejects.toThrow('the disk is gone');
  });

  it('gives text or bytes: anything else is one error, known by its code', async () => {
    for (const chunk of [1, null, {}, [1], new ArrayBuffer(1)]) {
      await expect(read([chunk as string])).rejects.toMatchObject({
        code: 'schema-refused',
        issues: [{ code: 'wrong-type', path: [] }],
      });
    }
  });
});
