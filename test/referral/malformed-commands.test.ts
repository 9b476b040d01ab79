import {
  COMMAND_TYPES,
  decide,
  initialState,
  MAX_ID_LENGTH,
  type ReferralCommand,
  replay,
  type Violation,
} from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junkArb, anyHistoryArb } from 'ce-referrals/testing';
import { commandFrom } from '../../src/testing/arbitraries/commands.js';
import { commandOf } from '../../src/testing/conformance/command-of.js';
import { acknowledged, given, referred, voided } from './given.js';

function violationsOf(command: unknown, state = initialState): readonly Violation[] {
  const decision = decide(command as ReferralCommand, state);
  if (decision.ok) return [];
  expect(decision.state).toBe(state);
  return decision.violations;
}

const incomplete = (command: unknown, state = initialState): readonly unknown[] =>
  violationsOf(command, state)
    .filter(({ code }) => code === 'incomplete-command')
    .map(({ expected }) => expected);

const refer = commandOf(referred());
const acknowledge = commandOf(acknowledged());

const withData = (command: ReferralCommand, data: object): unknown => ({
  ...command,
  data: { ...command.data, ...data },
});
const withMetadata = (command: ReferralCommand, metadata: object): unknown => ({
  ...command,
  metadata: { ...command.metadata, ...metadata },
});

describe('What is no command at all', () => {
  it.each([
    [null],
    [undefined],
    [7],
    ['refer'],
    [[]],
    [{}],
    [{ data: {} }],
    [{ type: 'constructor', data: {}, metadata: {} }],
    [{ type: '__proto__', data: {}, metadata: {} }],
    [{ type: 'toString' }],
    [{ type: 'referred', data: {}, metadata: {} }],
    [{ type: ['refer'], data: {}, metadata: {} }],
    [[{ type: 'refer' }]],
  ])('is refused, %j among it, naming the types there are', (command) => {
    expect(violationsOf(command)).toEqual([
      {
        code: 'incomplete-command',
        severity: 'error',
        message: expect.stringContaining('type must be one of refer, acknowledge'),
        expected: { field: 'type', oneOf: COMMAND_TYPES },
        docs: 'docs/rules.md#incomplete-command',
      },
    ]);
  });
});

describe('A command without its parts', () => {
  it('names data and metadata where both are missing', () => {
    for (const type of COMMAND_TYPES) {
      expect(incomplete({ type })).toEqual([{ field: 'data' }, { field: 'metadata' }]);
    }
  });

  it.each([[null], [7], ['text'], [[]], [[1]]])('takes %j for no data and no metadata', (value) => {
    for (const type of COMMAND_TYPES) {
      expect(incomplete({ type, data: value, metadata: value })).toEqual([
        { field: 'data' },
        { field: 'metadata' },
      ]);
    }
  });

  it('names every field that is missing', () => {
    expect(incomplete({ type: 'refer', data: {}, metadata: {} })).toEqual([
      ...['referralId', 'personalId', 'enrollmentId', 'eventType', 'projectId', 'organizationId'].map(
        (field) => ({ field }),
      ),
      ...['referredOn', 'recordedAt', 'recordedBy'].map((field) => ({ field })),
    ]);
    expect(
      incomplete({ type: 'void', data: {}, metadata: { recordedBy: {} } }, replay(given.referred)),
    ).toEqual([
      { field: 'of', oneOf: ['referral', 'acknowledgement', 'enrollment'] },
      {
        field: 'reason',
        oneOf: ['entered-in-error', 'duplicate', 'wrong-client', 'wrong-project', 'wrong-enrollment'],
      },
      { field: 'voidedOn' },
      { field: 'recordedAt' },
      { field: 'userId' },
      { field: 'organizationId' },
      { field: 'role', oneOf: ['priority-list-manager', 'housing-provider', 'hmis-administrator'] },
    ]);
  });

  it('names the field of an unsuccessful result that is none of its two', () => {
    const data = { result: 'client-accepted', resultDate: '2026-03-12', notHousedReason: 'income' };
    const command = { type: 'resolve-unsuccessful', data, metadata: acknowledge.metadata };
    expect(incomplete(command, replay(given.acknowledged))).toEqual([
      { field: 'result', oneOf: ['client-rejected', 'provider-rejected'] },
    ]);
  });
});

describe('A field of the wrong form', () => {
  it.each([
    ['personalId', 7],
    ['personalId', ''],
    ['personalId', null],
    ['personalId', ['client-1']],
    ['personalId', 'x'.repeat(MAX_ID_LENGTH + 1)],
    ['personalId', 'x'.repeat(10_000)],
    ['householdId', null],
    ['eventType', '14'],
    ['eventType', 14n],
    ['referredOn', 20260302],
    ['referredOn', new Date(0)],
    ['referredOn', { toString: 1 }],
  ])('%s is refused', (field, value) => {
    const command = withData(refer, { [field]: value });
    const violations = violationsOf(command);
    expect(
      violations.filter(({ code }) => code === 'incomplete-command').map(({ expected }) => expected),
    ).toEqual([{ field }]);
    expect(violations.every(({ message }) => message.length < 200)).toBe(true);
  });

  it('takes identifiers of 1 and of 64 characters', () => {
    for (const personalId of ['x', 'x'.repeat(64), 'constructor', '__proto__']) {
      expect(violationsOf(withData(refer, { personalId }))).toEqual([]);
    }
  });

  it.each([
    [{ recordedAt: '2026-02-30T10:00' }, { field: 'recordedAt' }],
    [{ recordedAt: '2026-04-01' }, { field: 'recordedAt' }],
    [{ recordedAt: 0 }, { field: 'recordedAt' }],
    [{ recordedBy: 'user-1' }, { field: 'recordedBy' }],
    [{ recordedBy: null }, { field: 'recordedBy' }],
    [{ commandId: '' }, { field: 'commandId' }],
    [{ commandId: 'x'.repeat(65) }, { field: 'commandId' }],
  ])('in the metadata is refused: %j', (metadata, expected) => {
    expect(incomplete(withMetadata(acknowledge, metadata), replay(given.referred))).toEqual([expected]);
  });

  it.each(['constructor', '__proto__', 'HOUSING-PROVIDER', 7])(
    'is a role that does not exist: %s',
    (role) => {
      const recordedBy = { ...acknowledge.metadata.recordedBy, role };
      const found = violationsOf(withMetadata(acknowledge, { recordedBy }), replay(given.referred));
      expect(found.map(({ code }) => code)).toEqual(['role-may-not', 'incomplete-command']);
    },
  );
});

describe('A key that the command does not have', () => {
  it.each([['notes'], ['constructor'], ['client name'], ['ReferralID']])(
    'is refused without being repeated: %s',
    (key) => {
      const command = withData(refer, { [key]: 'anything' });
      const oneOf = ['referralId', 'personalId', 'enrollmentId', 'householdId', 'eventType', 'projectId'];
      const fields = [...oneOf, 'organizationId', 'referredOn'];
      expect(incomplete(command)).toEqual([{ field: 'data', oneOf: fields }]);
      expect(JSON.stringify(violationsOf(command))).not.toContain(key);
    },
  );

  it('named __proto__, as JSON may carry it, is refused and reaches nothing', () => {
    const command = JSON.parse(
      JSON.stringify(refer).replace('"data":{', '"data":{"__proto__":{"projectId":"project-2"},'),
    ) as unknown;
    expect(incomplete(command)).toEqual([{ field: 'data', oneOf: expect.any(Array) as unknown }]);
    expect(({} as { projectId?: string }).projectId).toBeUndefined();
  });

  it('that some other program gave to every object is in no command', () => {
    const everywhere = Object.prototype as { extra?: unknown };
    try {
      everywhere.extra = () => {};
      expect(violationsOf(refer)).toEqual([]);
      expect(incomplete({ ...refer, data: {} })).toHaveLength(7);
    } finally {
      delete everywhere.extra;
    }
  });

  it('in the metadata is let by, and is not carried into the event', () => {
    const decision = decide(
      withMetadata(acknowledge, { traceId: 'trace-1' }) as ReferralCommand,
      replay(given.referred),
    );
    expect(decision.ok && Object.keys(decision.events[0]!.metadata).sort()).toEqual([
      ...['recordedAt', 'recordedBy', 'source'],
    ]);
  });
});

describe('Any command, however spoilt', () => {
  it('is answered, never thrown at, and makes no event that its form does not allow', () => {
    const spoilt = fc
      .tuple(commandFrom(), fc.constantFrom('type', 'data', 'metadata'), fc.string(), junkArb, fc.boolean())
      .map(([command, part, key, junk, deep]) => {
        if (!deep || part === 'type') return { ...command, [part]: junk };
        const keys = Object.keys(command[part as 'data']);
        const field = keys[key.length % keys.length] ?? key;
        return { ...command, [part]: { ...command[part as 'data'], [field]: junk } };
      });
    fc.assert(
      fc.property(anyHistoryArb, fc.oneof(spoilt, fc.anything()), (events, command) => {
        const state = replay(events);
        const decision = decide(command as ReferralCommand, state);
        if (!decision.ok) expect(decision.violations.length).toBeGreaterThan(0);
        else {
          for (const { data } of decision.events) {
            expect(Object.values(data).every((value) => ['string', 'number'].includes(typeof value))).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it('gets every violation, not only the first', () => {
    const command = withData(commandOf(voided()), { of: 'enrollment', voidedOn: '2026-02-30', extra: 1 });
    expect(violationsOf(command, replay(given.referred)).map(({ code }) => code)).toEqual([
      'void-of-what-is-not-latest',
      'date-not-real',
      'incomplete-command',
    ]);
  });
});
