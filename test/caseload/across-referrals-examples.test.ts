import type { ReferralEvent } from 'ce-referrals';
import { auditCaseload, inOrderOfDates, knownFor, replayCaseload } from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import { acknowledged, enrolled, recorded, referred, rejected, stream } from './streams.js';

const codesOf = (...[events, options]: Parameters<typeof auditCaseload>) =>
  auditCaseload(events, options).findings.map(({ code, referralId }) => `${referralId}: ${code}`);

describe('An audit of many referrals judges', () => {
  it('an event that comes twice once', () => {
    const log = stream('r-1', referred({ referralId: 'r-1' }), rejected());
    expect(codesOf(log)).toEqual(['r-1: not-acknowledged']);
    expect(codesOf([...log, ...log])).toEqual(['r-1: not-acknowledged']);
  });

  it('a referral under another id than its stream’s as any other', () => {
    const report = auditCaseload(stream('r-1', referred({ referralId: 'r-9', referredOn: '2026-02-30' })));
    expect(report.records).toMatchObject([{ code: 'not-the-streams-referral', position: 0 }]);
    expect(report.findings).toMatchObject([{ code: 'date-not-real', referralId: 'r-1' }]);
  });

  it('a referral that says nothing, and does not throw', () => {
    const empty = { ...referred(), data: undefined } as unknown as ReferralEvent;
    expect(() => auditCaseload(stream('r-1', empty), { headsOfHousehold: { h: 'c' } })).not.toThrow();
  });
});

describe('The head of the household that an audit compares with', () => {
  const made = (householdId: unknown) => [referred({ householdId } as never), acknowledged(), enrolled()];
  const found = (householdId: unknown, heads: Readonly<Record<string, string>>) =>
    codesOf(stream('r-1', ...made(householdId)), { headsOfHousehold: heads });
  const wrong = 'r-1: not-head-of-household';

  it('is that of the household that the referral named, at its enrollment too', () => {
    expect(found('household-1', { 'household-1': 'client-2' })).toEqual([wrong, wrong]);
    expect(found('household-1', { 'household-1': 'client-1' })).toEqual([]);
    expect(found('household-1', { 'household-2': 'client-2' })).toEqual([]);
    expect(found(undefined, { undefined: 'client-2' })).toEqual([]);
  });

  it('is nobody where the household is no text, or is named as something that every object has', () => {
    expect(found(5, { '5': 'client-2' })).toEqual([]);
    expect(found('constructor', {})).toEqual([]);
    expect(found('constructor', { constructor: 'client-2' } as never)).toEqual([wrong, wrong]);
  });

  it('is the one that is known otherwise, where no list names one', () => {
    const log = stream('r-1', ...made('household-1'));
    const known = { headOfHousehold: 'client-2' };
    expect(codesOf(log, { known })).toEqual([wrong, wrong]);
    expect(codesOf(log, { known, headsOfHousehold: { 'household-1': 'client-1' } })).toEqual([]);
  });
});

describe('What a caseload knows of a referral', () => {
  const { projectId: _, ...imported } = referred({ referralId: 'r-2' }).data;
  const log = [
    ...stream('r-1', referred({ referralId: 'r-1' }), acknowledged(), enrolled()),
    ...stream('r-2', { type: 'referred', data: imported, metadata: { source: 'import' } } as const),
  ];
  const { caseload } = replayCaseload(log);

  it('is neither the referral itself nor its own enrollment', () => {
    const { others, linked } = knownFor(caseload, 'r-1');
    expect(linked).toStrictEqual({});
    expect(others).toStrictEqual([{ referralId: 'r-2', status: 'referred', referredOn: '2026-03-02' }]);
  });

  it('is nothing of a client and an enrollment that are no texts', () => {
    const data = { personalId: 1, enrollmentId: 2, resultingEnrollmentId: null };
    const none = knownFor(caseload, 'r-3', { data } as unknown as ReferralEvent);
    expect(none).toStrictEqual({ others: [], linked: {} });
  });
});

describe('Events in the order of dates', () => {
  it('have those without a real date where they stand in their stream, before all others', () => {
    const undated = stream('r-1', referred({ referralId: 'r-1', referredOn: '2026-02-30' }), acknowledged());
    const early = [recorded('r-2', 1, referred({ referralId: 'r-2', referredOn: '1999-01-01' }))];
    expect(inOrderOfDates([...early, ...undated]).map(({ id }) => id)).toEqual(['r-1/1', 'r-2/1', 'r-1/2']);
  });
});
