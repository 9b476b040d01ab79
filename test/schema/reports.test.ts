import { defaultPolicy } from 'ce-referrals';
import {
  isHistory,
  type NotParsed,
  parseHistory,
  parsePolicy,
  readEvents,
  type SchemaIssue,
  type SchemaRefused,
  safeParseCommand,
  safeParseEvent,
  safeParseHistory,
  safeParsePolicy,
} from 'ce-referrals/schema';
import { describe, expect, it } from 'vitest';
import { copyPlain, MAX_DEPTH } from '../../src/schema/plain-json.js';
import { REFERRED } from './samples.js';

type Parsed = { readonly ok: true } | NotParsed;

/** What is reported of a value: without the sentences, which may change. */
function reportsOf(parsed: Parsed): readonly Omit<SchemaIssue, 'message'>[] {
  return parsed.ok ? [] : parsed.issues.map(({ message: _, ...rest }) => rest);
}

function thrownBy(act: () => unknown): SchemaRefused {
  try {
    act();
  } catch (error) {
    return error as SchemaRefused;
  }
  throw new Error('Nothing was thrown.');
}

const COMMAND = { type: 'acknowledge', data: {}, metadata: {} };

describe('what is reported of a value that is not even an envelope', () => {
  it.each([null, 7, 'text', [], [REFERRED]])('%j is no object', (input) => {
    const report = [{ code: 'wrong-type', path: [], expected: { type: 'object' } }];
    expect(reportsOf(safeParseEvent(input))).toStrictEqual(report);
    expect(reportsOf(safeParseCommand(input))).toStrictEqual(report);
  });

  it.each([undefined, 7, null])('the type %j is missing, or of another type', (type) => {
    const code = type === undefined ? 'missing' : 'wrong-type';
    const report = [{ code, path: ['type'], expected: { type: 'string' } }];
    expect(reportsOf(safeParseEvent({ ...REFERRED, type }))).toStrictEqual(report);
    expect(reportsOf(safeParseCommand({ ...COMMAND, type }))).toStrictEqual(report);
  });

  it.each([undefined, 7, null, []])(
    'the metadata %j of an event are missing, or of another type',
    (metadata) => {
      const code = metadata === undefined ? 'missing' : 'wrong-type';
      expect(reportsOf(safeParseEvent({ ...REFERRED, metadata }))).toStrictEqual([
        { code, path: ['metadata'], expected: { type: 'object' } },
      ]);
    },
  );

  it('a history is an array, and says so', () => {
    for (const input of [REFERRED, null, 'text']) {
      expect(reportsOf(safeParseHistory(input))).toStrictEqual([
        { code: 'wrong-type', path: [], expected: { type: 'array' } },
      ]);
      expect(isHistory(input)).toBe(false);
    }
    expect(isHistory([REFERRED])).toBe(true);
    expect(isHistory([REFERRED, 7])).toBe(false);
  });

  it('a fault for which nothing can be said to be expected has no such key', () => {
    const [issue] = reportsOf(
      safeParseEvent({ ...REFERRED, data: { ...REFERRED.data, referredOn: '2026-02-30' } }),
    );
    expect(Object.keys(issue ?? {})).toStrictEqual(['code', 'path']);
  });
});

describe('what is reported of a field', () => {
  const withData = (data: object) => ({ ...REFERRED, data: { ...REFERRED.data, ...data } });

  it('is missing only where it is not there, however it is wrong', () => {
    expect(reportsOf(safeParseEvent(withData({ personalId: undefined })))).toMatchObject([
      { code: 'wrong-type', path: ['data', 'personalId'] },
    ]);
    const { personalId: _, ...rest } = REFERRED.data;
    expect(reportsOf(safeParseEvent({ ...REFERRED, data: rest }))).toMatchObject([
      { code: 'missing', path: ['data', 'personalId'] },
    ]);
    expect(reportsOf(safeParseEvent({ ...REFERRED, data: 'text' }))).toMatchObject([
      { code: 'wrong-type', path: ['data'] },
    ]);
  });

  it('of another date-time or date has a code of its own', () => {
    const metadata = { ...REFERRED.metadata, recordedAt: 'yesterday' };
    expect(reportsOf(safeParseEvent({ ...REFERRED, metadata }))).toMatchObject([
      { code: 'not-a-date-time', path: ['metadata', 'recordedAt'] },
    ]);
    expect(reportsOf(safeParseEvent(withData({ referredOn: 'yesterday' })))).toMatchObject([
      { code: 'not-a-date', path: ['data', 'referredOn'] },
    ]);
  });
});

describe('the sentence of what is thrown', () => {
  it('names what was to be read, and the places', () => {
    expect(thrownBy(() => parseHistory(7)).message).toBe(
      'The history does not fit its schema: wrong-type at the top.',
    );
    expect(thrownBy(() => parsePolicy({ ...defaultPolicy, holidays: 7 })).message).toBe(
      'The policy does not fit its schema: wrong-type at holidays.',
    );
    expect(thrownBy(() => parseHistory(7)).name).toBe('SchemaRefused');
  });

  it('names three places, and counts the others', () => {
    const three = thrownBy(() => parseHistory([7, 7, 7]));
    expect(three.message).toBe(
      'The history does not fit its schema: wrong-type at 0, wrong-type at 1, wrong-type at 2.',
    );
    const five = thrownBy(() => parseHistory([7, 7, 7, 7, 7]));
    expect(five.message).toBe(
      'The history does not fit its schema: wrong-type at 0, wrong-type at 1, wrong-type at 2, and 2 more.',
    );
    expect(five.issues).toHaveLength(5);
  });

  it('of a source that gives neither text nor bytes names the source', async () => {
    const reading = async () => {
      for await (const read of readEvents([7] as unknown as string[])) expect(read).toBeUndefined();
    };
    await expect(reading()).rejects.toMatchObject({
      code: 'schema-refused',
      message: 'The source of events does not fit its schema: wrong-type at the top.',
      issues: [{ expected: { type: 'text or bytes' } }],
    });
  });
});

describe('what is reported of a line', () => {
  it('says how long it may be only where it is too long', async () => {
    const answers = [];
    const bytes = new Uint8Array([0xff, 10, ...new TextEncoder().encode('{"a":"123456789"}\n{\n')]);
    for await (const read of readEvents(bytes, { maxLineLength: 10 })) answers.push(read);
    expect(answers.map((read) => (read.ok ? [] : reportsOf(read)))).toStrictEqual([
      [{ code: 'malformed-utf-8', path: [] }],
      [{ code: 'line-too-long', path: [], expected: { atMost: 10 } }],
      [{ code: 'malformed-json', path: [] }],
    ]);
  });
});

describe('a copy of what JSON could have carried', () => {
  it.each([
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['an infinite number', Number.NEGATIVE_INFINITY],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a date', new Date(0)],
    ['a map', new Map()],
  ])('is refused of %s, wherever it stands', (_name, value) => {
    const refusal = { fault: 'not-json' };
    expect(copyPlain(value)).toStrictEqual(refusal);
    expect(copyPlain({ before: 1, at: value, after: 2 })).toStrictEqual(refusal);
    expect(copyPlain([1, value, 2])).toStrictEqual(refusal);
    expect(copyPlain([{ at: [value] }, 1])).toStrictEqual(refusal);
  });

  it('is taken of objects without a prototype, and has one', () => {
    const bare = Object.assign(Object.create(null), { a: [0, -0.5, '', true, null] });
    expect(copyPlain(bare)).toStrictEqual({ copy: { a: [0, -0.5, '', true, null] } });
  });

  it('is refused as too deep by its own depth, in arrays and in objects', () => {
    const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
      let value: unknown = 1;
      for (let at = 0; at < depth; at += 1) value = wrap(value);
      return value;
    };
    for (const wrap of [(inner: unknown) => [inner], (inner: unknown) => ({ inner })]) {
      expect(copyPlain(nested(MAX_DEPTH, wrap))).toStrictEqual({ copy: nested(MAX_DEPTH, wrap) });
      expect(copyPlain(nested(MAX_DEPTH + 1, wrap))).toStrictEqual({ fault: 'too-deep' });
    }
  });

  it('tells of a cycle what it tells of any other value that JSON cannot write', () => {
    const cycle: unknown[] = [];
    cycle.push({ cycle });
    expect(copyPlain(cycle)).toStrictEqual({ fault: 'not-json' });
  });
});

describe('what is reported of a policy', () => {
  it('names the roles that no local name stands for, and names that stand twice', () => {
    const localRoles = [
      { name: 'Shelter staff', role: 'housing-provider' },
      { name: 'Shelter staff', role: 'priority-list-manager' },
      { name: 'Lead', role: 'hmis-administrator' },
    ];
    expect(reportsOf(safeParsePolicy({ ...defaultPolicy, localRoles }))).toStrictEqual([
      { code: 'not-unique', path: ['localRoles', 1, 'name'] },
    ]);
    expect(
      reportsOf(safeParsePolicy({ ...defaultPolicy, localRoles: localRoles.slice(1, 3) })),
    ).toContainEqual({
      code: 'not-on-list',
      path: ['permissions', 'acknowledge', 'housing-provider'],
    });
    expect(reportsOf(safeParsePolicy({ ...defaultPolicy, localRoles: [{ name: 'Lead' }] }))).toContainEqual({
      code: 'missing',
      path: ['localRoles', 0, 'role'],
      expected: expect.anything(),
    });
  });
});
