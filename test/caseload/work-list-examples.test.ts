import {
  type Actor,
  type Asked,
  type CocPolicy,
  defaultPolicy,
  type RecordedEvent,
  type ReferralEvent,
} from 'ce-referrals';
import { replayCaseload, WORK_GROUPS, type WorkListOptions, workList } from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import { PROVIDER, recorded, referred, rejected, stream } from './streams.js';

const within = (days: number) => ({ days, count: 'calendar-days' }) as const;
const metadata = { source: 'import' } as const;

function listOf(log: readonly RecordedEvent[], options: Partial<WorkListOptions> = {}) {
  return workList(replayCaseload(log).caseload, { asOf: '2026-03-10', ...options });
}

function rowsOf(...given: Parameters<typeof listOf>) {
  const { groups } = listOf(...given);
  return WORK_GROUPS.flatMap((group) => groups[group]);
}

const idsOf = (...given: Parameters<typeof listOf>) => rowsOf(...given).map(({ referralId }) => referralId);

/** An imported referral that names no receiver but those given. */
function imported(data: Partial<ReturnType<typeof referred>['data']> = {}): ReferralEvent {
  const { projectId: _, organizationId: __, ...bare } = referred().data;
  return { type: 'referred', data: { ...bare, ...data }, metadata };
}

describe('A row of a work list', () => {
  const bare = {
    referralId: 'r-1',
    personalId: 'client-1',
    eventType: 13,
    status: 'referred',
    referredOn: '2026-03-02',
    commands: [],
  };

  it('has the project and the organization where the referral names them', () => {
    expect(rowsOf(stream('r-1', referred()))).toStrictEqual([
      { ...bare, projectId: 'project-1', organizationId: 'organization-1', ageDays: 8 },
    ]);
  });

  it('has neither where it names none, and no age where its day is not real', () => {
    expect(rowsOf(stream('r-1', imported()))).toStrictEqual([{ ...bare, ageDays: 8 }]);
    expect(rowsOf(stream('r-1', imported({ referredOn: '2026-02-30' })))).toStrictEqual([
      { ...bare, referredOn: '2026-02-30' },
    ]);
  });
});

describe('The receiver of a referral', () => {
  const projects = { 'project-1': { projectType: 13, organizationId: 'organization-1' } };

  it('is the organization that it names or that runs its project, and it is listed once where both are', () => {
    const log = [
      ...stream('r-1', referred({ referralId: 'r-1' })),
      ...stream('r-2', imported({ referralId: 'r-2', projectId: 'project-1' })),
      ...stream('r-3', referred({ referralId: 'r-3', organizationId: 'organization-2' })),
    ];
    expect(idsOf(log, { organizationId: 'organization-1', projects })).toEqual(['r-1', 'r-2']);
    expect(idsOf(log, { organizationId: 'organization-1' })).toEqual(['r-1']);
    expect(idsOf(log, { organizationId: 'organization-2', projects })).toEqual(['r-3']);
  });

  it('is asked for beside the project: a referral to it that names another organization is not listed', () => {
    const log = [
      ...stream('r-1', referred({ referralId: 'r-1' })),
      ...stream('r-2', referred({ referralId: 'r-2', organizationId: 'organization-2' })),
    ];
    const both = { projectId: 'project-1', organizationId: 'organization-2' };
    expect(idsOf(log, both)).toEqual(['r-2']);
    expect(idsOf(log, { projectId: 'project-1' })).toEqual(['r-1', 'r-2']);
  });
});

describe('The order of a work list', () => {
  const unknown = (...ids: readonly string[]) =>
    new Map<string, readonly Asked[]>(ids.map((id) => [id, ['acknowledgement']]));
  const made = [
    ...stream('r-1', referred({ referralId: 'r-1', referredOn: '2026-03-02' })),
    ...stream('r-2', referred({ referralId: 'r-2', referredOn: '2026-03-05' })),
  ];
  const policy = (deadlines: CocPolicy['deadlines']) => ({ ...defaultPolicy, deadlines });

  it('is that of the due days, not of the referrals’ days', () => {
    const deadlines = { acknowledgeWithin: within(3), resolveWithin: within(14) };
    expect(idsOf(made, { policy: policy(deadlines), unknowable: unknown('r-1') })).toEqual(['r-2', 'r-1']);
    expect(idsOf(made, { policy: policy(deadlines) })).toEqual(['r-1', 'r-2']);
  });

  it('has what is due on no day behind all that is due', () => {
    const deadlines = { acknowledgeWithin: within(3) };
    const list = listOf(made, { policy: policy(deadlines), unknowable: unknown('r-1') });
    expect(
      list.groups['to-acknowledge'].map(({ referralId, deadline }) => [referralId, deadline?.for]),
    ).toEqual([
      ['r-2', 'acknowledge'],
      ['r-1', undefined],
    ]);
  });

  it('has a result without a day behind those that have one', () => {
    const undated: ReferralEvent = { type: 'resolved', data: { result: 'client-rejected' }, metadata };
    const log = [
      recorded('r-1', 1, referred({ referralId: 'r-1' })),
      recorded('r-1', 2, undated),
      ...stream('r-2', referred({ referralId: 'r-2' }), rejected()),
    ];
    expect(idsOf(log)).toEqual(['r-2', 'r-1']);
  });

  it('is for findings that of the referrals’ ids', () => {
    const late = (referralId: string) =>
      stream(referralId, referred({ referralId, referredOn: '2026-04-01' }));
    const { findings } = listOf([...late('r-3'), ...late('r-1'), ...late('r-2')]);
    expect(findings.map(({ referralId }) => referralId)).toEqual(['r-1', 'r-2', 'r-3']);
  });
});

describe('The commands of a work list', () => {
  const actor: Actor = PROVIDER;
  const commandsOf = (...histories: readonly (readonly ReferralEvent[])[]) =>
    rowsOf(
      histories.flatMap((events, at) => stream(`r-${at}`, ...events)),
      { actor },
    ).map(({ status, commands }) => `${status}: ${commands.join(' ')}`);
  const made = (referralId: string, eventType: 12 | 13 = 13) =>
    imported({ ...referred().data, referralId, eventType });
  const success: ReferralEvent = { type: 'resolved', data: { result: 'client-accepted' }, metadata };
  const rejection: ReferralEvent = { type: 'resolved', data: { result: 'client-rejected' }, metadata };

  it('are the same for referrals that differ in names and days alone', () => {
    const [first, second] = commandsOf(
      [made('r-0')],
      [
        imported({
          ...referred({ personalId: 'client-2', referredOn: '2026-03-05' }).data,
          referralId: 'r-1',
        }),
      ],
    );
    expect(first).toContain('acknowledge');
    expect(second).toBe(first);
  });

  it('are each result’s own, however alike the referrals are', () => {
    const found = commandsOf([made('r-0'), success], [made('r-1'), rejection]);
    expect(found).toEqual(['successful: add-not-housed-reason', 'unsuccessful: ']);
  });

  it('are each result’s own where two streams hold a referral under one id', () => {
    const found = commandsOf([made('r-0'), success], [made('r-0'), rejection]);
    expect(found).toEqual(['successful: add-not-housed-reason', 'unsuccessful: ']);
  });
});
