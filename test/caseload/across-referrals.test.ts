import { decide, initialState, type ReferralCommand, type ReferralEvent, replay } from 'ce-referrals';
import {
  applyToCaseload,
  auditCaseload,
  emptyCaseload,
  inOrderOfDates,
  knownFor,
  referralOf,
  replayCaseload,
} from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logArb } from './logs.js';
import {
  accepted,
  acknowledged,
  enrolled,
  MANAGER,
  PROVIDER,
  recorded,
  referred,
  rejected,
  stream,
  voided,
} from './streams.js';

const recordedAt = '2026-04-01T09:00' as const;
const refer = (
  referralId: string,
  more: Partial<ReturnType<typeof referred>['data']> = {},
): ReferralCommand => ({
  type: 'refer',
  data: { ...referred({ referralId, ...more }).data },
  metadata: { recordedAt, recordedBy: MANAGER },
});
const enroll: ReferralCommand = {
  type: 'enroll',
  data: { enrollmentId: 'e-1', personalId: 'client-1', projectId: 'project-1', enrolledOn: '2026-03-20' },
  metadata: { recordedAt, recordedBy: PROVIDER },
};
const resolve: ReferralCommand = {
  type: 'resolve-successful',
  data: {},
  metadata: { recordedAt, recordedBy: PROVIDER },
};

describe('What a caseload knows for a command', () => {
  const verdict = (
    events: readonly ReturnType<typeof recorded>[],
    referralId: string,
    command: ReferralCommand,
    beside: Parameters<typeof knownFor>[3] = {},
  ) => {
    const { caseload } = replayCaseload(events);
    const state = referralOf(caseload, referralId)?.state ?? initialState;
    const decision = decide(command, state, { known: knownFor(caseload, referralId, command, beside) });
    return decision.ok
      ? decision.warnings.map(({ code }) => code)
      : decision.violations.map(({ code }) => `refused: ${code}`);
  };
  const open = stream('r-1', referred({ referralId: 'r-1' }), acknowledged());
  const second = stream('r-2', referred({ referralId: 'r-2', projectId: 'project-2' }), acknowledged());

  it('refuses a second open referral of a client to a project', () => {
    expect(verdict(open, 'r-2', refer('r-2'))).toEqual(['refused: duplicate-referral']);
  });

  it.each<[string, readonly ReferralEvent[], ReferralCommand]>([
    ['the first is resolved', [referred(), acknowledged(), rejected()], refer('r-2')],
    ['the first is voided', [referred(), voided()], refer('r-2')],
    ['it goes to another project', [referred()], refer('r-2', { projectId: 'project-2' })],
    ['it is for another client', [referred()], refer('r-2', { personalId: 'client-2' })],
    ['it is the same one, sent again', [referred()], refer('r-1')],
  ])('takes a referral where %s', (_, events, command) => {
    expect(verdict(stream('r-1', ...events), 'r-2', command)).toEqual([]);
  });

  it('knows the client by records that were merged', () => {
    const command = refer('r-2', { personalId: 'merged' });
    expect(verdict(open, 'r-2', command)).toEqual([]);
    expect(verdict(open, 'r-2', command, { clients: { merged: 'client-1' } })).toEqual([
      'refused: duplicate-referral',
    ]);
  });

  it('refuses an enrollment that another referral has led to, unless that was voided', () => {
    const taken = stream(
      'r-2',
      referred({ referralId: 'r-2', personalId: 'client-2' }),
      acknowledged(),
      enrolled(),
    );
    expect(verdict([...open, ...taken], 'r-1', enroll)).toEqual(['refused: enrollment-linked-twice']);
    const freed = [...taken, recorded('r-2', 4, voided('enrollment'))];
    expect(verdict([...open, ...freed], 'r-1', enroll)).toEqual([]);
    const gone = [...taken, recorded('r-2', 4, voided('referral'))];
    expect(verdict([...open, ...gone], 'r-1', enroll)).toEqual([]);
  });

  it('lets go of an enrollment that was taken back in a later batch, and the caseload before it does not', () => {
    const log = [...open, ...stream('r-2', referred({ referralId: 'r-2' }), acknowledged(), enrolled())];
    const before = replayCaseload(log).caseload;
    const after = applyToCaseload(before, [recorded('r-2', 4, voided('enrollment'))]).caseload;
    expect(knownFor(after, 'r-1', enroll).linked).toEqual({});
    expect(knownFor(before, 'r-1', enroll).linked).toEqual({ 'e-1': 'r-2' });
  });

  it('knows the same of events that came at once or one by one, of two referrals to one enrollment too', () => {
    const log = ['r-3', 'r-2'].flatMap((id) => stream(id, referred({ referralId: id }), acknowledged()));
    const links = ['r-2', 'r-3'].map((id) => recorded(id, 3, enrolled()));
    const atOnce = replayCaseload([...log, ...links]).caseload;
    const oneByOne = [...log, ...links].reduce(
      (caseload, one) => applyToCaseload(caseload, [one]).caseload,
      emptyCaseload(),
    );
    const known = knownFor(atOnce, 'r-1', enroll);
    expect(known.others?.map(({ referralId }) => referralId)).toEqual(['r-2', 'r-3']);
    expect(known.linked).toEqual({ 'e-1': 'r-2' });
    expect(knownFor(oneByOne, 'r-1', enroll)).toStrictEqual(known);
  });

  it('warns at an acceptance while another referral of the client is open, and records it', () => {
    const placed = [...open, recorded('r-1', 3, enrolled())];
    expect(verdict([...placed, ...second], 'r-1', resolve)).toEqual(['another-referral-still-open']);
    const closed = [...second, recorded('r-2', 3, rejected())];
    expect(verdict([...placed, ...closed], 'r-1', resolve)).toEqual([]);
    const unsuccessful = rejected().data;
    const reject = {
      type: 'resolve-unsuccessful',
      data: unsuccessful,
      metadata: resolve.metadata,
    } as ReferralCommand;
    expect(verdict([...open, ...second], 'r-1', reject)).toEqual([]);
  });

  it('hands on what the caller knows, and warns where the client is not the head of the household', () => {
    expect(verdict(open, 'r-1', enroll, { headOfHousehold: 'client-2' })).toEqual(['not-head-of-household']);
    expect(verdict(open, 'r-1', enroll, { headOfHousehold: 'client-1' })).toEqual([]);
    expect(verdict(open, 'r-1', enroll, { headOfHousehold: 'new', clients: { 'client-1': 'new' } })).toEqual(
      [],
    );
  });

  it('keeps what the caller says of other referrals and links beside its own', () => {
    const { caseload } = replayCaseload([...open, ...second]);
    const elsewhere = { referralId: 'r-9', status: 'referred' } as const;
    const known = knownFor(caseload, 'r-1', enroll, { others: [elsewhere], linked: { 'e-9': 'r-9' } });
    expect(known.others).toEqual([
      elsewhere,
      { referralId: 'r-2', projectId: 'project-2', status: 'acknowledged', referredOn: '2026-03-02' },
    ]);
    expect(known.linked).toEqual({ 'e-9': 'r-9' });
    expect(knownFor(caseload, 'r-9').others).toEqual([]);
  });
});

describe('An audit of many referrals', () => {
  it('finds in what decide recorded exactly what decide warned of', () => {
    const client = fc.constantFrom('client-1', 'client-2');
    const project = fc.constantFrom('project-1', 'project-2');
    const enrollmentId = fc.constantFrom('e-1', 'e-2', 'e-3');
    const commandArb: fc.Arbitrary<ReferralCommand> = fc.oneof(
      fc.tuple(client, project).map(([personalId, projectId]) => refer('r', { personalId, projectId })),
      fc.constant<ReferralCommand>({
        ...enroll,
        type: 'acknowledge',
        data: { acknowledgedOn: '2026-03-04' },
      }),
      fc
        .record({
          enrollmentId,
          personalId: client,
          projectId: project,
          enrolledOn: fc.constant('2026-03-20' as const),
        })
        .map((data): ReferralCommand => ({ ...enroll, type: 'enroll', data })),
      fc.constant(resolve),
      fc.constant<ReferralCommand>({ ...enroll, type: 'void', data: voided('enrollment').data }),
      fc.constant<ReferralCommand>({ ...refer('r'), type: 'void', data: voided('referral').data }),
    );
    const commandsArb = fc.array(fc.record({ stream: fc.constantFrom('A', 'B', 'C'), command: commandArb }), {
      minLength: 20,
      maxLength: 40,
    });
    const met = new Set<string>();
    fc.assert(
      fc.property(commandsArb, (given) => {
        let caseload = emptyCaseload();
        const log: ReturnType<typeof recorded>[] = [];
        const warnings: string[] = [];
        for (const { stream: name, command } of given) {
          const data = command.type === 'refer' ? { ...command.data, referralId: name } : command.data;
          const aimed = { ...command, data } as ReferralCommand;
          const found = referralOf(caseload, name);
          const decision = decide(aimed, found?.state ?? initialState, {
            known: knownFor(caseload, name, aimed),
          });
          for (const { code } of decision.ok ? decision.warnings : decision.violations) met.add(code);
          if (!decision.ok) continue;
          const records = decision.events.map((event, at) =>
            recorded(name, (found?.version ?? 0) + at + 1, event),
          );
          log.push(...records);
          warnings.push(...decision.warnings.map(({ code }) => `${name} ${code}`));
          caseload = applyToCaseload(caseload, records).caseload;
        }
        const report = auditCaseload(log);
        expect(report.findings.map(({ referralId, code }) => `${referralId} ${code}`)).toEqual(warnings);
        expect(report.records).toEqual([]);
      }),
      { numRuns: 300 },
    );
    for (const code of ['duplicate-referral', 'enrollment-linked-twice', 'another-referral-still-open']) {
      expect(met).toContain(code);
    }
  });

  it('comes to the same caseload and the same findings on records as a replay, and never throws', () => {
    fc.assert(
      fc.property(logArb, (log) => {
        const report = auditCaseload(log);
        const replayed = replayCaseload(log);
        expect(report.caseload.size).toBe(replayed.caseload.size);
        expect(report.records).toEqual(replayed.findings);
      }),
      { numRuns: 50 },
    );
  });

  it('finds the second of two open referrals, at the event that made it', () => {
    const log = [
      ...stream('r-1', referred({ referralId: 'r-1' })),
      ...stream('r-2', referred({ referralId: 'r-2' })),
    ];
    expect(auditCaseload(log).findings).toMatchObject([
      { code: 'duplicate-referral', severity: 'error', referralId: 'r-2', eventIndex: 0 },
    ]);
    const after = [
      ...stream('r-1', referred({ referralId: 'r-1' }), acknowledged(), rejected()),
      ...log.slice(1),
    ];
    expect(auditCaseload(after).findings).toEqual([]);
  });

  it('judges an event that the history has no place for, and no event that was left out', () => {
    const twice = [
      ...stream('r-1', referred({ referralId: 'r-1' }), acknowledged(), rejected(), acknowledged()),
    ];
    expect(auditCaseload(twice)).toMatchObject({
      findings: [{ code: 'unsuccessful-is-final', eventIndex: 3 }],
      records: [{ code: 'not-taken', position: 3 }],
    });
    const torn = [recorded('r-1', 1, referred({ referralId: 'r-1' })), recorded('r-1', 3, rejected())];
    expect(auditCaseload(torn)).toMatchObject({
      findings: [],
      records: [{ code: 'stream-gap', position: 1, expectedVersion: 2 }],
      caseload: { missing: [{ referralId: 'r-1', from: 2, seen: 3 }] },
    });
  });

  it('compares the present head of a household with open referrals only', () => {
    const heads = { 'household-1': 'client-2', 'household-2': 'client-1' };
    const made = (referralId: string, householdId?: string) =>
      referred({ referralId, projectId: `project-${referralId}`, ...(householdId && { householdId }) });
    const log = [
      ...stream('r-1', made('r-1', 'household-1')),
      ...stream('r-2', made('r-2', 'household-1'), acknowledged(), rejected()),
      ...stream('r-3', made('r-3', 'household-2')),
      ...stream('r-4', made('r-4')),
    ];
    expect(auditCaseload(log, { headsOfHousehold: heads }).findings).toMatchObject([
      { code: 'not-head-of-household', severity: 'warning', referralId: 'r-1' },
    ]);
    expect(auditCaseload(log).findings).toEqual([]);
  });

  it('leaves out what the source cannot know, and names it', () => {
    const log = stream('r-1', referred({ referralId: 'r-1' }), rejected());
    expect(auditCaseload(log).findings).toMatchObject([{ code: 'not-acknowledged' }]);
    const report = auditCaseload(log, { unknowable: ['acknowledgement'] });
    expect(report.findings).toEqual([]);
    expect(report.notChecked).toContain('not-acknowledged');
  });
});

describe('Events in the order of dates', () => {
  it('keep the order of each stream, and lose none', () => {
    fc.assert(
      fc.property(logArb, (log) => {
        const ordered = inOrderOfDates(log);
        expect(ordered).toHaveLength(log.length);
        for (const name of new Set(log.map((one) => one.stream))) {
          const of = (list: typeof log) =>
            list.filter((one) => one.stream === name).map(({ version }) => version);
          expect(of(ordered)).toEqual(of(log));
        }
      }),
    );
  });

  it('end one referral before the next is made, whichever history came first', () => {
    const early = stream('r-1', referred({ referralId: 'r-1' }), acknowledged(), rejected('2026-03-10'));
    const late = stream('r-2', referred({ referralId: 'r-2', referredOn: '2026-03-10' }));
    expect(auditCaseload([...late, ...early]).findings).toMatchObject([{ code: 'duplicate-referral' }]);
    const ordered = inOrderOfDates([...late, ...early]);
    expect(ordered.map(({ id }) => id)).toEqual(['r-1/1', 'r-1/2', 'r-1/3', 'r-2/1']);
    expect(auditCaseload(ordered).findings).toEqual([]);
  });

  it('give a whole history the state that it had', () => {
    const events = [referred(), acknowledged('2026-03-04'), enrolled('2026-03-02'), accepted('2026-03-02')];
    const ordered = inOrderOfDates(stream('r-1', ...events));
    expect(replay(ordered.map(({ event }) => event))).toStrictEqual(replay(events));
  });
});
