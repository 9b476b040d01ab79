import type { CalendarDate, RecordedEvent } from 'ce-referrals';
import { type OutcomesBy, outcomes, replayCaseload } from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import {
  accepted,
  acknowledged,
  enrolled,
  notHoused,
  recorded,
  referred,
  rejected,
  stream,
} from './streams.js';

const march = { from: '2026-03-01', to: '2026-03-31', by: 'project' } as const;

function counted(log: readonly RecordedEvent[], options: Partial<Parameters<typeof outcomes>[1]> = {}) {
  return outcomes(replayCaseload(log).caseload, { ...march, ...options });
}

/** An imported referral that names no project. */
function withoutProject(referralId: string): readonly RecordedEvent[] {
  const { projectId: _, ...data } = referred({ referralId }).data;
  return [recorded(referralId, 1, { type: 'referred', data, metadata: { source: 'import' } })];
}

describe('The rows of outcomes', () => {
  const to = (referralId: string, projectId: string) =>
    stream(referralId, referred({ referralId, projectId }));
  const keys = (log: readonly RecordedEvent[], by: OutcomesBy = 'project') =>
    counted(log, { by }).rows.map(({ key }) => key);

  it('stand in the order of their keys, whatever the order of the referrals', () => {
    expect(keys([...to('r-1', 'c'), ...to('r-2', 'a'), ...to('r-3', 'b')])).toEqual(['a', 'b', 'c']);
    expect(keys([...to('r-1', 'b'), ...to('r-2', 'c'), ...to('r-3', 'a')])).toEqual(['a', 'b', 'c']);
    const ofType = (referralId: string, eventType: 10 | 13 | 18) =>
      stream(referralId, referred({ referralId, eventType }));
    expect(keys([...ofType('r-1', 18), ...ofType('r-2', 10), ...ofType('r-3', 13)], 'event-type')).toEqual([
      10, 13, 18,
    ]);
  });

  it('have the group without a key last, wherever its referrals come', () => {
    const named = [...to('r-1', 'b'), ...to('r-2', 'a')];
    const unnamed = withoutProject('r-9');
    for (const log of [
      [...unnamed, ...named],
      [...named, ...unnamed],
      [...to('r-1', 'b'), ...unnamed, ...to('r-2', 'a')],
    ]) {
      expect(keys(log)).toEqual(['a', 'b', undefined]);
    }
  });

  it('have a key where the referrals say it, and nothing that is not known', () => {
    const { rows, total } = counted([...to('r-1', 'a'), ...withoutProject('r-2')]);
    expect(rows.map((row) => Object.hasOwn(row, 'key'))).toEqual([true, false]);
    expect(Object.hasOwn(total, 'key')).toBe(false);
    expect(total.daysToResolve).toStrictEqual({ count: 0, leftOut: 0 });
  });
});

describe('The time of outcomes', () => {
  const on = (referredOn: CalendarDate) => stream('r-1', referred({ referralId: 'r-1', referredOn }));

  it('has its first and its last day in it, and not the days beside them', () => {
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'] as const;
    expect(days.map((day) => counted(on(day)).total.referred)).toEqual([0, 1, 1, 0]);
  });

  it('has no referral in it that is dated on no day of the calendar', () => {
    const { total, findings } = counted(on('2026-02-30'), { from: '2026-02-01' });
    expect(total.referred).toBe(0);
    expect(findings).toEqual([{ code: 'date-not-real', referralId: 'r-1', field: 'referredOn' }]);
    expect(counted(on('2026-02-28'), { from: '2026-02-01' }).total.referred).toBe(1);
  });

  it('is refused by the option at fault', () => {
    const refusal = (field: string) => expect.objectContaining({ code: 'date-not-real', field });
    expect(() => counted([], { from: '2026-02-30' })).toThrow(refusal('from'));
    expect(() => counted([], { to: '2026-02-30' })).toThrow(refusal('to'));
    expect(() => counted([], { asOf: '2026-02-30' })).toThrow(refusal('asOf'));
  });
});

describe('What outcomes count', () => {
  it('are findings in the order of the referrals’ ids', () => {
    const late = (referralId: string) =>
      stream(referralId, referred({ referralId, referredOn: '2026-03-10' }), acknowledged('2026-03-09'));
    const { findings } = counted([...late('r-3'), ...late('r-1'), ...late('r-2')]);
    expect(findings.map(({ referralId }) => referralId)).toEqual(['r-1', 'r-2', 'r-3']);
  });

  it('are those not housed only where a reason was added to a success', () => {
    const success = (referralId: string) => [
      referred({ referralId }),
      acknowledged(),
      enrolled(),
      accepted(),
    ];
    const { total } = counted([
      ...stream('r-1', ...success('r-1')),
      ...stream('r-2', ...success('r-2')),
      ...stream('r-3', ...success('r-3'), notHoused()),
      ...stream('r-4', referred({ referralId: 'r-4' }), acknowledged(), rejected()),
    ]);
    expect(total).toMatchObject({ accepted: 3, enrolledNotHoused: 1 });
  });

  it('are reasons in the order of their codes where they are as frequent, none before any', () => {
    const resolved = (referralId: string, ...reason: readonly string[]) => {
      const { data } = rejected('2026-03-10', ...reason);
      const { notHousedReason, ...bare } = { notHousedReason: undefined, ...data };
      const given = reason.length === 0 ? bare : { ...bare, notHousedReason: reason[0]! };
      return [
        recorded(referralId, 1, referred({ referralId })),
        recorded(referralId, 2, {
          type: 'resolved',
          data: { ...given, result: 'client-rejected' },
          metadata: { source: 'import' },
        }),
      ];
    };
    const { total } = counted([...resolved('r-1', 'B-2'), ...resolved('r-2', 'A-1'), ...resolved('r-3')]);
    expect(total.reasons).toStrictEqual([
      { for: 'unsuccessful', count: 1 },
      { for: 'unsuccessful', code: 'A-1', count: 1 },
      { for: 'unsuccessful', code: 'B-2', count: 1 },
    ]);
  });
});
