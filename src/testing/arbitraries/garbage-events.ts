import type { ReferralEvent } from '../../referral/events.js';
import * as fc from 'fast-check';
import { EVENT_TYPES, plainEventArb, unrealEventArb } from './events.js';

/** Values that a field should not hold, those included that break careless comparisons and conversions. */
export const junkArb: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, undefined, 0, -1, Number.NaN, true, '', 'constructor', '__proto__', '2026-02-30', 14],
  ),
  // No conversion to text or number succeeds on the second, and JSON can hold it.
  fc.constantFrom<unknown>({}, { toString: 1, valueOf: 1 }, [], ['a'], { length: 3 }),
  fc.constantFrom('x'.repeat(10_000), '\u0000'),
  fc.jsonValue({ maxDepth: 2 }),
);

const UNKNOWN_TYPES = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'referral-paused',
  '',
  null,
  7,
];

const anyTypeArb: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(...EVENT_TYPES, ...UNKNOWN_TYPES);

type Path = readonly [string, string?];

const FIELDS: readonly Path[] = [
  ...(['type', 'data', 'metadata'] as const).map((key): Path => [key]),
  ...[
    ...[
      'referralId',
      'personalId',
      'enrollmentId',
      'householdId',
      'eventType',
      'projectId',
      'organizationId',
    ],
    ...['referredOn', 'acknowledgedOn', 'enrolledOn', 'result', 'resultDate', 'resultingEnrollmentId'],
    ...['notHousedReason', 'reason', 'addedOn', 'of', 'voidedOn', 'constructor', 'extra'],
  ].map((key): Path => ['data', key]),
  ...['recordedAt', 'recordedBy', 'source', 'inferredBy', 'reasonListVersion', 'commandId'].map(
    (key): Path => ['metadata', key],
  ),
];

function replaced(event: ReferralEvent, [key, inner]: Path, value: unknown): unknown {
  if (inner === undefined) return { ...event, [key]: value };
  return { ...event, [key]: { ...event[key as 'data'], [inner]: value } };
}

/** A well-formed event in which one field holds junk: close enough to get far. */
export const spoiledEventArb: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .record({ event: plainEventArb, field: fc.constantFrom(...FIELDS), value: junkArb })
    .map(({ event, field, value }) => replaced(event, field, value)),
  fc
    .record({
      event: plainEventArb,
      field: fc.constantFrom('userId', 'organizationId', 'role'),
      value: junkArb,
    })
    .map(({ event, field, value }) => replaced(event, ['metadata', 'recordedBy'], { [field]: value })),
);

/**
 * Anything in the place of an event: nothing at all, values of other types, unknown event types, names that every
 * object has, missing data, and well-formed events with a spoiled field. It claims to be an event, as untyped
 * code would.
 */
export const garbageEventArb: fc.Arbitrary<ReferralEvent> = fc.oneof(
  { weight: 3, arbitrary: spoiledEventArb },
  { weight: 1, arbitrary: junkArb },
  {
    weight: 2,
    arbitrary: fc.record({ type: anyTypeArb, data: junkArb, metadata: junkArb }, { requiredKeys: [] }),
  },
) as fc.Arbitrary<ReferralEvent>;

/** Any sequence: well-formed events out of order, garbage between them. */
export const jumbledHistoryArb: fc.Arbitrary<readonly ReferralEvent[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: plainEventArb },
    { weight: 1, arbitrary: unrealEventArb },
    { weight: 1, arbitrary: garbageEventArb },
  ),
  { maxLength: 14 },
);
