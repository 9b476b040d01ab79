import { DEFAULT_REASON_LIST, defaultPolicy, STEPS, ROLES, UNSUCCESSFUL_RESULTS } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { reasonListOf, roleFor } from '../../src/referral/policy.js';

describe('defaultPolicy', () => {
  it('lets CE staff refer, the receiving provider do the rest, and an administrator void', () => {
    const receiving = { 'housing-provider': 'receiving-organization' };
    const manager = { 'priority-list-manager': 'any-organization' };
    const administrator = { 'hmis-administrator': 'any-organization' };
    expect(defaultPolicy.permissions).toEqual({
      refer: manager,
      acknowledge: receiving,
      enroll: receiving,
      'resolve-successful': receiving,
      'resolve-unsuccessful': receiving,
      'add-not-housed-reason': receiving,
      'void-referral': { ...manager, ...administrator },
      'void-acknowledgement': { ...receiving, ...administrator },
      'void-enrollment': { ...receiving, ...administrator },
    });
    expect(Object.keys(defaultPolicy.permissions)).toEqual(STEPS);
    expect(ROLES).toEqual(['priority-list-manager', 'housing-provider', 'hmis-administrator']);
  });

  it('sets no deadline and no holiday, which each CoC sets for itself', () => {
    expect([defaultPolicy.deadlines, defaultPolicy.holidays]).toEqual([{}, []]);
  });

  it('holds its current reason list, and finds no version that it does not hold', () => {
    expect(reasonListOf(defaultPolicy, defaultPolicy.notHousedReasons.current)).toBe(DEFAULT_REASON_LIST);
    expect(reasonListOf(defaultPolicy, '1999')).toBeUndefined();
  });
});

describe('roleFor', () => {
  it('gives the role of a local name, and none for a name the policy does not have', () => {
    const policy = {
      ...defaultPolicy,
      localRoles: [{ name: 'HMIS User', role: 'housing-provider' }],
    } as const;
    expect(roleFor(policy, 'HMIS User')).toBe('housing-provider');
    for (const name of ['hmis user', 'constructor', '']) expect(roleFor(policy, name)).toBeUndefined();
    expect(roleFor(defaultPolicy, 'HMIS User')).toBeUndefined();
  });
});

describe('DEFAULT_REASON_LIST', () => {
  const { reasons } = DEFAULT_REASON_LIST;

  it('has reasons with codes of their own, in kebab-case, of at most 64 characters, and a label each', () => {
    const codes = reasons.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, label } of reasons) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(code.length).toBeLessThanOrEqual(64);
      expect(label).toMatch(/^[A-Z]/);
    }
  });

  it('has reasons for each outcome, and for each side that may decline', () => {
    for (const use of ['unsuccessful', 'not-housed'] as const) {
      expect(reasons.filter((reason) => reason.for.includes(use)).length).toBeGreaterThan(5);
    }
    for (const result of UNSUCCESSFUL_RESULTS) {
      const implying = reasons.filter((reason) => reason.result === result);
      expect(implying.length).toBeGreaterThan(5);
      expect(implying.every((reason) => reason.for.includes('unsuccessful'))).toBe(true);
    }
  });

  it('says with HUD’s manual that a client who cannot be reached was rejected by the provider', () => {
    const unreached = reasons.find(({ code }) => code === 'could-not-be-reached');
    expect(unreached).toMatchObject({ result: 'provider-rejected', for: ['unsuccessful', 'not-housed'] });
  });

  it('has a code for any other reason, on either side and for either outcome', () => {
    const other = reasons.find(({ code }) => code === 'other')!;
    expect([other.for, other.result]).toEqual([['unsuccessful', 'not-housed'], undefined]);
  });
});
