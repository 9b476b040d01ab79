import { type CalendarDate, daysBetween, type HousingReferralEventType, isCalendarDate } from 'ce-referrals';
import {
  DateNotReal,
  type OutcomeRow,
  type OutcomesBy,
  outcomes,
  replayCaseload,
} from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateArb } from 'ce-referrals/testing';
import { logArb, statesOf } from './logs.js';
import {
  accepted,
  acknowledged,
  enrolled,
  notHoused,
  recorded,
  referred,
  rejected,
  stream,
  voided,
} from './streams.js';

type Flat = Readonly<Record<string, unknown>> & {
  readonly status: string;
  readonly referral: {
    readonly referredOn: CalendarDate;
    readonly projectId?: string;
    readonly organizationId?: string;
    readonly eventType: number;
  };
};

const KEYS: Readonly<Record<OutcomesBy, (state: Flat) => OutcomeRow['key']>> = {
  project: ({ referral }: Flat) => referral.projectId,
  organization: ({ referral }: Flat) => referral.organizationId,
  'event-type': ({ referral }: Flat) => referral.eventType as HousingReferralEventType,
  month: ({ referral }: Flat) => referral.referredOn.slice(0, 7),
};

function nearest(days: readonly number[], p: number): number | undefined {
  const sorted = [...days].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const low = Math.floor(place);
  return sorted.length === 0
    ? undefined
    : sorted[low]! + ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!) * (place - low);
}

function naive(states: readonly Flat[]): Partial<OutcomeRow> & Record<string, unknown> {
  const count = (is: (state: Flat) => boolean) => states.filter(is).length;
  const days = (read: (state: Flat) => unknown) =>
    states.flatMap((state) => {
      const end = read(state);
      const { referredOn } = state.referral;
      const taken = isCalendarDate(end) && isCalendarDate(referredOn) ? daysBetween(referredOn, end) : -1;
      return taken >= 0 ? [taken] : [];
    });
  const seen = days(({ acknowledgedOn }) => acknowledgedOn);
  const enrolledDays = days(
    ({ enrollment }) => (enrollment as { enrolledOn?: unknown } | undefined)?.enrolledOn,
  );
  const resolved = days(({ result, resultDate }) => result && resultDate);
  return {
    referred: states.length,
    acknowledged: count(({ acknowledgedOn }) => acknowledgedOn !== undefined),
    accepted: count(({ result }) => result === 'client-accepted'),
    clientRejected: count(({ result }) => result === 'client-rejected'),
    providerRejected: count(({ result }) => result === 'provider-rejected'),
    stillOpen: count(({ status }) => ['referred', 'acknowledged', 'enrolled'].includes(status)),
    enrolledNotHoused: count(
      ({ status, notHousedReason }) => status === 'successful' && notHousedReason !== undefined,
    ),
    medians: [seen, enrolledDays, resolved].map((list) => nearest(list, 0.5)),
    ninetieth: [seen, enrolledDays, resolved].map((list) => nearest(list, 0.9)),
    counts: [seen, enrolledDays, resolved].map((list) => list.length),
    leftOut: [
      count(({ acknowledgedOn }) => acknowledgedOn !== undefined) - seen.length,
      count(({ enrollment }) => enrollment !== undefined) - enrolledDays.length,
      count(({ result }) => result !== undefined) - resolved.length,
    ],
    rate:
      states.length === 0 ? undefined : count(({ result }) => result === 'client-accepted') / states.length,
    ranked: reasonsOf(states),
  };
}

function reasonsOf(states: readonly Flat[]): readonly string[] {
  const given = states.flatMap(({ status, notHousedReason }) =>
    status === 'unsuccessful' || notHousedReason !== undefined
      ? [`${status === 'unsuccessful' ? 'unsuccessful' : 'not-housed'} ${notHousedReason ?? ''}`]
      : [],
  );
  const times = (reason: string) => given.filter((one) => one === reason).length;
  return [...new Set(given)]
    .sort((a, b) => times(b) - times(a) || (a < b ? -1 : 1))
    .map((reason) => `${times(reason)} ${reason}`);
}

function comparable({ daysToAcknowledge: a, daysToEnroll: e, daysToResolve: r, ...row }: OutcomeRow) {
  const { key, acceptanceRate, reasons, ...counts } = row;
  return {
    ...counts,
    medians: [a.median, e.median, r.median],
    ninetieth: [a.p90, e.p90, r.p90],
    counts: [a.count, e.count, r.count],
    leftOut: [a.leftOut, e.leftOut, r.leftOut],
    rate: acceptanceRate,
    ranked: reasons.map(({ for: use, code, count }) => `${count} ${use} ${code ?? ''}`),
  };
}

describe('Outcomes', () => {
  it('agree with a count over every history, one by one', () => {
    fc.assert(
      fc.property(
        logArb,
        fc.constantFrom('project', 'organization', 'event-type', 'month'),
        calendarDateArb,
        calendarDateArb,
        (log, by, one, other) => {
          const [from, to] = one < other ? [one, other] : [other, one];
          const found = outcomes(replayCaseload(log).caseload, { from, to, by });
          const counted = [...statesOf(log).values()]
            .map((state) => state as unknown as Flat)
            .filter(
              ({ status, referral: { referredOn } }) =>
                status !== 'voided' && isCalendarDate(referredOn) && from <= referredOn && referredOn <= to,
            );
          expect(comparable(found.total)).toEqual(naive(counted));
          const keys = [...new Set(counted.map(KEYS[by]))];
          expect(found.rows.map(({ key }) => key)).toHaveLength(keys.length);
          for (const row of found.rows) {
            expect(comparable(row)).toEqual(naive(counted.filter((state) => KEYS[by](state) === row.key)));
          }
        },
      ),
    );
  });

  const log = [
    ...stream(
      'r-1',
      referred({ referralId: 'r-1' }),
      acknowledged('2026-03-03'),
      enrolled('2026-03-12'),
      accepted('2026-03-12'),
    ),
    ...stream('r-2', referred({ referralId: 'r-2' }), acknowledged('2026-03-05'), rejected('2026-03-12')),
    ...stream(
      'r-3',
      referred({ referralId: 'r-3' }),
      acknowledged('2026-03-04'),
      rejected('2026-03-06', 'program-full', 'provider-rejected'),
    ),
    ...stream('r-4', referred({ referralId: 'r-4' }), acknowledged('2026-03-12'), rejected('2026-03-22')),
    ...stream('r-5', referred({ referralId: 'r-5', projectId: 'project-2', referredOn: '2026-04-01' })),
    ...stream('r-6', referred({ referralId: 'r-6' }), voided()),
    ...stream(
      'r-7',
      referred({ referralId: 'r-7', projectId: 'project-2', referredOn: '2026-04-30' }),
      acknowledged('2026-05-01'),
      enrolled('2026-05-02', { projectId: 'project-2' }),
      accepted('2026-05-02'),
      notHoused('2026-06-01'),
    ),
  ];
  const { caseload } = replayCaseload(log);
  const march = { from: '2026-03-01', to: '2026-04-30' } as const;

  it('count what was made in the time, both days included, voided referrals nowhere', () => {
    const { total, rows } = outcomes(caseload, { ...march, by: 'project' });
    expect(total).toEqual({
      referred: 6,
      acknowledged: 5,
      accepted: 2,
      clientRejected: 2,
      providerRejected: 1,
      stillOpen: 1,
      enrolledNotHoused: 1,
      acceptanceRate: 2 / 6,
      daysToAcknowledge: { count: 5, median: 2, p90: expect.closeTo(7.2, 9), leftOut: 0 },
      daysToEnroll: { count: 2, median: 6, p90: expect.closeTo(9.2, 9), leftOut: 0 },
      daysToResolve: { count: 5, median: 10, p90: 16, leftOut: 0 },
      reasons: [
        { for: 'unsuccessful', code: 'declined-unit', count: 2 },
        { for: 'not-housed', code: 'no-unit-found', count: 1 },
        { for: 'unsuccessful', code: 'program-full', count: 1 },
      ],
    });
    expect(rows.map(({ key, referred }) => [key, referred])).toEqual([
      ['project-1', 4],
      ['project-2', 2],
    ]);
    expect(outcomes(caseload, { from: '2026-03-03', to: '2026-04-29', by: 'month' }).total.referred).toBe(1);
    expect(outcomes(caseload, { ...march, by: 'month' }).rows.map(({ key }) => key)).toEqual([
      '2026-03',
      '2026-04',
    ]);
    expect(outcomes(caseload, { ...march, by: 'event-type' }).rows.map(({ key }) => key)).toEqual([13]);
    expect(outcomes(caseload, { ...march, by: 'organization' }).rows.map(({ key }) => key)).toEqual([
      'organization-1',
    ]);
  });

  it('of no referrals have no rate and no medians', () => {
    const { total, rows } = outcomes(caseload, { from: '2020-01-01', to: '2020-12-31', by: 'project' });
    expect(rows).toEqual([]);
    expect(total).toMatchObject({ referred: 0, daysToEnroll: { count: 0, leftOut: 0 }, reasons: [] });
    expect(Object.keys(total)).not.toContain('acceptanceRate');
    expect(Object.keys(total.daysToEnroll)).not.toContain('median');
  });

  it('put referrals that name no project into a group without a key, behind the others', () => {
    const { projectId, ...data } = referred({ referralId: 'r-8' }).data;
    const imported = { type: 'referred', data, metadata: { source: 'import' } } as const;
    const { rows } = outcomes(replayCaseload([recorded('r-8', 1, imported), ...log]).caseload, {
      ...march,
      by: 'project',
    });
    expect(rows.map(({ key, referred }) => [key, referred])).toEqual([
      ['project-1', 4],
      ['project-2', 2],
      [undefined, 1],
    ]);
  });

  it('say which dates days cannot be counted by, and how many were left out', () => {
    const dirty = replayCaseload([
      ...stream('r-1', referred({ referralId: 'r-1', referredOn: '2026-03-10' }), acknowledged('2026-03-04')),
      ...stream('r-2', referred({ referralId: 'r-2', referredOn: '2026-02-30' })),
    ]).caseload;
    const { total, findings } = outcomes(dirty, { ...march, by: 'project' });
    expect(total).toMatchObject({
      referred: 1,
      acknowledged: 1,
      daysToAcknowledge: { count: 0, leftOut: 1 },
    });
    expect(findings).toEqual([
      { code: 'dated-before-the-referral', referralId: 'r-1', field: 'acknowledgedOn' },
      { code: 'date-not-real', referralId: 'r-2', field: 'referredOn' },
    ]);
  });

  it('find every date behind the day on which they are counted, also of a referral dated after the time', () => {
    const future = replayCaseload([
      ...stream('r-1', referred({ referralId: 'r-1' }), acknowledged('2026-03-04'), rejected('2026-05-02')),
      ...stream('r-2', referred({ referralId: 'r-2', referredOn: '2062-03-02' }), acknowledged('2062-03-03')),
      ...stream('r-3', referred({ referralId: 'r-3', referredOn: '2026-05-01' }), acknowledged('2062-05-02')),
    ]).caseload;
    const ask = { ...march, by: 'project' } as const;
    expect(outcomes(future, { ...ask, asOf: '2026-05-01' })).toMatchObject({
      total: { referred: 1, clientRejected: 1 },
      findings: [
        { code: 'dated-in-the-future', referralId: 'r-1', field: 'resultDate' },
        { code: 'dated-in-the-future', referralId: 'r-2', field: 'referredOn' },
      ],
    });
    expect(outcomes(future, { ...ask, asOf: '2062-12-31' }).findings).toEqual([]);
    expect(outcomes(future, ask).findings).toEqual([]);
  });

  it('leave a result without a date out of its days, and an unsuccessful one without a reason among the reasons', () => {
    const metadata = { source: 'import' } as const;
    const imported = replayCaseload([
      recorded('r-1', 1, referred({ referralId: 'r-1' })),
      recorded('r-1', 2, { type: 'resolved', data: { result: 'provider-rejected' }, metadata }),
    ]).caseload;
    const { total } = outcomes(imported, { ...march, by: 'project' });
    expect(total.daysToResolve).toEqual({ count: 0, leftOut: 1 });
    expect(total.reasons).toEqual([{ for: 'unsuccessful', count: 1 }]);
  });

  it('refuse a time that the calendar does not have, by a code', () => {
    const ask = (from: CalendarDate, to: CalendarDate) => () => outcomes(caseload, { from, to, by: 'month' });
    expect(ask('2026-02-30', '2026-03-01')).toThrow(
      expect.objectContaining({ code: 'date-not-real', field: 'from' }),
    );
    expect(ask('2026-02-28', '2026-02-30')).toThrow(DateNotReal);
    expect(ask('2026-02-28', '2026-03-30')).not.toThrow();
    const seen = (asOf: CalendarDate) => () =>
      outcomes(caseload, { from: '2026-02-28', to: '2026-03-30', by: 'month', asOf });
    expect(seen('2026-02-30')).toThrow(expect.objectContaining({ code: 'date-not-real', field: 'asOf' }));
    expect(seen('2026-02-28')).not.toThrow();
  });
});
