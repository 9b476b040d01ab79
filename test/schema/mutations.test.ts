import { safeParseCommand, safeParseEvent } from 'ce-referrals/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandArb, entryEventArb, importEventArb } from 'ce-referrals/testing';
import { copyOf } from './samples.js';

type Field = { readonly parent: readonly string[]; readonly key: string };

/** Every field that an object has, its own objects' included. */
function fieldsOf(value: unknown, parent: readonly string[] = []): readonly Field[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    { parent, key },
    ...fieldsOf(inner, [...parent, key]),
  ]);
}

const IMPORTED_DATA: Readonly<Record<string, readonly string[]>> = {
  referred: ['householdId', 'projectId', 'organizationId'],
  enrolled: ['projectId'],
  resolved: ['resultDate', 'resultingEnrollmentId', 'notHousedReason'],
};

/** What may be absent, as the interfaces say, written out once more. */
function optionalIn(value: { type: string; metadata: { source?: string } }): readonly string[] {
  const { type } = value;
  if (value.metadata.source === 'entry') {
    return ['metadata.commandId', 'metadata.reasonListVersion', 'data.householdId'];
  }
  if (value.metadata.source === 'import') {
    const metadata = ['recordedAt', 'recordedBy', 'commandId', 'reasonListVersion'];
    const sources = ['inferredBy', 'sourceCreated', 'sourceUpdated', 'sourceUserId'];
    return [
      ...[...metadata, ...sources].map((key) => `metadata.${key}`),
      ...(IMPORTED_DATA[type] ?? []).map((key) => `data.${key}`),
    ];
  }
  const data = type === 'resolve-successful' ? ['resultDate', 'resultingEnrollmentId'] : ['householdId'];
  return ['metadata.commandId', ...data.map((key) => `data.${key}`)];
}

type Change = 'removed' | 'renamed' | 'retyped';

function changed(value: object, { parent, key }: Field, change: Change, other: unknown): unknown {
  const copy = copyOf(value);
  let at = copy;
  for (const name of parent) at = at[name];
  const was = at[key];
  if (change === 'retyped') at[key] = other;
  else delete at[key];
  if (change === 'renamed') at[`${key}_`] = was;
  return copy;
}

const wrongArb = fc.constantFrom<unknown>(null, undefined, true, 16, 0.5, [], {}, '', ['x'], { x: 'x' });

/** One field of a well-formed value, and what is done to it. */
function changeArb<T extends object>(arb: fc.Arbitrary<T>) {
  return arb.chain((value) =>
    fc.record({
      value: fc.constant(value),
      field: fc.constantFrom(...fieldsOf(value)),
      change: fc.constantFrom<Change>('removed', 'renamed', 'retyped'),
      other: wrongArb,
    }),
  );
}

/** Whether a change leaves a well-formed value: what may be absent is, and no strict object has a key too many. */
function isLegal(value: object, { parent, key }: Field, change: Change, other: unknown): boolean {
  const path = [...parent, key].join('.');
  if (change === 'retyped') {
    // The one object that may be empty.
    return path === 'data' && (value as { type?: unknown }).type === 'resolve-successful' && isEmpty(other);
  }
  if (!optionalIn(value as never).includes(path)) return false;
  return change === 'removed' || parent.join('.') === 'metadata';
}

function isEmpty(value: unknown): boolean {
  return JSON.stringify(value) === '{}';
}

describe.each([
  ['an event that a person recorded', entryEventArb, safeParseEvent],
  ['an imported event', importEventArb, safeParseEvent],
  ['a command', commandArb, safeParseCommand],
] as const)('%s', (_, arb, safeParse) => {
  it('is refused with one field removed, renamed or retyped, unless the field may be absent', () => {
    const seen = { refused: 0, accepted: 0 };
    fc.assert(
      fc.property(changeArb<object>(arb), ({ value, field, change, other }) => {
        const legal = isLegal(value, field, change, other);
        const parsed = safeParse(changed(value, field, change, other));
        expect(parsed.ok, `${change} ${[...field.parent, field.key].join('.')}`).toBe(legal);
        seen[legal ? 'accepted' : 'refused'] += 1;
        if (parsed.ok) return;
        const known = new Set([...fieldsOf(value).map(({ key }) => key), field.key]);
        for (const { path } of parsed.issues) {
          for (const name of path) expect(known).toContain(name);
        }
      }),
      { numRuns: 2000 },
    );
    expect(seen.refused).toBeGreaterThan(500);
    expect(seen.accepted).toBeGreaterThan(20);
  });
});
