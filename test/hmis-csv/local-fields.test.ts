import { audit, defaultPolicy, replay } from 'ce-referrals';
import {
  auditExport,
  type CsvReferral,
  type LocalField,
  type LocalMeaning,
  readExport,
} from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import {
  ACCEPTED,
  memorySource,
  type Row,
  SOUND,
  type SmallExport,
  STAY,
  smallExport,
} from './small-export.js';

const FILE = 'CustomReferral.csv';

const MAP: readonly LocalField[] = [
  { file: FILE, column: 'Acknowledged', meaning: 'date-acknowledged' },
  { file: FILE, column: 'Enrollment', meaning: 'resulting-enrollment' },
  { file: FILE, column: 'Reason', meaning: 'not-housed-reason' },
  { file: FILE, column: 'ReasonDate', meaning: 'not-housed-reason-date' },
  { file: FILE, column: 'List', meaning: 'reason-list-version' },
];

const HEADER = 'EventID,Acknowledged,Enrollment,Reason,ReasonDate,List,DateDeleted';
const OPEN: Row = { ...SOUND, ReferralResult: '', ResultDate: '' };

interface Given {
  readonly local: readonly string[];
  readonly rows?: SmallExport;
  readonly header?: string;
  readonly map?: readonly LocalField[];
}

const sourceOf = ({ local, rows = {}, header = HEADER }: Given) =>
  memorySource({ ...smallExport(rows), [FILE]: [header, ...local, ''].join('\n') });

async function readOne(given: Given): Promise<{ referral: CsvReferral; findings: readonly unknown[] }> {
  const read = await readExport(sourceOf(given), { localFields: given.map ?? MAP });
  const [referral] = [...read.referrals()];
  const findings = read.findings.map(({ code, file, line, eventId, field }) => ({
    code,
    file,
    line,
    eventId,
    field,
  }));
  return { referral: referral!, findings };
}

const dataOf = ({ events }: CsvReferral) => events.map(({ type, data }) => [type, data]);
const typesOf = ({ events }: CsvReferral) => events.map(({ type }) => type);
const at = (code: string, field?: string) => ({ code, file: FILE, line: 2, eventId: 'ev-1', field });

describe('a referral whose local fields are read', () => {
  it('tells all five events in the order of its life, none of them inferred, and its audit leaves only the actor out', async () => {
    const given = {
      local: ['ev-1,2026-02-03,stay-1,no-unit-found,2026-05-05,ce-referrals-1,'],
      rows: { events: [ACCEPTED], stays: [STAY] },
    };
    const { referral, findings } = await readOne(given);
    expect(findings).toEqual([]);
    expect(dataOf(referral).slice(1)).toEqual([
      ['acknowledged', { acknowledgedOn: '2026-02-03' }],
      [
        'enrolled',
        { enrollmentId: 'stay-1', personalId: 'client-1', projectId: 'rrh', enrolledOn: '2026-02-09' },
      ],
      ['resolved', { result: 'client-accepted', resultDate: '2026-02-09', resultingEnrollmentId: 'stay-1' }],
      ['not-housed-reason-added', { reason: 'no-unit-found', addedOn: '2026-05-05' }],
    ]);
    expect(referral.events.map(({ metadata }) => metadata.inferredBy)).toEqual(Array(5).fill(undefined));
    expect(referral.events[4]!.metadata.reasonListVersion).toBe('ce-referrals-1');
    expect(referral.events[3]!.metadata.reasonListVersion).toBeUndefined();
    expect(referral.unknowable).toEqual(['actor']);
    expect(replay(referral.events).status).toBe('successful');

    const { findings: faults, notChecked } = audit(referral.events, referral);
    // The reason was added after the export was taken: the rule that says so ran.
    expect(faults.map(({ code }) => code)).toEqual(['date-after-recorded']);
    expect(notChecked).toEqual(['role-may-not', 'not-the-receiving-organization', 'not-attributed']);
  });

  it('has the reason of an unsuccessful result in the result, and its day is not looked at', async () => {
    const { referral, findings } = await readOne({
      local: ['ev-1,2026-02-03,,declined-unit,2026-02-10,ce-referrals-1,'],
    });
    expect(findings).toEqual([]);
    expect(dataOf(referral).at(-1)).toEqual([
      'resolved',
      { result: 'client-rejected', resultDate: '2026-02-09', notHousedReason: 'declined-unit' },
    ]);
    expect(referral.events.at(-1)!.metadata).toMatchObject({
      reasonListVersion: 'ce-referrals-1',
      sourceUpdated: '2026-02-09 15:30:00',
    });
    expect(audit(referral.events, referral).findings).toEqual([]);
  });

  it('is enrolled, and waits for its result, where the enrollment stands there before the result', async () => {
    const { referral, findings } = await readOne({
      local: ['ev-1,2026-02-03,stay-1,,,,'],
      rows: { events: [OPEN], stays: [STAY] },
    });
    expect(findings).toEqual([]);
    expect(replay(referral.events).status).toBe('enrolled');
  });

  it('does not have its enrollment inferred where one is named, even if another fits better', async () => {
    const nearer = { ...STAY, EnrollmentID: 'stay-0', EntryDate: '2026-02-02' };
    const { referral } = await readOne({
      local: ['ev-1,,stay-1,,,,'],
      rows: { events: [ACCEPTED], stays: [nearer, STAY] },
    });
    expect(referral.inference).toEqual({ confidence: 'none' });
    expect(dataOf(referral)[1]).toEqual(['enrolled', expect.objectContaining({ enrollmentId: 'stay-1' })]);
  });

  it('has its enrollment inferred as before where none is named', async () => {
    const { referral } = await readOne({
      local: ['ev-1,2026-02-03,,,,,'],
      rows: { events: [ACCEPTED], stays: [STAY] },
    });
    expect(referral.events.map(({ metadata }) => metadata.inferredBy)).toEqual([
      undefined,
      undefined,
      'location-names-project',
      undefined,
    ]);
  });

  it('shows an enrollment that is another client’s, in another project, or named beside a rejection', async () => {
    const codesOf = async (events: readonly Row[], stay: Row) => {
      const { referral } = await readOne({
        local: ['ev-1,2026-02-03,stay-1,declined-unit,,,'],
        rows: { events, stays: [stay] },
      });
      return audit(referral.events, referral).findings.map(({ code, severity }) => [code, severity]);
    };
    const open = [OPEN];
    expect(await codesOf(open, STAY)).toEqual([]);
    expect(await codesOf(open, { ...STAY, PersonalID: 'client-2' })).toEqual([
      ['enrolled-another-client', 'error'],
    ]);
    expect(await codesOf(open, { ...STAY, ProjectID: 'th' })).toEqual([
      ['enrolled-in-another-project', 'error'],
    ]);
    expect(await codesOf([SOUND], STAY)).toEqual([['enrolled-cannot-be-unsuccessful', 'error']]);
  });

  it('keeps the name of an enrollment that is not in the export on the result, and the finding says so', async () => {
    const { referral, findings } = await readOne({
      local: ['ev-1,2026-02-03,stay-1,,,,'],
      rows: { events: [ACCEPTED], stays: [{ ...STAY, DateDeleted: '2026-03-01 10:00:00' }] },
    });
    expect(findings).toEqual([at('resulting-enrollment-not-in-export', 'Enrollment')]);
    expect(typesOf(referral)).toEqual(['referred', 'acknowledged', 'resolved']);
    expect(dataOf(referral).at(-1)![1]).toMatchObject({ resultingEnrollmentId: 'stay-1' });
    expect(referral.unknowable).toEqual(['actor', 'enrollment']);
  });

  it('has no enrollment where it names none: with the column nobody has to infer to say so', async () => {
    const codesOf = async (map: readonly LocalField[]) => {
      const given = { local: ['ev-1,2026-02-03,,,,,'], rows: { events: [ACCEPTED] } };
      const { findings } = await auditExport(sourceOf(given), { localFields: map, infer: false });
      return findings.map(({ code }) => code);
    };
    expect(await codesOf(MAP)).toEqual(['success-without-enrollment']);
    expect(await codesOf(MAP.filter(({ meaning }) => meaning !== 'resulting-enrollment'))).toEqual([]);
  });

  it('is not said to name a missing enrollment where Enrollment.csv is missing itself', async () => {
    const files: Record<string, string> = {
      ...smallExport({ events: [ACCEPTED] }),
      [FILE]: `${HEADER}\nev-1,,stay-1,,,,\n`,
    };
    const { 'Enrollment.csv': _, ...rest } = files;
    const read = await readExport(memorySource(rest), { localFields: MAP });
    expect(read.findings.map(({ code }) => code)).toEqual(['file-missing']);
  });

  it('shares an enrollment with another referral: the later one is reported', async () => {
    const second = { ...ACCEPTED, EventID: 'ev-2', EventDate: '2026-02-05' };
    const given: Given = {
      local: ['ev-1,2026-02-03,stay-1,,,,', 'ev-2,2026-02-06,stay-1,,,,'],
      rows: { events: [ACCEPTED, second], stays: [STAY] },
    };
    const { findings } = await auditExport(sourceOf(given), { localFields: MAP });
    const linked = findings.filter(({ code }) => code === 'enrollment-linked-twice');
    expect(new Set(linked.map(({ eventId, severity }) => `${eventId} ${severity}`))).toEqual(
      new Set(['ev-2 error']),
    );
  });
});

describe('a reason', () => {
  const values = { 'Turned the unit down': 'declined-unit', '4': 'income' };
  const mapped = MAP.map((field) => (field.meaning === 'not-housed-reason' ? { ...field, values } : field));

  it('is translated from what the vendor writes', async () => {
    const { referral } = await readOne({ local: ['ev-1,,,"Turned the unit down",,,'], map: mapped });
    expect(dataOf(referral).at(-1)![1]).toMatchObject({ notHousedReason: 'declined-unit' });
  });

  it('that is not in the table is a finding, told once: the audit does not call it missing too', async () => {
    const given = { local: ['ev-1,2026-02-03,,constructor,,,'], map: mapped };
    const { referral, findings } = await readOne(given);
    expect(findings).toEqual([at('reason-not-on-list', 'Reason')]);
    expect(dataOf(referral).at(-1)![1]).not.toHaveProperty('notHousedReason');
    expect(referral.unknowable).toEqual(['reason', 'actor']);
    const audited = await auditExport(sourceOf(given), { localFields: mapped });
    expect(audited.findings.map(({ code }) => code)).toEqual(['reason-not-on-list']);
  });

  it('that is missing from an unsuccessful result is found, since the export could tell', async () => {
    const { referral } = await readOne({ local: ['ev-1,2026-02-03,,,,,'] });
    expect(audit(referral.events, referral).findings.map(({ code }) => code)).toEqual(['reason-missing']);
  });

  it('is judged by the version of the list that it was chosen from', async () => {
    const old = {
      version: 'old',
      reasons: [{ code: 'gone', label: 'Gone', for: ['unsuccessful'] as const }],
    };
    const { lists, current } = defaultPolicy.notHousedReasons;
    const policy = { ...defaultPolicy, notHousedReasons: { current, lists: [...lists, old] } };
    const codes = async (version: string) => {
      const given = { local: [`ev-1,2026-02-03,,gone,,${version},`] };
      const { findings } = await auditExport(sourceOf(given), { localFields: MAP, policy });
      return findings.map(({ code }) => code);
    };
    expect(await codes('old')).toEqual([]);
    expect(await codes('')).toEqual(['reason-not-on-list']);
  });

  const success = { events: [ACCEPTED], stays: [STAY] };

  it('on a successful referral needs its day: none is made up', async () => {
    const { referral, findings } = await readOne({ local: ['ev-1,,stay-1,no-unit-found,,,'], rows: success });
    expect(findings).toEqual([at('reason-without-its-date', 'Reason')]);
    expect(typesOf(referral)).not.toContain('not-housed-reason-added');
  });

  it('on a successful referral is not told where the map names no column for its day', async () => {
    const map = MAP.filter(({ meaning }) => meaning !== 'not-housed-reason-date');
    const { findings } = await readOne({
      local: ['ev-1,,stay-1,no-unit-found,2026-03-01,,'],
      rows: success,
      map,
    });
    expect(findings).toEqual([at('reason-without-its-date', 'Reason')]);
  });

  it('whose day is no day of the calendar has one finding, about the day', async () => {
    const { findings } = await readOne({
      local: ['ev-1,,stay-1,no-unit-found,2026-02-30,,'],
      rows: success,
    });
    expect(findings).toEqual([at('date-not-real', 'ReasonDate')]);
  });

  it('is missed beside a day on a successful referral, and not beside one on an unsuccessful one', async () => {
    const local = ['ev-1,2026-02-03,,,2026-03-01,,'];
    expect((await readOne({ local, rows: success })).findings).toEqual([
      at('reason-date-without-reason', 'ReasonDate'),
    ]);
    expect((await readOne({ local })).findings).toEqual([]);
  });

  it('on a referral without a result has no place', async () => {
    const { referral, findings } = await readOne({
      local: ['ev-1,,,no-unit-found,2026-03-01,,'],
      rows: { events: [OPEN] },
    });
    expect(findings).toEqual([at('reason-before-success', 'Reason')]);
    expect(typesOf(referral)).toEqual(['referred']);
  });
});

describe('a local file', () => {
  it('may be spread over several, each joined by its own column', async () => {
    const files = {
      ...smallExport(),
      'CustomDates.csv': 'Referral,Seen\nev-1,2026-02-03\n',
      'extra.csv': 'EventID,Why\nev-1,declined-unit\n',
    };
    const localFields: readonly LocalField[] = [
      { file: 'CustomDates.csv', column: 'Seen', meaning: 'date-acknowledged', key: 'Referral' },
      { file: 'extra.csv', column: 'Why', meaning: 'not-housed-reason' },
    ];
    const read = await readExport(memorySource(files), { localFields });
    const [referral] = [...read.referrals()];
    expect(read.findings).toEqual([]);
    expect(read.localMeanings).toEqual(['date-acknowledged', 'not-housed-reason']);
    expect(typesOf(referral!)).toEqual(['referred', 'acknowledged', 'resolved']);
    expect(referral!.unknowable).toEqual(['actor']);
  });

  it('whose rows name no referral is said once, with their number; deleted and empty rows are not counted', async () => {
    const { findings } = await readExport(
      sourceOf({
        local: [
          'ev-8,2026-02-03,,,,,',
          'ev-9,,stay-1,,,,',
          'ev-7,,,,,,',
          'ev-6,2026-02-03,,,,,2026-03-01 00:00:00',
        ],
      }),
      { localFields: MAP },
    );
    expect(findings.map(({ code, file, message }) => [code, file, message])).toEqual([
      [
        'local-row-without-referral',
        FILE,
        'The rows of a local file name housing referrals of the export: 2 do not.',
      ],
    ]);
  });

  it('that names a referral twice is read by the first row', async () => {
    const { referral, findings } = await readOne({
      local: ['ev-1,2026-02-03,,declined-unit,,,', 'ev-1,2026-02-04,,,,,'],
    });
    expect(findings).toEqual([
      { code: 'duplicate-key', file: FILE, line: 3, eventId: 'ev-1', field: 'EventID' },
    ]);
    expect(dataOf(referral)[1]).toEqual(['acknowledged', { acknowledgedOn: '2026-02-03' }]);
  });

  it('with a date that is none leaves that fact unknown, not absent', async () => {
    const { referral, findings } = await readOne({ local: ['ev-1,2026-02-30,,declined-unit,,,'] });
    expect(findings).toEqual([at('date-not-real', 'Acknowledged')]);
    expect(referral.unknowable).toEqual(['acknowledgement', 'actor']);
    expect(audit(referral.events, referral).findings).toEqual([]);
  });

  it.each<[string, LocalMeaning, string]>([
    ['EventID,Enrollment,Reason,ReasonDate,List', 'date-acknowledged', 'acknowledgement'],
    ['EventID,Acknowledged,Enrollment,ReasonDate,List', 'not-housed-reason', 'reason'],
  ])('with the header %s leaves %s unknown', async (header, meaning, asked) => {
    const given = { local: [], header };
    const read = await readExport(sourceOf(given), { localFields: MAP });
    expect(read.findings.map(({ code, file }) => [code, file])).toEqual([['column-missing', FILE]]);
    expect(read.localMeanings).not.toContain(meaning);
    expect([...read.referrals()][0]!.unknowable).toEqual([asked, 'actor']);
  });

  it('that is not there is a finding, and what it would tell is unknown', async () => {
    const read = await readExport(memorySource(smallExport()), { localFields: MAP });
    expect(read.findings.map(({ code, file }) => [code, file])).toEqual([['file-missing', FILE]]);
    expect(read.localMeanings).toEqual([]);
    expect([...read.referrals()][0]!.unknowable).toEqual(['acknowledgement', 'reason', 'actor']);
  });

  it('is not opened where the map does not name it', async () => {
    const opened: string[] = [];
    const source = sourceOf({ local: ['ev-1,2026-02-03,,,,,'] });
    const watched = {
      ...source,
      open: (name: string) => {
        opened.push(name);
        return source.open(name);
      },
    };
    await readExport(watched);
    expect(opened).not.toContain(FILE);
    await readExport(watched, { localFields: MAP });
    expect(opened.filter((name) => name === FILE)).toHaveLength(1);
  });

  it('puts nothing of what stands in it into a finding but the EventID', async () => {
    const secret = 'Maria Example 1980-01-01';
    const { findings } = await auditExport(
      sourceOf({
        local: [`ev-1,${secret},${secret.repeat(3)},${secret},${secret},${secret.repeat(3)},`, `${secret},1`],
      }),
      {
        localFields: MAP.map((field) =>
          field.meaning === 'not-housed-reason' ? { ...field, values: {} } : field,
        ),
      },
    );
    expect(findings.length).toBeGreaterThan(4);
    expect(JSON.stringify(findings)).not.toMatch(/Maria|1980/);
  });
});
