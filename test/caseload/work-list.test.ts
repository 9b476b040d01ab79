import {
  type Actor,
  type Asked,
  availableCommands,
  type CalendarDate,
  daysBetween,
  defaultPolicy,
  isCalendarDate,
  type ReferralEvent,
  type ReferralState,
} from 'ce-referrals';
import {
  applyToCaseload,
  DateNotReal,
  DEADLINE_PRESETS,
  dueOn,
  nextDeadline,
  replayCaseload,
  WORK_GROUPS,
  type WorkGroup,
  type WorkListOptions,
  type WorkRow,
  workList,
} from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateArb, policyArb } from 'ce-referrals/testing';
import { logArb, statesOf } from './logs.js';
import {
  accepted,
  acknowledged,
  enrolled,
  notHoused,
  PROVIDER,
  recorded,
  referred,
  rejected,
  stream,
  voided,
} from './streams.js';

type Standing = Exclude<ReferralState, { status: 'not-referred' }>;

function groupOf(state: Standing): WorkGroup | undefined {
  const housed = !('notHousedReason' in state);
  const groups: Partial<Record<Standing['status'], WorkGroup>> = {
    referred: 'to-acknowledge',
    acknowledged: 'to-enroll-or-resolve',
    enrolled: 'enrolled-not-resolved',
    successful: housed ? 'successful' : 'successful-not-housed',
    unsuccessful: 'unsuccessful',
  };
  return groups[state.status];
}

/** What a row is ordered by: first the deadline, or the result, the latest first; then the referral. */
function placeOf({ deadline, referredOn, referralId }: WorkRow, state: ReferralState) {
  const ended = ['successful', 'unsuccessful'].includes(state.status);
  const result = 'resultDate' in state ? (state.resultDate ?? '') : '';
  return { ended, by: ended ? result : (deadline?.dueOn ?? '~'), referredOn, referralId };
}

function byPlace(a: ReturnType<typeof placeOf>, b: ReturnType<typeof placeOf>): number {
  if (a.by !== b.by) return a.by < b.by === a.ended ? 1 : -1;
  if (a.referredOn !== b.referredOn) return a.referredOn < b.referredOn ? -1 : 1;
  return a.referralId < b.referralId ? -1 : 1;
}

function wrongDates(id: string, state: ReferralState, asOf: CalendarDate): readonly string[] {
  const { referral, acknowledgedOn, enrollment, resultDate, notHousedReasonAddedOn } =
    state as unknown as Readonly<Record<string, Record<string, unknown> | string | undefined>>;
  const dates = {
    referredOn: (referral as Record<string, unknown>).referredOn,
    acknowledgedOn,
    enrolledOn: (enrollment as Record<string, unknown> | undefined)?.enrolledOn,
    resultDate,
    addedOn: notHousedReasonAddedOn,
  };
  return Object.entries(dates).flatMap(([field, date]) => {
    if (date === undefined) return [];
    if (!isCalendarDate(date)) return [`date-not-real ${id} ${field}`];
    return date > asOf ? [`dated-in-the-future ${id} ${field}`] : [];
  });
}

const all = (list: ReturnType<typeof workList>): readonly WorkRow[] =>
  WORK_GROUPS.flatMap((group) => list.groups[group]);

const actorArb: fc.Arbitrary<Actor> = fc.record({
  userId: fc.constant('user-1'),
  organizationId: fc.constantFrom('organization-1', 'organization-2', 'ce-lead'),
  role: fc.constantFrom('priority-list-manager', 'housing-provider', 'hmis-administrator'),
});

describe('A work list', () => {
  it('agrees with a reading of every history, one by one', () => {
    fc.assert(
      fc.property(
        logArb,
        calendarDateArb,
        policyArb,
        fc.constantFrom(undefined, 'organization-1', 'organization-2'),
        fc.constantFrom(undefined, 'project-1', '__proto__'),
        (log, asOf, policy, organizationId, projectId) => {
          const list = workList(replayCaseload(log).caseload, {
            asOf,
            policy,
            ...(organizationId && { organizationId }),
            ...(projectId && { projectId }),
          });
          const expected = [...statesOf(log)].filter(([, state]) => {
            const { referral } = state as Standing;
            return (
              state.status !== 'voided' &&
              (organizationId === undefined || referral.organizationId === organizationId) &&
              (projectId === undefined || referral.projectId === projectId)
            );
          });
          expect(
            all(list)
              .map(({ referralId }) => referralId)
              .sort(),
          ).toEqual(expected.map(([id]) => id).sort());
          const states = new Map(expected);
          let overdue = 0;
          for (const group of WORK_GROUPS) {
            const orders = list.groups[group].map((row) => placeOf(row, states.get(row.referralId)!));
            expect(orders).toEqual([...orders].sort(byPlace));
            for (const row of list.groups[group]) {
              const state = states.get(row.referralId) as Standing;
              expect(groupOf(state)).toBe(group);
              expect(row).toMatchObject({ status: state.status, personalId: state.referral.personalId });
              const next = nextDeadline(state, policy);
              if (next !== undefined && next.dueOn < asOf) overdue += 1;
              expect(row.deadline).toEqual(next && { ...next, daysLeft: daysBetween(asOf, next.dueOn) });
              const open = ['referred', 'acknowledged', 'enrolled'].includes(state.status);
              const until = open ? asOf : 'resultDate' in state ? state.resultDate : undefined;
              const from = state.referral.referredOn;
              const counted = isCalendarDate(from) && isCalendarDate(until);
              expect(row.ageDays).toBe(counted ? daysBetween(from, until) : undefined);
            }
          }
          expect(list.overdue).toBe(overdue);
          const dates = expected.flatMap(([id, state]) => wrongDates(id, state, asOf));
          expect(
            list.findings.map(({ code, referralId, field }) => `${code} ${referralId} ${field}`).sort(),
          ).toEqual(dates.sort());
        },
      ),
    );
  });

  it('offers each actor exactly the commands that are available to them', () => {
    fc.assert(
      fc.property(logArb, actorArb, policyArb, fc.boolean(), (log, actor, policy, told) => {
        const projects = { 'project-2': { projectType: 13, organizationId: 'organization-2' } };
        const list = workList(replayCaseload(log).caseload, {
          asOf: '2026-04-01',
          actor,
          policy,
          ...(told && { projects }),
        });
        const states = statesOf(log);
        const options = { policy, known: told ? { projects } : {} };
        for (const { referralId, commands } of all(list)) {
          expect(commands).toEqual(availableCommands(states.get(referralId)!, actor, options));
        }
      }),
    );
  });

  it('tells referrals apart that differ in nothing but the receiver, said or known', () => {
    const commands = (...histories: readonly (readonly ReferralEvent[])[]) => {
      const log = histories.flatMap((events, at) => stream(`r-${at}`, ...events));
      const projects = {
        'project-1': { projectType: 13, organizationId: PROVIDER.organizationId },
        'project-2': { projectType: 13, organizationId: 'organization-2' },
      };
      const list = workList(replayCaseload(log).caseload, { asOf: '2026-04-01', actor: PROVIDER, projects });
      return all(list).map((row) => row.commands.join(' '));
    };
    const made = (projectId: string, organizationId?: string) => {
      const { organizationId: _, ...data } = referred({ projectId }).data;
      const receiver = organizationId === undefined ? {} : { organizationId };
      return { type: 'referred', data: { ...data, ...receiver }, metadata: { source: 'import' } } as const;
    };
    const different = (found: readonly string[]) => expect(new Set(found).size).toBe(found.length);
    different(commands([made('project-1', 'organization-1')], [made('project-1', 'organization-2')]));
    different(commands([made('project-1')], [made('project-2')]));
  });

  it('shows what is due first at the top, and of the resolved the latest result', () => {
    const { caseload } = replayCaseload([
      ...stream('r-1', referred({ referralId: 'r-1', referredOn: '2026-03-05' })),
      ...stream('r-2', referred({ referralId: 'r-2', referredOn: '2026-03-02' })),
      ...stream('r-3', referred({ referralId: 'r-3', referredOn: '2026-03-02' })),
      ...stream('r-4', referred({ referralId: 'r-4' }), rejected('2026-03-10')),
      ...stream('r-5', referred({ referralId: 'r-5' }), rejected('2026-03-12')),
      ...stream('r-6', referred({ referralId: 'r-6' }), acknowledged(), enrolled(), accepted()),
      ...stream('r-7', referred({ referralId: 'r-7' }), acknowledged(), enrolled(), accepted(), notHoused()),
      ...stream('r-8', referred({ referralId: 'r-8' }), voided()),
      ...stream('r-9', referred({ referralId: 'r-9' }), acknowledged(), enrolled()),
    ]);
    const list = workList(caseload, {
      asOf: '2026-03-11',
      policy: { ...defaultPolicy, deadlines: DEADLINE_PRESETS['minnesota-check'].deadlines },
    });
    const ids = Object.entries(list.groups).map(([group, rows]) => [
      group,
      rows.map(({ referralId }) => referralId),
    ]);
    expect(Object.fromEntries(ids)).toEqual({
      'to-acknowledge': ['r-2', 'r-3', 'r-1'],
      'to-enroll-or-resolve': [],
      'enrolled-not-resolved': ['r-9'],
      successful: ['r-6'],
      unsuccessful: ['r-5', 'r-4'],
      'successful-not-housed': ['r-7'],
    });
    expect(list.overdue).toBe(2);
    expect(list.groups['to-acknowledge'].map(({ ageDays }) => ageDays)).toEqual([9, 9, 6]);
    expect(list.groups.unsuccessful.map(({ ageDays }) => ageDays)).toEqual([10, 8]);
  });

  it('finds an imported referral’s organization through its known project', () => {
    const imported = { ...referred({ referralId: 'r-1' }), metadata: { source: 'import' as const } };
    const { organizationId, ...data } = imported.data;
    const { caseload } = replayCaseload([recorded('r-1', 1, { ...imported, data })]);
    const projects = { 'project-1': { projectType: 13, organizationId: 'organization-1' } };
    const options = { asOf: '2026-03-03', organizationId: 'organization-1' } as const;
    expect(all(workList(caseload, options))).toEqual([]);
    expect(all(workList(caseload, { ...options, projects }))).toMatchObject([
      { referralId: 'r-1', organizationId: 'organization-1' },
    ]);
    expect(all(workList(caseload, { ...options, projects, organizationId: 'organization-2' }))).toEqual([]);
    expect(all(workList(caseload, { ...options, projects, projectId: 'project-1' }))).toHaveLength(1);
    expect(all(workList(caseload, { ...options, projects, actor: PROVIDER }))[0]?.commands).toContain(
      'acknowledge',
    );
  });

  it('says which dates it cannot count by, and counts the referral all the same', () => {
    const { caseload } = replayCaseload([
      ...stream('r-1', referred({ referralId: 'r-1', referredOn: '2062-03-02' })),
      ...stream('r-2', referred({ referralId: 'r-2' }), acknowledged('2026-02-30')),
    ]);
    const policy = {
      ...defaultPolicy,
      deadlines: { acknowledgeWithin: { days: 1, count: 'calendar-days' } },
    } as const;
    const list = workList(caseload, { asOf: '2026-03-03', policy });
    expect(list.findings).toEqual([
      { code: 'dated-in-the-future', referralId: 'r-1', field: 'referredOn' },
      { code: 'date-not-real', referralId: 'r-2', field: 'acknowledgedOn' },
    ]);
    expect(list.groups['to-acknowledge']).toMatchObject([{ referralId: 'r-1' }]);
    expect(list.groups['to-enroll-or-resolve']).toMatchObject([{ referralId: 'r-2', ageDays: 1 }]);
  });

  it('has every referral of a busy project once, however many batches they come in', () => {
    const ids = Array.from({ length: 50 }, (_, at) => `r-${at}`);
    let caseload = replayCaseload([]).caseload;
    for (const [at, referralId] of ids.entries()) {
      caseload = applyToCaseload(caseload, stream(referralId, referred({ referralId }))).caseload;
      const found = all(workList(caseload, { asOf: '2026-03-03', projectId: 'project-1' }));
      expect(found.map((row) => row.referralId).sort()).toEqual(ids.slice(0, at + 1).sort());
    }
  });

  it('has no deadline to acknowledge where nobody can know of it, and that of the result all the same', () => {
    const { caseload } = replayCaseload([
      ...stream('r-1', referred({ referralId: 'r-1' })),
      ...stream('r-2', referred({ referralId: 'r-2' })),
      ...stream('r-3', referred({ referralId: 'r-3' }), acknowledged()),
    ]);
    const within = (days: number) => ({ days, count: 'calendar-days' }) as const;
    const policy = {
      ...defaultPolicy,
      deadlines: { acknowledgeWithin: within(2), resolveWithin: within(14) },
    };
    const rowsOf = (unknowable: WorkListOptions['unknowable']) => {
      const list = workList(caseload, { asOf: '2026-03-10', policy, ...(unknowable && { unknowable }) });
      const rows = all(list).map((row) => [
        ...[row.referralId, row.acknowledgementUnknown, row.deadline?.for],
      ]);
      return { rows: rows.sort(), overdue: list.overdue };
    };
    const late = (id: string) => [id, undefined, 'acknowledge'];
    const acknowledgedHere = ['r-3', undefined, 'resolve'];
    expect(rowsOf(undefined)).toEqual({ rows: [late('r-1'), late('r-2'), acknowledgedHere], overdue: 2 });
    const unknowable = new Map<string, readonly Asked[]>([
      ['r-1', ['actor', 'acknowledgement']],
      ['r-2', ['actor']],
      ['r-3', ['acknowledgement']],
    ]);
    expect(rowsOf(unknowable)).toEqual({
      rows: [['r-1', true, 'resolve'], late('r-2'), acknowledgedHere],
      overdue: 1,
    });
  });

  it('says of which streams events are missing', () => {
    const { caseload } = replayCaseload([recorded('r-1', 1, referred()), recorded('r-1', 3, rejected())]);
    expect(workList(caseload, { asOf: '2026-03-03' }).missing).toEqual([
      { referralId: 'r-1', from: 2, seen: 3 },
    ]);
  });

  it('refuses a day that the calendar does not have, by a code', () => {
    const ask = () => workList(replayCaseload([]).caseload, { asOf: '2026-02-30' });
    expect(ask).toThrow(DateNotReal);
    expect(ask).toThrow(expect.objectContaining({ code: 'date-not-real', field: 'asOf' }));
    expect(() => workList(replayCaseload([]).caseload, { asOf: '2026-02-28' })).not.toThrow();
  });

  it('lists nobody’s commands where no actor is given', () => {
    const { caseload } = replayCaseload(stream('r-1', referred({ referralId: 'r-1' })));
    expect(all(workList(caseload, { asOf: '2026-03-03' }))[0]?.commands).toEqual([]);
  });

  it('counts a deadline once for referrals of one day, and by the policy’s holidays', () => {
    const within = { days: 2, count: 'working-days' } as const;
    const holidays: readonly CalendarDate[] = ['2026-03-03'];
    const { caseload } = replayCaseload([
      ...stream('r-1', referred({ referralId: 'r-1' })),
      ...stream('r-2', referred({ referralId: 'r-2' })),
    ]);
    const list = workList(caseload, {
      asOf: '2026-03-03',
      policy: { ...defaultPolicy, deadlines: { acknowledgeWithin: within }, holidays },
    });
    expect(list.groups['to-acknowledge'].map(({ deadline }) => deadline?.dueOn)).toEqual([
      '2026-03-05',
      '2026-03-05',
    ]);
    expect(dueOn('2026-03-02', within, holidays)).toBe('2026-03-05');
  });
});
