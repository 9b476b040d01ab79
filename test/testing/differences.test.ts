import { describe, expect, it } from 'vitest';
import { differencesInFacts } from '../../src/testing/conformance/plain.js';
import { differences } from '../../src/testing/differences.js';

describe('the differences of two plain values', () => {
  it('are none where they say the same, whatever the order of their keys', () => {
    const made = { a: [1, { b: null }], c: Number.NaN };
    expect(differences(made, { c: Number.NaN, a: [1, { b: null }] })).toEqual([]);
    expect(differences(made, { c: Number.NaN, a: [{ b: null }, 1] })).not.toEqual([]);
  });

  it('name the place of each, in lists and in lists of lists', () => {
    expect(differences({ a: [[1, 2]] }, { a: [[1, 3]], b: 4 })).toEqual([
      { path: 'a[0][1]', expected: 2, actual: 3 },
      { path: 'b', actual: 4 },
    ]);
  });

  it('tell a list from an object, and nothing from null', () => {
    expect(differences([], {})).toHaveLength(1);
    expect(differences({ a: null }, { a: {} })).toHaveLength(1);
  });

  it('take what has no fields of its own for like itself alone', () => {
    const one = new Map([['a', 1]]);
    expect(differences({ one }, { one })).toEqual([]);
    expect(differences({ one }, { one: new Map([['a', 2]]) })).toHaveLength(1);
    expect(differences(new Date(0), new Date(1))).toHaveLength(1);
  });

  it('tell absent from undefined, but not between facts', () => {
    const [without, undefinedOne] = [{ a: {} }, { a: { b: undefined } }];
    expect(differences(without, undefinedOne)).toEqual([{ path: 'a.b', actual: undefined }]);
    expect(differencesInFacts(without, undefinedOne)).toEqual([]);
    expect(differencesInFacts(undefinedOne, without)).toEqual([]);
    expect(differencesInFacts(without, { a: { b: null } })).toEqual([{ path: 'a.b', actual: null }]);
    expect(differencesInFacts({ a: {} }, { a: undefined })).toHaveLength(1);
  });
});
