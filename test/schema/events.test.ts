import {
  HOUSING_REFERRAL_EVENT_TYPES,
  isCalendarDate,
  MAX_ID_LENGTH,
  CURRENT_HOUSING_REFERRAL_EVENT_TYPES,
  REFERRAL_RESULTS,
  VOID_REASONS,
  VOIDABLE,
} from 'ce-referrals';
import {
  eventSchema,
  historySchema,
  isEvent,
  isHistory,
  isSchemaRefused,
  parseEvent,
  parseHistory,
  safeParseEvent,
  safeParseHistory,
} from 'ce-referrals/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  jumbledHistoryArb,
  garbageEventArb,
  importedHistoryArb,
  legalHistoryArb,
} from 'ce-referrals/testing';
import { plainEventArb } from '../../src/testing/arbitraries/events.js';
import { copyOf, ENTRIES, IMPORTS, REFERRED } from './samples.js';

const isRefused = (input: unknown): boolean => !safeParseEvent(input).ok;

function issuesOf(input: unknown): readonly { code: string; path: string; expected?: unknown }[] {
  const parsed = safeParseEvent(input);
  return parsed.ok
    ? []
    : parsed.issues.map(({ code, path, expected }) => ({
        code,
        path: path.join('.'),
        ...(expected === undefined ? {} : { expected }),
      }));
}

function withData(fields: object, event: object = REFERRED): unknown {
  return { ...event, data: { ...(event as typeof REFERRED).data, ...fields } };
}

describe('an event', () => {
  it('of every type and either source is read, and comes back equal', () => {
    for (const event of [...ENTRIES, ...IMPORTS]) expect(parseEvent(event)).toStrictEqual(event);
  });

  it('survives JSON: whatever the generators make is accepted and equal', () => {
    fc.assert(
      fc.property(plainEventArb, (event) => {
        const text = JSON.stringify(event);
        expect(parseEvent(JSON.parse(text))).toStrictEqual(JSON.parse(text));
        expect(parseEvent(event)).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  it('is read alike one by one, as part of a history, and by the zod schema itself', () => {
    fc.assert(
      fc.property(fc.oneof(plainEventArb, garbageEventArb), (event) => {
        const one = safeParseEvent(event);
        const many = safeParseHistory([event]);
        const zod = eventSchema.safeParse(event);
        expect([many.ok, zod.success, isEvent(event)]).toStrictEqual([one.ok, one.ok, one.ok]);
        if (one.ok && many.ok && zod.success) {
          expect(many.events).toStrictEqual([one.event]);
          expect(zod.data).toStrictEqual(one.event);
        } else if (!one.ok && !many.ok) {
          expect(many.issues).toStrictEqual(
            one.issues.map((issue) => ({ ...issue, path: [0, ...issue.path] })),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back as a copy, and what was given is neither changed nor frozen', () => {
    const given = copyOf({
      ...REFERRED,
      metadata: { ...REFERRED.metadata, trace: { spans: [1, { a: 'b' }] } },
    });
    const before = structuredClone(given);
    const read = copyOf(parseEvent(given)) as typeof given;
    const parsed = parseEvent(given) as unknown as typeof given;
    expect(read).toStrictEqual(before);
    expect(given).toStrictEqual(before);
    expect(parsed.data).not.toBe(given.data);
    expect(parsed.metadata.recordedBy).not.toBe(given.metadata.recordedBy);
    expect(parsed.metadata.trace.spans[1]).not.toBe(given.metadata.trace.spans[1]);
    expect([given, given.data, given.metadata, given.metadata.trace].some(Object.isFrozen)).toBe(false);
  });

  it('holds no field that its type does not have, and the name of such a field is not repeated', () => {
    expect(issuesOf(withData({ 'Jane Doe': 'x' }))).toStrictEqual([{ code: 'unknown-key', path: 'data' }]);
    expect(issuesOf({ ...REFERRED, id: 'x' })).toStrictEqual([{ code: 'unknown-key', path: '' }]);
  });

  it('keeps fields of metadata that a store added, nested ones too', () => {
    const event = {
      ...REFERRED,
      metadata: { ...REFERRED.metadata, stream: { at: [1, null, 'x', { y: true }] } },
    };
    expect(parseEvent(event)).toStrictEqual(event);
  });

  it('has known fields of metadata checked all the same', () => {
    const event = { ...REFERRED, metadata: { ...REFERRED.metadata, commandId: '' } };
    expect(issuesOf(event)).toStrictEqual([
      { code: 'too-short', path: 'metadata.commandId', expected: { atLeast: 1 } },
    ]);
  });

  it('takes identifiers of 1 to 64 characters', () => {
    expect(isRefused(withData({ personalId: 'x'.repeat(MAX_ID_LENGTH) }))).toBe(false);
    expect(issuesOf(withData({ personalId: 'x'.repeat(MAX_ID_LENGTH + 1) }))).toStrictEqual([
      { code: 'too-long', path: 'data.personalId', expected: { atMost: 64 } },
    ]);
    expect(issuesOf(withData({ personalId: '' }))).toMatchObject([{ code: 'too-short' }]);
  });

  it('names a field that is missing, and what it should hold', () => {
    const { referredOn: _, ...data } = REFERRED.data;
    expect(issuesOf({ ...REFERRED, data })).toStrictEqual([
      { code: 'missing', path: 'data.referredOn', expected: { type: 'string' } },
    ]);
  });

  it('has every fault reported at once', () => {
    expect(issuesOf(withData({ personalId: 7, referredOn: '2026-02-30', eventType: 4 }))).toMatchObject([
      { code: 'wrong-type', path: 'data.personalId', expected: { type: 'string' } },
      {
        code: 'not-one-of',
        path: 'data.eventType',
        expected: { oneOf: [...CURRENT_HOUSING_REFERRAL_EVENT_TYPES] },
      },
      { code: 'not-a-date', path: 'data.referredOn' },
    ]);
  });

  it('of an unknown type is refused with the types there are', () => {
    expect(issuesOf({ ...REFERRED, type: 'paused' })).toStrictEqual([
      {
        code: 'unknown-event-type',
        path: 'type',
        expected: { oneOf: [...new Set(ENTRIES.map(({ type }) => type))] },
      },
    ]);
  });

  it('of no source, or another, is refused with the two there are', () => {
    const { source: _, ...metadata } = REFERRED.metadata;
    const expected = { oneOf: ['entry', 'import'] };
    const path = 'metadata.source';
    expect(issuesOf({ ...REFERRED, metadata })).toStrictEqual([{ code: 'missing', path, expected }]);
    expect(issuesOf({ ...REFERRED, metadata: { ...metadata, source: 'guess' } })).toStrictEqual([
      { code: 'not-one-of', path, expected },
    ]);
  });

  it('throws one error, known by its code, that names the places and nothing received', () => {
    let thrown: unknown;
    try {
      parseEvent(withData({ personalId: 'client-1'.repeat(100), referredOn: 'client-1' }));
    } catch (error) {
      thrown = error;
    }
    expect(isSchemaRefused(thrown)).toBe(true);
    expect(isSchemaRefused(new Error('schema-refused'))).toBe(false);
    expect(thrown).toMatchObject({
      code: 'schema-refused',
      message:
        'The event does not fit its schema: too-long at data.personalId, not-a-date at data.referredOn.',
      issues: [{ code: 'too-long' }, { code: 'not-a-date' }],
    });
  });
});

describe('what a person records', () => {
  it('is of an event type that is still open, an import also of the retired one', () => {
    for (const eventType of HOUSING_REFERRAL_EVENT_TYPES) {
      const open = (CURRENT_HOUSING_REFERRAL_EVENT_TYPES as readonly number[]).includes(eventType);
      expect(isRefused(withData({ eventType }, ENTRIES[0])), `${eventType}`).toBe(!open);
      expect(isRefused(withData({ eventType }, IMPORTS[0])), `${eventType}`).toBe(false);
    }
    for (const eventType of [1, 9, 16, 19, 14.5, '14']) {
      expect(isRefused(withData({ eventType }, IMPORTS[0])), `${eventType}`).toBe(true);
    }
  });

  it('cannot say that it was inferred, or when its source was made: an import can', () => {
    for (const field of ['inferredBy', 'sourceCreated', 'sourceUpdated', 'sourceUserId']) {
      const entry = { ...REFERRED, metadata: { ...REFERRED.metadata, [field]: 'x' } };
      expect(issuesOf(entry)).toStrictEqual([{ code: 'key-not-allowed', path: `metadata.${field}` }]);
    }
  });

  it('has a result of one kind, with the fields of that kind', () => {
    const success = ENTRIES[3]!;
    const failure = ENTRIES[4]!;
    for (const result of REFERRAL_RESULTS) {
      const accepted = result === 'client-accepted';
      expect(isRefused(withData({ result }, success))).toBe(!accepted);
      expect(isRefused(withData({ result }, failure))).toBe(accepted);
    }
    expect(issuesOf(withData({ result: 'maybe' }, success))).toStrictEqual([
      { code: 'not-one-of', path: 'data.result', expected: { oneOf: [...REFERRAL_RESULTS] } },
    ]);
    const { result: _, ...open } = (success as { data: { result?: string } }).data;
    expect(issuesOf({ ...success, data: open })).toMatchObject([{ code: 'missing', path: 'data.result' }]);
  });

  it('is voided with the things and reasons of the core', () => {
    const voided = ENTRIES[6]!;
    for (const of of VOIDABLE) {
      for (const reason of VOID_REASONS) expect(isRefused(withData({ of, reason }, voided))).toBe(false);
    }
    expect(isRefused(withData({ of: 'result' }, voided))).toBe(true);
    expect(isRefused(withData({ reason: 'because' }, voided))).toBe(true);
  });
});

describe('a history', () => {
  it('is an array of events, an empty one included, and comes back equal', () => {
    expect(parseHistory([])).toStrictEqual([]);
    expect(isHistory([...ENTRIES, ...IMPORTS])).toBe(true);
    for (const other of [undefined, null, 'text', {}, { length: 0 }, new Set()]) {
      expect(safeParseHistory(other)).toMatchObject({
        ok: false,
        issues: [{ code: 'wrong-type', path: [] }],
      });
    }
  });

  it('made by commands is accepted', () => {
    fc.assert(
      fc.property(legalHistoryArb, ({ events }) => {
        expect(parseHistory(events)).toStrictEqual(JSON.parse(JSON.stringify(events)));
        expect(historySchema.safeParse(events).success).toBe(true);
      }),
    );
  });

  it('made by an import is accepted, but for dates that no calendar has', () => {
    fc.assert(
      fc.property(importedHistoryArb, ({ events }) => {
        const parsed = safeParseHistory(events);
        const unreal = events.filter(({ data }) =>
          Object.entries(data).some(([key, value]) => /(On|Date)$/.test(key) && !isCalendarDate(value)),
        );
        expect(parsed.ok ? 0 : parsed.issues.length).toBe(unreal.length);
        if (!parsed.ok) expect(parsed.issues.every(({ code }) => code === 'not-a-date')).toBe(true);
      }),
    );
  });

  it('has the faults of all its events told, each with its place', () => {
    const history = [REFERRED, withData({ referredOn: 'soon' }), 7];
    const parsed = safeParseHistory(history);
    expect(parsed.ok ? [] : parsed.issues.map(({ code, path }) => [code, ...path])).toStrictEqual([
      ['not-a-date', 1, 'data', 'referredOn'],
      ['wrong-type', 2],
    ]);
  });

  it('is refused if one of its events is', () => {
    fc.assert(
      fc.property(jumbledHistoryArb, (events) => {
        expect(isHistory(events)).toBe(events.every(isEvent));
      }),
    );
  });
});
