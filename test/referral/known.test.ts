import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameClient, knownProject, linkedReferral, survivingClient } from '../../src/referral/known.js';

describe('Merged clients', () => {
  const clients = { a: 'b', b: 'c', x: 'y', y: 'x', self: 'self' };

  it('are followed to the record that survives', () => {
    expect(['a', 'b', 'c', 'other'].map((id) => survivingClient({ clients }, id))).toEqual([
      'c',
      'c',
      'c',
      'other',
    ]);
  });

  it('are the same client as each other', () => {
    expect(isSameClient({ clients }, 'a', 'c')).toBe(true);
    expect(isSameClient({ clients }, 'a', 'b')).toBe(true);
    expect(isSameClient({ clients }, 'a', 'x')).toBe(false);
    expect(isSameClient({}, 'a', 'a')).toBe(true);
    expect(isSameClient({}, 'a', 'b')).toBe(false);
  });

  it('in a circle end the walk', () => {
    expect(survivingClient({ clients }, 'self')).toBe('self');
    expect(['x', 'y']).toContain(survivingClient({ clients }, 'x'));
  });

  it('end every walk at its last record, or on a circle that it walked into', () => {
    const idArb = fc.constantFrom('a', 'b', 'c', 'd', 'constructor', '__proto__');
    fc.assert(
      fc.property(fc.dictionary(idArb, idArb), idArb, (table, id) => {
        const walk = [id];
        for (let step = 0; step < 12; step += 1) {
          const last = walk.at(-1)!;
          walk.push(Object.hasOwn(table, last) ? table[last]! : last);
        }
        // Twelve steps are more than there are records: what comes last is an end, or on a circle.
        const lasting = new Set(walk.slice(6));
        expect([...lasting]).toContain(survivingClient({ clients: table }, id));
      }),
    );
  });

  it('named like what every object inherits are not looked up there', () => {
    expect(survivingClient({ clients: {} }, 'constructor')).toBe('constructor');
    expect(survivingClient({ clients: {} }, '__proto__')).toBe('__proto__');
  });
});

describe('Known tables', () => {
  it('answer for their own keys only', () => {
    const known = { projects: { p: { projectType: 3 } }, linked: { e: 'r' } };
    expect(knownProject(known, 'p')).toEqual({ projectType: 3 });
    expect(linkedReferral(known, 'e')).toBe('r');
    for (const key of ['constructor', '__proto__', 'toString', 'q', undefined]) {
      expect([knownProject(known, key), linkedReferral(known, key)]).toEqual([undefined, undefined]);
    }
    expect([knownProject({}, 'p'), linkedReferral({}, 'e')]).toEqual([undefined, undefined]);
  });
});
