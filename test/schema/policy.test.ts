import { defaultPolicy, STEPS, ROLES } from 'ce-referrals';
import { isPolicy, parsePolicy, policySchema, safeParsePolicy } from 'ce-referrals/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicyArb } from 'ce-referrals/testing';
import { copyOf } from './samples.js';

/** The faults of the default policy with something done to it. */
// biome-ignore lint/suspicious/noExplicitAny: what is made from it is malformed on purpose
function faultsOf(change: (policy: any) => void): readonly string[] {
  const policy = copyOf(defaultPolicy);
  change(policy);
  const parsed = safeParsePolicy(policy);
  expect(policySchema.safeParse(policy).success).toBe(parsed.ok);
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('a policy', () => {
  it('may be the default one, or any that the core can use, and comes back equal', () => {
    expect(parsePolicy(defaultPolicy)).toStrictEqual(defaultPolicy);
    fc.assert(
      fc.property(anyPolicyArb, (policy) => {
        expect(parsePolicy(policy)).toStrictEqual(JSON.parse(JSON.stringify(policy)));
        expect(isPolicy(policy)).toBe(true);
      }),
    );
  });

  it('comes back as a copy, and what was given is not frozen', () => {
    const given = copyOf(defaultPolicy);
    const parsed = parsePolicy(given);
    expect(parsed.notHousedReasons.lists).not.toBe(given.notHousedReasons.lists);
    expect([given, given.permissions, parsed, parsed.holidays].some(Object.isFrozen)).toBe(false);
  });

  it('has its current version among its lists', () => {
    expect(faultsOf((policy) => (policy.notHousedReasons.current = '2027'))).toStrictEqual([
      'not-on-list notHousedReasons.current',
    ]);
    expect(faultsOf((policy) => (policy.notHousedReasons.lists = []))).toStrictEqual([
      'not-on-list notHousedReasons.current',
    ]);
  });

  it('has every version once', () => {
    const list = { version: '2027', reasons: [] };
    expect(faultsOf((policy) => policy.notHousedReasons.lists.push(list))).toStrictEqual([]);
    expect(faultsOf((policy) => policy.notHousedReasons.lists.push(list, list))).toStrictEqual([
      'not-unique notHousedReasons.lists.2.version',
    ]);
  });

  it('has every code once in a list, and may have it in two', () => {
    const reason = { code: 'died', label: 'Died', for: ['not-housed'] };
    const list = { version: '2027', reasons: [reason] };
    expect(faultsOf((policy) => policy.notHousedReasons.lists.push(list))).toStrictEqual([]);
    const twice = { version: '2027', reasons: [reason, { ...reason, label: 'Deceased' }] };
    expect(faultsOf((policy) => policy.notHousedReasons.lists.push(twice))).toStrictEqual([
      'not-unique notHousedReasons.lists.1.reasons.1.code',
    ]);
  });

  it('has reasons with a code, a label, a use and a result that the core knows', () => {
    const first = 'notHousedReasons.lists.0.reasons.0';
    const of = (fields: object) =>
      faultsOf((policy) => Object.assign(policy.notHousedReasons.lists[0].reasons[0], fields));
    expect(of({ for: [] })).toStrictEqual([]);
    expect(of({ code: 'x'.repeat(65) })).toStrictEqual([`too-long ${first}.code`]);
    expect(of({ label: '' })).toStrictEqual([`too-short ${first}.label`]);
    expect(of({ for: ['always'] })).toStrictEqual([`not-one-of ${first}.for.0`]);
    expect(of({ for: 'not-housed' })).toStrictEqual([`wrong-type ${first}.for`]);
    expect(of({ result: 'client-accepted' })).toStrictEqual([`not-one-of ${first}.result`]);
    expect(of({ note: 'x' })).toStrictEqual([`unknown-key ${first}`]);
  });

  it('has time limits of whole days, from 1 to 3650', () => {
    const of = (days: unknown) =>
      faultsOf((policy) => (policy.deadlines.resolveWithin = { days, count: 'working-days' }));
    expect([...of(1), ...of(3650)]).toStrictEqual([]);
    expect(of(0)).toStrictEqual(['too-small deadlines.resolveWithin.days']);
    expect(of(3651)).toStrictEqual(['too-large deadlines.resolveWithin.days']);
    expect(of(1.5)).toStrictEqual(['not-an-integer deadlines.resolveWithin.days']);
    expect(of('3')).toStrictEqual(['wrong-type deadlines.resolveWithin.days']);
    for (const days of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(of(days)).not.toStrictEqual([]);
  });

  it('counts days in one of two ways, and knows two time limits', () => {
    expect(
      faultsOf((policy) => (policy.deadlines.resolveWithin = { days: 1, count: 'weeks' })),
    ).toStrictEqual(['not-one-of deadlines.resolveWithin.count']);
    expect(faultsOf((policy) => (policy.deadlines.houseWithin = { days: 1, count: 'weeks' }))).toStrictEqual([
      'unknown-key deadlines',
    ]);
  });

  it('says for every step who may take it, in roles that the core knows', () => {
    for (const step of STEPS) {
      expect(faultsOf((policy) => delete policy.permissions[step])).toStrictEqual([
        `missing permissions.${step}`,
      ]);
      expect(faultsOf((policy) => (policy.permissions[step] = {}))).toStrictEqual([]);
    }
    for (const role of ROLES) {
      expect(faultsOf((policy) => (policy.permissions.refer = { [role]: 'any-organization' }))).toStrictEqual(
        [],
      );
      expect(faultsOf((policy) => (policy.permissions.refer = { [role]: true }))).toStrictEqual([
        `not-one-of permissions.refer.${role}`,
      ]);
    }
    expect(faultsOf((policy) => (policy.permissions.refer.director = 'any-organization'))).toStrictEqual([
      'unknown-key permissions.refer',
    ]);
    expect(faultsOf((policy) => (policy.permissions.merge = {}))).toStrictEqual(['unknown-key permissions']);
  });

  it('has holidays that are days of the calendar', () => {
    expect(faultsOf((policy) => policy.holidays.push('2026-12-25', '2026-02-30'))).toStrictEqual([
      'not-a-date holidays.1',
    ]);
  });
});
