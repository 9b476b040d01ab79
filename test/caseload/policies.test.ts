import { readdirSync, readFileSync } from 'node:fs';
import {
  audit,
  type CocPolicy,
  DEFAULT_REASON_LIST,
  decide,
  defaultPolicy,
  STEPS,
  replay,
  ROLES,
  roleFor,
} from 'ce-referrals';
import { DEADLINE_PRESETS, FEDERAL_HOLIDAYS } from 'ce-referrals/caseload';
import { parsePolicy, safeParsePolicy } from 'ce-referrals/schema';
import { describe, expect, it } from 'vitest';
import { acknowledged, PROVIDER, referred, rejected } from './streams.js';

const FOLDER = new URL('../../examples/policies/', import.meta.url);
const FILES = readdirSync(FOLDER);
const text = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const read = (name: string): CocPolicy => parsePolicy(JSON.parse(text(`${name}.json`)));
const current = ({ notHousedReasons: { current: version, lists } }: CocPolicy) =>
  lists.find((list) => list.version === version)!.reasons;

describe('The example policies', () => {
  it('are one for each shape', () => {
    expect(FILES.sort()).toEqual([
      'minnesota-deadlines.json',
      'result-and-reason-apart.json',
      'result-follows-reason.json',
      'some-reasons-imply-no-result.json',
    ]);
  });

  it.each(FILES)(
    '%s is taken by the schema, says that it is no CoC’s own, and has a reason for either outcome',
    (file) => {
      const policy = parsePolicy(JSON.parse(text(file)));
      expect(policy.about).toMatch(/^An example, and no CoC’s own (list|policy)[.:]/);
      for (const use of ['unsuccessful', 'not-housed'] as const) {
        expect(current(policy).some((reason) => reason.for.includes(use))).toBe(true);
      }
    },
  );

  const state = replay([referred(), acknowledged()]);
  const resolve = (policy: CocPolicy, notHousedReason: string) =>
    (['client-rejected', 'provider-rejected'] as const).filter(
      (result) =>
        decide(
          {
            type: 'resolve-unsuccessful',
            data: { result, resultDate: '2026-03-10', notHousedReason },
            metadata: { recordedAt: '2026-03-10T09:00', recordedBy: PROVIDER },
          },
          state,
          { policy },
        ).ok,
    );

  it('let the result follow from each of 16 reasons', () => {
    const policy = read('result-follows-reason');
    expect(current(policy)).toHaveLength(16);
    for (const { code, result, for: uses } of current(policy)) {
      expect(resolve(policy, code)).toEqual(uses.includes('unsuccessful') ? [result] : []);
    }
  });

  it('let people choose the result where a reason implies none', () => {
    const policy = read('some-reasons-imply-no-result');
    expect(resolve(policy, 'unreachable')).toEqual(['client-rejected', 'provider-rejected']);
    expect(resolve(policy, 'income')).toEqual(['provider-rejected']);
    const implying = current(policy).filter(({ result }) => result !== undefined);
    expect(implying.length).toBeGreaterThan(current(policy).length / 3);
    expect(implying.length).toBeLessThan(current(policy).length);
  });

  it('let result and reason be picked apart, for each of 7 reasons', () => {
    const policy = read('result-and-reason-apart');
    expect(current(policy)).toHaveLength(7);
    for (const { code } of current(policy)) {
      expect(resolve(policy, code)).toEqual(['client-rejected', 'provider-rejected']);
    }
  });

  it('set Minnesota’s deadlines over the default list, with the federal holidays', () => {
    const policy = read('minnesota-deadlines');
    expect(policy.notHousedReasons.lists).toEqual([DEFAULT_REASON_LIST]);
    expect(policy.deadlines).toEqual({
      ...DEADLINE_PRESETS['nw-minnesota'].deadlines,
      ...DEADLINE_PRESETS.eva.deadlines,
    });
    expect(policy.holidays).toEqual(FEDERAL_HOLIDAYS.filter((date) => /^202[67]/.test(date)));
  });

  it('judge an event by the list that it carries', () => {
    const policy = read('some-reasons-imply-no-result');
    const codes = (reasonListVersion: string, reason: string) => {
      const event = rejected('2026-03-10', reason);
      const carried = { ...event, metadata: { ...event.metadata, reasonListVersion } };
      return audit([referred(), acknowledged(), carried], { policy }).findings.map(({ code }) => code);
    };
    expect(codes('2025', 'client-refused-offer')).toEqual([]);
    expect(codes('2026', 'client-refused-offer')).toEqual(['reason-not-on-list']);
    expect(codes('2026', 'client-refused-unit')).toEqual([]);
    expect(codes('2025', 'client-refused-unit')).toEqual(['reason-not-on-list']);
  });
});

describe('Local names of roles', () => {
  it('lead to the library’s roles, and other names to none', () => {
    const policy = read('minnesota-deadlines');
    expect(roleFor(policy, 'HMIS User')).toBe('housing-provider');
    expect(roleFor(policy, 'Priority List Manager')).toBe('priority-list-manager');
    expect(roleFor(policy, 'hmis user')).toBeUndefined();
    expect(roleFor(defaultPolicy, 'HMIS User')).toBeUndefined();
  });
});

describe('A policy file that is wrong', () => {
  const issues = (change: object) => {
    const parsed = safeParsePolicy({ ...read('minnesota-deadlines'), ...change });
    return parsed.ok ? [] : parsed.issues.map(({ code, path }) => [code, path.join('.')]);
  };
  const names = (...roles: readonly string[]) => ({
    localRoles: roles.map((role) => ({ name: role, role })),
  });

  it('is told the path of a reason list that does not exist, and of a result that no reason can imply', () => {
    expect(issues({ notHousedReasons: { current: '2030', lists: [DEFAULT_REASON_LIST] } })).toEqual([
      ['not-on-list', 'notHousedReasons.current'],
    ]);
    const reasons = [{ code: 'a', label: 'A', for: ['unsuccessful'], result: 'client-accepted' }];
    expect(issues({ notHousedReasons: { current: '1', lists: [{ version: '1', reasons }] } })).toEqual([
      ['not-one-of', 'notHousedReasons.lists.0.reasons.0.result'],
    ]);
  });

  it.each([0, -1])('is told the path of a deadline of %i days', (days) => {
    expect(issues({ deadlines: { resolveWithin: { days, count: 'calendar-days' } } })).toEqual([
      ['too-small', 'deadlines.resolveWithin.days'],
    ]);
    expect(issues({ deadlines: { resolveWithin: { days: 1, count: 'calendar-days' } } })).toEqual([]);
  });

  it('is told the paths of the permissions of a role that no local name reaches', () => {
    expect(issues(names(...ROLES))).toEqual([]);
    const unreached = STEPS.filter((name) => 'hmis-administrator' in defaultPolicy.permissions[name]);
    expect(unreached.length).toBeGreaterThan(0);
    expect(issues(names('priority-list-manager', 'housing-provider'))).toEqual(
      unreached.map((name) => ['not-on-list', `permissions.${name}.hmis-administrator`]),
    );
  });

  it('is told the path of a local name that stands twice, and of a role that does not exist', () => {
    expect(
      issues({ localRoles: [...names(...ROLES).localRoles, { name: ROLES[0], role: ROLES[1] }] }),
    ).toEqual([['not-unique', 'localRoles.3.name']]);
    expect(issues(names(...ROLES, 'case-manager'))).toEqual([['not-one-of', 'localRoles.3.role']]);
  });
});
