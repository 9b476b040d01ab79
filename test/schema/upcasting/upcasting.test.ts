import { CORRECTION_EVENT_TYPES, REFERRAL_EVENT_TYPES, type ReferralEvent } from 'ce-referrals';
import {
  isEvent,
  isHistory,
  parseEvent,
  readEvents,
  safeParseEvent,
  safeParseHistory,
} from 'ce-referrals/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventValidator } from '../../../src/schema/event-validator.js';
import { upcasting } from '../../../src/schema/upcasting.js';
import { interpreted } from '../../../src/schema/validate.js';
import { entryEventArb, importEventArb } from 'ce-referrals/testing';
import { REFERRED } from '../samples.js';
import {
  type Event2,
  type Event3,
  toVersion2,
  toVersion3,
  validateEvent2,
  validateEvent3,
} from './later-versions.js';
import firstStep from './vectors/1-to-2.json' with { type: 'json' };
import secondStep from './vectors/2-to-3.json' with { type: 'json' };

const read1 = eventValidator(interpreted);
const readAsSecond = upcasting<readonly [ReferralEvent, Event2]>([read1, validateEvent2], [toVersion2]);
const readAsThird = upcasting<readonly [ReferralEvent, Event2, Event3]>(
  [read1, validateEvent2, validateEvent3],
  [toVersion2, toVersion3],
);
const TYPES: readonly string[] = [...REFERRAL_EVENT_TYPES, ...CORRECTION_EVENT_TYPES];

const written = (event: unknown, schemaVersion: unknown): object => {
  const { metadata, ...rest } = event as ReferralEvent;
  return { ...rest, metadata: { ...metadata, schemaVersion } };
};

describe('a step from one version to the next', () => {
  it.each(firstStep)('from 1 to 2: $description', ({ given, then }) => {
    expect(readAsSecond(given)).toStrictEqual({ ok: true, value: then });
  });

  it.each(secondStep)('from 2 to 3: $description', ({ given, then }) => {
    expect(readAsThird(given)).toStrictEqual({ ok: true, value: then });
  });

  it.each([
    ['1 to 2', firstStep],
    ['2 to 3', secondStep],
  ])('from %s has a vector for every type of event', (_step, vectors) => {
    expect(new Set(vectors.map(({ given }) => given.type))).toStrictEqual(new Set(TYPES));
  });
});

describe('reading through a chain of versions', () => {
  it('takes an event of the first version through every step', () => {
    const first = firstStep.find(({ given }) => given.type === 'not-housed-reason-added');
    const second = secondStep.find(({ given }) => given.type === 'not-housed-reason-added');
    expect(readAsThird(first?.given)).toStrictEqual({ ok: true, value: second?.then });
  });

  it('leaves an event of the newest version as it is', () => {
    for (const { then } of secondStep) expect(readAsThird(then)).toStrictEqual({ ok: true, value: then });
  });

  it('brings whatever the first version may hold to what the newest accepts, and changes nothing of it', () => {
    fc.assert(
      fc.property(fc.oneof(entryEventArb, importEventArb), (event) => {
        const before = JSON.stringify(event);
        const brought = readAsThird(event);
        expect(brought.ok && validateEvent3(brought.value).ok).toBe(true);
        expect(JSON.stringify(event)).toBe(before);
      }),
    );
  });

  it('refuses what does not fit the version that it says it is of', () => {
    const second = firstStep.find(({ given }) => given.type === 'not-housed-reason-added')?.then;
    expect(readAsThird(second).ok).toBe(true);
    expect(readAsThird(written(second, 1)).ok).toBe(false);
    expect(readAsThird(written(firstStep[0]?.given, 1)).ok).toBe(true);
  });

  it('ends in an answer where reading the version throws', () => {
    const hostile = Object.defineProperty({}, 'metadata', {
      get() {
        throw new Error('no');
      },
    });
    expect(readAsThird(hostile)).toMatchObject({ ok: false, issues: [{ code: 'unreadable' }] });
  });
});

describe('the version that is', () => {
  const referred = REFERRED;

  it('is the first, said or not said', () => {
    expect(parseEvent(referred)).toStrictEqual(referred);
    expect(parseEvent(written(referred, 1))).toStrictEqual(written(referred, 1));
    expect([isEvent(written(referred, 1)), isHistory([written(referred, 1)])]).toStrictEqual([true, true]);
  });

  it('refuses a later one without looking at it, by a code of its own', () => {
    const later = { type: 'paused', data: 7, metadata: { schemaVersion: 2 } };
    const refusal = { code: 'newer-version', path: ['metadata', 'schemaVersion'], expected: { atMost: 1 } };
    expect(safeParseEvent(later)).toMatchObject({ ok: false, issues: [refusal] });
    expect(safeParseHistory([referred, later])).toMatchObject({
      ok: false,
      issues: [{ ...refusal, path: [1, 'metadata', 'schemaVersion'] }],
    });
    expect([isEvent(later), isEvent(written(referred, 2)), isHistory([later])]).toStrictEqual([
      false,
      false,
      false,
    ]);
  });

  it('keeps the line of a later one, and goes on', async () => {
    const later = written(referred, 2);
    const answers = [];
    for await (const read of readEvents(`${JSON.stringify(later)}\n${JSON.stringify(referred)}\n`)) {
      answers.push(read);
    }
    expect(answers).toMatchObject([
      { ok: false, unknownEvent: later, issues: [{ code: 'newer-version' }] },
      { ok: true, event: referred },
    ]);
  });

  it.each([0, -1, 1.5, '1', null, true, Number.NaN])('refuses %s, which is no version', (version) => {
    expect(safeParseEvent(written(referred, version))).toMatchObject({
      ok: false,
      issues: [{ path: ['metadata', 'schemaVersion'] }],
    });
    expect(safeParseEvent(written(referred, version))).not.toMatchObject({
      issues: [{ code: 'newer-version' }],
    });
  });
});
