import { defaultPolicy } from 'ce-referrals';
import { safeParseCommand, safeParseEvent, safeParseHistory, safeParsePolicy } from 'ce-referrals/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import commandJson from '../../schema-json/command.json' with { type: 'json' };
import eventJson from '../../schema-json/event.json' with { type: 'json' };
import historyJson from '../../schema-json/history.json' with { type: 'json' };
import policyJson from '../../schema-json/policy.json' with { type: 'json' };
import {
  anyPolicyArb,
  jumbledHistoryArb,
  calendarDateArb,
  commandArb,
  entryEventArb,
  garbageEventArb,
  importEventArb,
  junkArb,
} from 'ce-referrals/testing';
import { COMMANDS, copyOf, ENTRIES, IMPORTS, REFERRED } from './samples.js';

const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);

const isEventJson = ajv.compile(eventJson);
const isHistoryJson = ajv.compile(historyJson);
const isCommandJson = ajv.compile(commandJson);
const isPolicyJson = ajv.compile(policyJson);

/** What is left of a value in JSON, or nothing where it has no place there. */
function inJson(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}

/** A value with junk in the place of one of its values, at any depth, or under one more name. */
function spoiledArb<T>(arb: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  const withJunk = (value: unknown, choices: readonly number[], junk: unknown): unknown => {
    const [choice = 0, ...rest] = choices;
    if (typeof value !== 'object' || value === null) return junk;
    const keys = [...Object.keys(value), 'extra'];
    const key = keys[choice % keys.length] as string;
    const copy = copyOf(value);
    copy[key] = withJunk(copy[key], rest, junk);
    return copy;
  };
  const path = fc.array(fc.nat(40), { minLength: 6, maxLength: 6 });
  return fc
    .tuple(arb, path, fc.oneof(junkArb, calendarDateArb))
    .map(([one, at, junk]) => withJunk(one, at, junk));
}

const eventArb = fc.oneof(entryEventArb, importEventArb);

describe('the JSON Schema of', () => {
  it('an event accepts and refuses what parseEvent does', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.oneof(eventArb, spoiledArb(eventArb), garbageEventArb).map(inJson), (value) => {
        const { ok } = safeParseEvent(value);
        expect(isEventJson(value)).toBe(ok);
        seen[ok ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(300);
    for (const event of [...ENTRIES, ...IMPORTS]) expect(isEventJson(event)).toBe(true);
  });

  it('a history accepts and refuses what parseHistory does', () => {
    fc.assert(
      fc.property(fc.oneof(jumbledHistoryArb, fc.array(eventArb), junkArb).map(inJson), (value) => {
        expect(isHistoryJson(value)).toBe(safeParseHistory(value).ok);
      }),
      { numRuns: 300 },
    );
  });

  it('a command accepts and refuses what parseCommand does', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.oneof(commandArb, spoiledArb(commandArb), junkArb).map(inJson), (value) => {
        const { ok } = safeParseCommand(value);
        expect(isCommandJson(value)).toBe(ok);
        seen[ok ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(300);
    for (const command of COMMANDS) expect(isCommandJson(command)).toBe(true);
  });

  it('a policy accepts and refuses what parsePolicy does, but for what its comment lists', () => {
    const listed = new Set(['not-on-list', 'not-unique']);
    fc.assert(
      fc.property(fc.oneof(anyPolicyArb, spoiledArb(anyPolicyArb), junkArb).map(inJson), (value) => {
        const parsed = safeParsePolicy(value);
        const ok = parsed.ok || parsed.issues.every(({ code }) => listed.has(code));
        expect(isPolicyJson(value)).toBe(ok);
      }),
      { numRuns: 1000 },
    );
    expect(isPolicyJson(defaultPolicy)).toBe(true);
    const broken = copyOf(defaultPolicy);
    broken.notHousedReasons.current = 'no such list';
    expect([isPolicyJson(broken), safeParsePolicy(broken).ok]).toStrictEqual([true, false]);
    expect(policyJson.$comment).toContain('notHousedReasons.current');
  });
});

describe('a rule that JSON Schema can say', () => {
  const withData = (fields: object) => ({ ...REFERRED, data: { ...REFERRED.data, ...fields } });
  const withMetadata = (fields: object) => ({ ...REFERRED, metadata: { ...REFERRED.metadata, ...fields } });

  it('is in the pattern too: a date that no calendar has is refused without knowing formats', () => {
    const plain = new Ajv2020({ validateFormats: false }).compile(eventJson);
    expect(plain(withData({ referredOn: '2024-02-29' }))).toBe(true);
    expect(plain(withData({ referredOn: '2026-02-29' }))).toBe(false);
    expect(plain(withMetadata({ recordedAt: '2026-02-30T10:11' }))).toBe(false);
  });

  it('holds for names that every object has', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const event = JSON.parse(`{"metadata":{"${key}":1}}`);
      expect(isEventJson({ ...REFERRED, metadata: Object.assign(event.metadata, REFERRED.metadata) })).toBe(
        false,
      );
    }
    expect(isEventJson(withMetadata({ trace: 1 }))).toBe(true);
  });

  it('counts the characters of an identifier as the library does, beyond the basic plane too', () => {
    for (const [count, legal] of [
      [64, true],
      [65, false],
    ] as const) {
      const houses = withData({ personalId: '\u{1F3E0}'.repeat(count) });
      expect([isEventJson(houses), safeParseEvent(houses).ok]).toStrictEqual([legal, legal]);
    }
  });
});

describe('every JSON Schema file', () => {
  it('is of draft 2020-12, and has an id, a title and a description', () => {
    for (const [name, json] of Object.entries({ eventJson, historyJson, commandJson, policyJson })) {
      expect(json.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(json.$id).toBe(`urn:ce-referrals:schema:${name.replace('Json', '')}:1`);
      expect(ajv.validateSchema(json)).toBe(true);
      expect(json.title.length * json.description.length).toBeGreaterThan(0);
    }
  });
});
