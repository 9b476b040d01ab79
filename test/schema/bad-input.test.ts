import {
  isCommand,
  isEvent,
  isHistory,
  isPolicy,
  type NotParsed,
  parseEvent,
  readEvents,
  type SchemaIssue,
  SchemaRefused,
  safeParseCommand,
  safeParseEvent,
  safeParseHistory,
  safeParsePolicy,
} from 'ce-referrals/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from 'ce-referrals';
import { MAX_DEPTH, UNSAFE_KEYS } from '../../src/schema/plain-json.js';
import { commandArb, junkArb, spoiledEventArb } from 'ce-referrals/testing';
import { plainEventArb } from '../../src/testing/arbitraries/events.js';
import { copyOf, ENTRIES, IMPORTS, REFERRED } from './samples.js';

type Safe = (input: unknown) => { readonly ok: true } | NotParsed;

const SAFE_PARSES: readonly Safe[] = [safeParseEvent, safeParseCommand, safeParsePolicy, safeParseHistory];

function issuesOf(input: unknown, parse: Safe = safeParseEvent): readonly SchemaIssue[] {
  const parsed = parse(input);
  return parsed.ok ? [] : parsed.issues;
}

const placesOf = (input: unknown): readonly string[] =>
  issuesOf(input).map(({ code, path }) => `${code} ${path.join('.')}`);

const withMetadata = (fields: object) => ({ ...REFERRED, metadata: { ...REFERRED.metadata, ...fields } });

/** An event whose JSON text has one more field, written into the object at the marked place. */
function fromText(place: 'event' | 'data' | 'metadata' | 'recordedBy', field: string): unknown {
  const marked = {
    event: '{"type"',
    data: '"data":{',
    metadata: '"metadata":{',
    recordedBy: '"recordedBy":{',
  };
  const text = JSON.stringify(REFERRED);
  const mark = marked[place];
  const at = text.indexOf(mark) + (place === 'event' ? 1 : mark.length);
  return JSON.parse(`${text.slice(0, at)}${field},${text.slice(at)}`);
}

describe('names that every object has', () => {
  it('are fields that do not belong in an event, and change nothing', () => {
    for (const key of UNSAFE_KEYS) {
      const field = `"${key}":{"isAdmin":true}`;
      expect(placesOf(fromText('event', field))).toStrictEqual(['unknown-key ']);
      expect(placesOf(fromText('data', field))).toStrictEqual(['unknown-key data']);
      expect(placesOf(fromText('recordedBy', field))).toStrictEqual(['unknown-key metadata.recordedBy']);
      expect(placesOf(fromText('metadata', field))).toStrictEqual(['unsafe-key metadata']);
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('are refused inside what a store added to metadata, and other names there are not', () => {
    for (const key of UNSAFE_KEYS) {
      expect(placesOf(fromText('metadata', `"trace":[{"${key}":1}]`))).toStrictEqual(['unsafe-key metadata']);
    }
    expect(placesOf(fromText('metadata', '"trace":[{"toString":1,"hasOwnProperty":2}]'))).toStrictEqual([]);
  });

  it('are no types of events and commands', () => {
    for (const type of [...UNSAFE_KEYS, 'toString', 'hasOwnProperty', '']) {
      expect(placesOf({ ...REFERRED, type })).toStrictEqual(['unknown-event-type type']);
      expect(issuesOf({ ...REFERRED, type }, safeParseCommand)).toMatchObject([
        { code: 'unknown-command-type' },
      ]);
    }
  });

  it('are no sources, and identifiers all the same', () => {
    for (const name of UNSAFE_KEYS) {
      expect(placesOf(withMetadata({ source: name }))).toStrictEqual(['not-one-of metadata.source']);
      expect(placesOf({ ...REFERRED, data: { ...REFERRED.data, personalId: name } })).toStrictEqual([]);
    }
  });
});

describe('what a store added to metadata', () => {
  it('must be what JSON can write', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    for (const value of [
      undefined,
      1n,
      () => 1,
      Symbol('x'),
      new Date(0),
      new Map(),
      Number.NaN,
      cycle,
      [undefined],
    ]) {
      expect(placesOf(withMetadata({ trace: value }))).toStrictEqual(['not-json metadata']);
    }
    const shared = { a: 1 };
    expect(placesOf(withMetadata({ trace: [shared, shared], none: null }))).toStrictEqual([]);
  });

  it('may be nested, but not without end', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);
    expect(placesOf(withMetadata({ trace: nested(MAX_DEPTH) }))).toStrictEqual([]);
    expect(placesOf(withMetadata({ trace: nested(MAX_DEPTH + 1) }))).toStrictEqual(['too-deep metadata']);
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(placesOf(fromText('metadata', `"trace":${text}`))).toStrictEqual(['too-deep metadata']);
  });
});

describe('anything at all', () => {
  const everything = [
    ...[undefined, null, true, 0, Number.NaN, 1n, '', 'text', Symbol('x'), () => 1],
    ...[[], [1], {}, new Date(), new Map(), new Proxy({}, {}), Object.create(null)],
  ];

  it('that is no object is told to be of another type', () => {
    for (const value of everything.filter(
      (one) => typeof one !== 'object' || one === null || Array.isArray(one),
    )) {
      expect(issuesOf(value)).toMatchObject([{ code: 'wrong-type', path: [], expected: { type: 'object' } }]);
    }
  });

  it('is answered and never thrown, and the three calls of each kind agree', () => {
    fc.assert(
      fc.property(
        fc.oneof(junkArb, spoiledEventArb, fc.anything(), fc.constantFrom(...everything)),
        (value) => {
          const oks = SAFE_PARSES.map((parse) => parse(value).ok);
          expect([isEvent(value), isCommand(value), isPolicy(value), isHistory(value)]).toStrictEqual(oks);
          for (const parse of SAFE_PARSES) {
            const parsed = parse(value);
            if (!parsed.ok) expect(parsed.issues.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('that throws when it is read gives an issue, not its own error', () => {
    const trap = () => {
      throw new Error('client-1');
    };
    const getter = Object.defineProperty({}, 'type', { get: trap });
    const inner = Object.defineProperty({ ...REFERRED }, 'data', { get: trap, enumerable: true });
    const proxy = new Proxy({}, { get: trap, has: trap, ownKeys: trap });
    for (const value of [getter, inner, proxy]) {
      for (const parse of SAFE_PARSES.slice(0, 2)) {
        expect(issuesOf(value, parse).every(({ message }) => !message.includes('client-1'))).toBe(true);
      }
      expect(placesOf(value)).toStrictEqual(['unreadable ']);
    }
    expect(issuesOf(proxy, safeParsePolicy)).toMatchObject([{ code: 'unreadable' }]);
  });

  it('with an identifier of 10,000 characters is told its place and the length allowed', () => {
    const event = copyOf(REFERRED);
    event.data.personalId = 'x'.repeat(10_000);
    event.metadata.recordedBy.userId = 'x'.repeat(10_000);
    expect(issuesOf(event)).toMatchObject([
      { code: 'too-long', path: ['data', 'personalId'], expected: { atMost: 64 } },
      { code: 'too-long', path: ['metadata', 'recordedBy', 'userId'], expected: { atMost: 64 } },
    ]);
  });
});

const MARKER = 'client-4711';

/** A value with the marker in the place of one value, or as the name of one more field, somewhere. */
function marked(value: unknown, choose: (options: number) => number): unknown {
  if (typeof value !== 'object' || value === null) return MARKER;
  const keys = Object.keys(value);
  const choice = choose(keys.length + 1);
  const key = keys[choice];
  const copy = copyOf(value);
  if (key === undefined) {
    if (Array.isArray(copy)) copy.push(MARKER);
    else copy[MARKER] = { [MARKER]: MARKER, constructor: MARKER };
  } else copy[key] = marked(copy[key], choose);
  return copy;
}

const markedArb = fc
  .tuple(
    fc.oneof(plainEventArb, commandArb, fc.constant(defaultPolicy), fc.constantFrom(...ENTRIES, ...IMPORTS)),
    fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([value, choices, times]) => {
    let at = 0;
    const choose = (options: number) => (choices[at++ % choices.length] ?? 0) % options;
    let result: unknown = value;
    for (let i = 0; i < times; i += 1) result = marked(result, choose);
    return result;
  });

describe('an issue', () => {
  it('never repeats what was received: no value, and no name of a field', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(markedArb, fc.nat(), async (value, cut) => {
        const said: unknown[] = [];
        for (const parse of [...SAFE_PARSES, (one: unknown) => safeParseHistory([one])]) {
          const parsed = parse(value);
          if (parsed.ok) continue;
          said.push(parsed.issues, new SchemaRefused('event', parsed.issues).message);
        }
        const text = JSON.stringify(value);
        for await (const line of readEvents([text, '\n', text.slice(0, cut % text.length)])) {
          if (!line.ok) said.push(line.issues);
        }
        seen += said.length;
        expect(JSON.stringify(said)).not.toContain(MARKER);
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(1000);
  });

  it('says no more in the error that is thrown: neither its text nor its cause', () => {
    try {
      parseEvent({ ...REFERRED, data: { ...REFERRED.data, [MARKER]: MARKER, referredOn: MARKER } });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(SchemaRefused);
      expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain(MARKER);
      expect((error as Error).cause).toBeUndefined();
    }
  });

  it('is frozen, and shows three faults and the number of the others in the message', () => {
    const issues = issuesOf({ ...REFERRED, data: {} });
    expect([issues, ...issues, ...issues.map(({ path }) => path)].every(Object.isFrozen)).toBe(true);
    expect(new SchemaRefused('event', issues).message).toBe(
      'The event does not fit its schema: missing at data.referralId, missing at data.personalId, missing at data.enrollmentId, and 4 more.',
    );
  });
});
