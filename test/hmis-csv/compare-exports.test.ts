import { audit, type ReferralEvent, replay } from 'ce-referrals';
import { compareExports, type CsvExport, readExport, type LocalField } from 'ce-referrals/hmis-csv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsIn } from '../../src/referral/facts.js';
import { legalHistoryArb } from 'ce-referrals/testing';
import { ACCEPTED, memorySource, type Row, SOUND, STAY, smallExport } from './small-export.js';
import { EXPORTED, writeFiles } from './written-files.js';
import { type Events, readWritten, withHudsIds } from './written-histories.js';

const OPEN: Row = { ...SOUND, ReferralResult: '', ResultDate: '' };
const DELETED = { DateDeleted: '2026-04-20 10:00:00' };

const LOCAL = 'CustomReferral.csv';
const MAP: readonly LocalField[] = [
  { file: LOCAL, column: 'Acknowledged', meaning: 'date-acknowledged' },
  { file: LOCAL, column: 'Enrollment', meaning: 'resulting-enrollment' },
  { file: LOCAL, column: 'Reason', meaning: 'not-housed-reason' },
  { file: LOCAL, column: 'ReasonDate', meaning: 'not-housed-reason-date' },
];

interface Taken {
  readonly events: readonly Row[];
  readonly stays?: readonly Row[];
  readonly local?: string;
  readonly period?: Row;
}

async function taken(
  on: string,
  { events, stays = [], local, period }: Taken,
  older?: CsvExport,
): Promise<CsvExport> {
  const exported = [
    {
      ExportID: 'x1',
      ExportDate: `${on} 06:00:00`,
      ExportStartDate: '2026-01-01',
      ExportEndDate: on,
      CSVVersion: '2026 v1.0',
      ...period,
    },
  ];
  const files: Record<string, string> = smallExport({ events, stays, exported });
  const since = older === undefined ? {} : { older };
  if (local === undefined) return readExport(memorySource(files), since);
  files[LOCAL] = `EventID,Acknowledged,Enrollment,Reason,ReasonDate\n${local}\n`;
  return readExport(memorySource(files), { localFields: MAP, ...since });
}

async function compare(before: Taken, after: Taken) {
  const older = await taken('2026-04-01', before);
  const newer = await taken('2026-05-01', after, older);
  const { changes, findings, counts } = compareExports(older, newer);
  return {
    changes: changes.map(({ eventId, isNew, events }) => [eventId, isNew, events.map(({ type }) => type)]),
    findings: findings.map(({ code, severity, file, line, eventId, field }) => ({
      code,
      severity,
      file,
      line,
      eventId,
      field,
    })),
    counts,
    events: changes.flatMap(({ events }) => events),
  };
}

const NOTHING = { unchanged: 0, changed: 0, added: 0, deleted: 0, vanished: 0 };
const found = (code: string, field?: string) => ({
  code,
  severity: 'error',
  file: 'Event.csv',
  line: 2,
  eventId: 'ev-1',
  field,
});

describe('A newer export adds', () => {
  it('nothing, where it tells the same', async () => {
    const both = { events: [SOUND] };
    expect(await compare(both, both)).toMatchObject({
      changes: [],
      findings: [],
      counts: { ...NOTHING, unchanged: 1 },
    });
  });

  it('nothing, where only the time of the last edit, the household or the organization changed', async () => {
    const { changes, findings } = await compare(
      { events: [SOUND] },
      { events: [{ ...SOUND, DateUpdated: '2026-04-15 00:00:00', UserID: 'u9' }] },
    );
    expect([changes, findings]).toEqual([[], []]);
  });

  it('a result that appeared, recorded when the newer export was taken', async () => {
    const { changes, findings, counts, events } = await compare({ events: [OPEN] }, { events: [SOUND] });
    expect(changes).toEqual([['ev-1', false, ['resolved']]]);
    expect(findings).toEqual([]);
    expect(counts).toEqual({ ...NOTHING, changed: 1 });
    expect(events[0]).toMatchObject({
      data: { result: 'client-rejected', resultDate: '2026-02-09' },
      metadata: { source: 'import', recordedAt: '2026-05-01T06:00:00' },
    });
  });

  it('the inferred enrollment before the success that appeared', async () => {
    const { changes, events } = await compare(
      { events: [OPEN], stays: [STAY] },
      { events: [ACCEPTED], stays: [STAY] },
    );
    expect(changes).toEqual([['ev-1', false, ['enrolled', 'resolved']]]);
    expect(events[0]!.metadata.inferredBy).toBe('location-names-project');
  });

  it('no enrollment that is inferred only now, after the result', async () => {
    const { changes, findings } = await compare(
      { events: [ACCEPTED] },
      { events: [ACCEPTED], stays: [STAY] },
    );
    expect([changes, findings]).toEqual([[], []]);
  });

  it('the whole history of a new referral, in the order of the file', async () => {
    const second = { ...ACCEPTED, EventID: 'ev-2' };
    const { changes, findings, counts } = await compare(
      { events: [OPEN] },
      { events: [second, SOUND], stays: [STAY] },
    );
    expect(changes).toEqual([
      ['ev-2', true, ['referred', 'enrolled', 'resolved']],
      ['ev-1', false, ['resolved']],
    ]);
    expect(findings).toEqual([]);
    expect(counts).toEqual({ ...NOTHING, changed: 1, added: 1 });
  });

  it('what local fields tell since', async () => {
    const { changes, findings } = await compare(
      { events: [OPEN], local: '' },
      { events: [ACCEPTED], stays: [STAY], local: 'ev-1,2026-02-03,stay-1,no-unit-found,2026-04-15' },
    );
    expect(changes).toEqual([
      ['ev-1', false, ['acknowledged', 'enrolled', 'resolved', 'not-housed-reason-added']],
    ]);
    expect(findings).toEqual([]);
  });
});

describe('A newer export contradicts the older one', () => {
  const cases: readonly [string, Row, Row, string, string][] = [
    ['the result', SOUND, { ...SOUND, ReferralResult: 3 }, 'already-resolved', 'ReferralResult'],
    ['the result date', SOUND, { ...SOUND, ResultDate: '2026-02-10' }, 'already-resolved', 'ResultDate'],
    ['a result date that was null', { ...SOUND, ResultDate: '' }, SOUND, 'already-resolved', 'ResultDate'],
    ['the client', SOUND, { ...SOUND, PersonalID: 'client-2' }, 'already-referred', 'PersonalID'],
    ['the CE enrollment', SOUND, { ...SOUND, EnrollmentID: 'ce-2' }, 'already-referred', 'EnrollmentID'],
    ['the day', SOUND, { ...SOUND, EventDate: '2026-02-01' }, 'already-referred', 'EventDate'],
    ['the type', SOUND, { ...SOUND, Event: 14 }, 'already-referred', 'Event'],
    [
      'the location',
      SOUND,
      { ...SOUND, LocationCrisisOrPHHousing: 'rrh-2' },
      'already-referred',
      'LocationCrisisOrPHHousing',
    ],
  ];

  it.each(cases)('where it changed %s: a finding and no event', async (_, before, after, code, field) => {
    const { changes, findings, counts } = await compare({ events: [before] }, { events: [after] });
    expect(changes).toEqual([]);
    expect(findings).toEqual([found(code, field)]);
    expect(counts).toEqual({ ...NOTHING, changed: 1 });
  });

  it('in several columns: each is said', async () => {
    const { findings } = await compare(
      { events: [SOUND] },
      { events: [{ ...SOUND, EventDate: '2026-02-01', ReferralResult: 1, ResultDate: '2026-03-01' }] },
    );
    expect(findings.map(({ field }) => field)).toEqual(['EventDate', 'ReferralResult', 'ResultDate']);
  });

  it('where a result vanished', async () => {
    const { changes, findings } = await compare({ events: [SOUND] }, { events: [OPEN] });
    expect(changes).toEqual([]);
    expect(findings).toEqual([found('fact-vanished', 'ReferralResult')]);
  });

  it('where local fields do: an acknowledgement after the result, another one, one that is gone', async () => {
    const acknowledged = async (events: readonly Row[], before: string, after: string) =>
      (await compare({ events, local: before }, { events, local: after })).findings;
    const [old, other] = ['ev-1,2026-02-03,,,', 'ev-1,2026-02-04,,,'];
    expect(await acknowledged([SOUND], '', old)).toEqual([found('unsuccessful-is-final')]);
    expect(await acknowledged([OPEN], old, other)).toEqual([found('already-acknowledged')]);
    expect(await acknowledged([OPEN], old, '')).toEqual([found('fact-vanished')]);
    expect(await acknowledged([OPEN], old, old)).toEqual([]);
  });

  it('in the reason of an unsuccessful result, which is a part of the result', async () => {
    const reasons = async (before: string, after: string) =>
      (await compare({ events: [SOUND], local: before }, { events: [SOUND], local: after })).findings;
    const [income, credit] = ['ev-1,,,income,', 'ev-1,,,credit,'];
    expect(await reasons(income, credit)).toEqual([found('already-resolved')]);
    expect(await reasons('', income)).toEqual([found('already-resolved')]);
    expect(await reasons(income, income)).toEqual([]);
  });

  it('but not in what only one of the two was asked', async () => {
    const full = 'ev-1,2026-02-03,stay-1,no-unit-found,2026-03-15';
    const events = { events: [ACCEPTED], stays: [STAY] };
    expect((await compare({ ...events, local: full }, events)).findings).toEqual([]);
    const after = await compare(events, { ...events, local: full });
    expect([after.changes, after.findings]).toEqual([[], []]);
  });

  it('but not where an enrollment that is still named is no longer in the export: that is said of the newer alone', async () => {
    const local = 'ev-1,2026-02-03,stay-1,,';
    const { changes, findings } = await compare(
      { events: [OPEN], stays: [STAY], local },
      { events: [OPEN], stays: [], local },
    );
    expect([changes, findings]).toEqual([[], []]);
  });
});

describe('A referral of the older export', () => {
  const gone = (code: string, severity: string) => ({
    code,
    severity,
    file: 'Event.csv',
    line: undefined,
    eventId: 'ev-1',
    field: undefined,
  });

  it('that got a DateDeleted is said, and not voided: nobody knows why', async () => {
    const { changes, findings, counts } = await compare(
      { events: [SOUND] },
      { events: [{ ...SOUND, ...DELETED }] },
    );
    expect(changes).toEqual([]);
    expect(findings).toEqual([gone('referral-deleted', 'warning')]);
    expect(counts).toEqual({ ...NOTHING, deleted: 1 });
  });

  it('that is no row any more is an error, or a warning where it is older than the newer export’s period', async () => {
    const from = (start: string) =>
      compare({ events: [SOUND] }, { events: [], period: { ExportStartDate: start } });
    expect(await from('2026-02-02')).toMatchObject({
      findings: [gone('referral-vanished', 'error')],
      counts: { ...NOTHING, vanished: 1 },
    });
    expect((await from('2026-02-03')).findings).toEqual([gone('referral-vanished', 'warning')]);
    expect((await from('')).findings).toEqual([gone('referral-vanished', 'error')]);
  });

  it('that is an event of another type now is said to be no housing referral, and not to have vanished', async () => {
    const { findings, counts } = await compare({ events: [OPEN] }, { events: [{ ...OPEN, Event: 4 }] });
    expect(findings).toEqual([found('not-a-housing-referral', 'Event')]);
    expect(counts).toEqual({ ...NOTHING, vanished: 1 });
    const older = await taken('2026-04-01', { events: [OPEN] });
    const newer = await taken(
      '2026-05-01',
      {
        events: [
          { ...OPEN, Event: 4 },
          { ...OPEN, EventID: 'o', Event: 4 },
        ],
      },
      older,
    );
    expect([...newer.retyped]).toEqual([['ev-1', 2]]);
    // Whoever does not say what it is compared with has nothing remembered.
    const alone = await taken('2026-05-01', { events: [{ ...OPEN, Event: 4 }] });
    expect(compareExports(older, alone).findings).toMatchObject(
      [gone('referral-vanished', 'error')].map(({ code }) => ({ code })),
    );
  });

  it('whose row cannot be read any more has what is wrong with the row', async () => {
    const { findings, counts } = await compare(
      { events: [SOUND, { ...SOUND, EventID: 'ev-2' }] },
      { events: [{ ...SOUND, EventDate: 'soon' }] },
    );
    expect(findings).toEqual([
      found('date-not-real', 'EventDate'),
      { ...gone('referral-vanished', 'error'), eventId: 'ev-2' },
    ]);
    expect(counts).toEqual({ ...NOTHING, vanished: 2 });
  });

  it('that was deleted there and stands in the newer is new', async () => {
    const { changes, findings } = await compare({ events: [{ ...SOUND, ...DELETED }] }, { events: [SOUND] });
    expect(changes).toEqual([['ev-1', true, ['referred', 'resolved']]]);
    expect(findings).toEqual([]);
  });

  it('is not taken for deleted because an event of another type is', async () => {
    const other = { ...SOUND, Event: 4, ...DELETED };
    const { findings } = await compare({ events: [SOUND] }, { events: [other] });
    expect(findings).toEqual([gone('referral-vanished', 'error')]);
  });
});

describe('Two exports', () => {
  it('given the wrong way round are said to be, and compared all the same', async () => {
    const older = await taken('2026-05-01', { events: [SOUND] });
    const newer = await taken('2026-04-01', { events: [SOUND] });
    const codes = (a: CsvExport, b: CsvExport) => compareExports(a, b).findings.map(({ code }) => code);
    expect(codes(older, newer)).toEqual(['export-not-newer']);
    expect(codes(newer, older)).toEqual([]);
    expect(codes(newer, newer)).toEqual([]);
  });

  it('say nothing of a client in any finding', async () => {
    const older = await taken('2026-04-01', { events: [SOUND] });
    const newer = await taken('2026-05-01', {
      events: [{ ...OPEN, PersonalID: 'client-2', EnrollmentID: 'ce-2', LocationCrisisOrPHHousing: '' }],
    });
    const { findings } = compareExports(older, newer);
    expect(findings).toHaveLength(4);
    expect(JSON.stringify(findings)).not.toMatch(/client-\d|ce-\d/);
  });
});

const isVoid = ({ type }: ReferralEvent): boolean => type === 'voided';

/** Legal histories in which nothing was taken back, and how far each had come when the older export was taken. */
const livesArb: fc.Arbitrary<readonly { readonly whole: Events; readonly then: number }[]> = fc
  .array(fc.tuple(legalHistoryArb, fc.nat({ max: 5 })), { minLength: 1, maxLength: 3 })
  .map((lives) =>
    lives.map(([{ events }, then], index) => {
      const firstVoid = events.findIndex(isVoid);
      const standing = firstVoid === -1 ? events : events.slice(0, firstVoid);
      return { whole: withHudsIds(standing, 'abc'[index]!), then };
    }),
  );

describe('What happens between two exports of a log', { timeout: 60_000 }, () => {
  it('comes out of comparing them: the older histories and the changes make the newer ones, with nothing found', async () => {
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(livesArb, async (lives) => {
        const whole = lives.map((life) => life.whole).filter((events) => events.length > 0);
        const begun = lives
          .map((life) => life.whole.slice(0, life.then))
          .filter((events) => events.length > 0);
        const later = { ...EXPORTED, exportedAt: '2100-01-31T06:00:00' } as const;
        // Projects and enrollments are the same in both: what is compared is the referrals.
        const older = await readWritten((await writeFiles(begun)).files, whole);
        const newer = await readWritten((await writeFiles(whole, later)).files, whole);
        const { changes, findings, counts } = compareExports(older, newer);
        expect(findings).toEqual([]);
        expect(counts.unchanged + counts.changed + counts.added).toBe(newer.counts.housingReferrals);

        const histories = new Map<string, readonly ReferralEvent[]>();
        for (const { eventId, events } of older.referrals()) histories.set(eventId, events);
        for (const { eventId, isNew, events } of changes) {
          expect(histories.has(eventId)).toBe(!isNew);
          histories.set(eventId, [...(histories.get(eventId) ?? []), ...events]);
          for (const { type } of events) kinds.add(isNew ? 'new' : type);
        }
        for (const { eventId, events, known, unknowable } of newer.referrals()) {
          const appended = histories.get(eventId)!;
          expect(factsIn(replay(appended))).toEqual(factsIn(replay(events)));
          const codes = (history: readonly ReferralEvent[]) =>
            audit(history, { known, unknowable }).findings.map(({ code }) => code);
          expect(codes(appended)).toEqual(codes(events));
        }
      }),
      { numRuns: 150 },
    );
    expect([...kinds].sort()).toEqual([
      'acknowledged',
      'enrolled',
      'new',
      'not-housed-reason-added',
      'resolved',
    ]);
  });

  it('comes out as nothing where nothing happened', async () => {
    await fc.assert(
      fc.asyncProperty(livesArb, async (lives) => {
        const whole = lives.map((life) => life.whole);
        const read = await readWritten((await writeFiles(whole)).files, whole);
        const { changes, findings, counts } = compareExports(read, read);
        expect([changes, findings]).toEqual([[], []]);
        expect(counts.unchanged).toBe(read.counts.housingReferrals);
      }),
      { numRuns: 50 },
    );
  });
});
