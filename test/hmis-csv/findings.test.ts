import { auditExport, CSV_RULES, type CsvFinding, type CsvRuleCode } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import {
  ACCEPTED,
  type Content,
  memorySource,
  PROJECTS,
  type Row,
  SOUND,
  type SmallExport,
  STAY,
  smallExport,
} from './small-export.js';

type Files = Readonly<Record<string, Content>>;
type Found = Partial<CsvFinding>;

interface Case {
  readonly name: string;
  readonly code: CsvFinding['code'];
  readonly files: Files;
  /** What the finding must say, at least. */
  readonly found: Found;
  /** The nearest export in which the rule finds nothing. */
  readonly sound?: Files;
}

const event = (changed: Row): SmallExport => ({ events: [{ ...SOUND, ...changed }] });
const files = (changed: Readonly<Record<string, Content | undefined>>, rows: SmallExport = {}): Files =>
  Object.fromEntries(
    Object.entries({ ...smallExport(rows), ...changed }).filter((entry): entry is [string, Content] => {
      return entry[1] !== undefined;
    }),
  );
const edited = (name: string, from: string | RegExp, to: string): Files => {
  const text = smallExport()[name]!;
  expect(text).toMatch(from);
  return files({ [name]: text.replace(from, to) });
};
const failing = (code?: string) => Object.assign(new Error('secret: client-1'), { code });
const onEvent: Found = { file: 'Event.csv', line: 2, eventId: 'ev-1' };
const extra = 'ev-2,ce-1,client-1,2026-02-02,13,,,rrh,,,,,,,x1\n';
const withLine = (line: string) => files({ 'Event.csv': `${smallExport()['Event.csv']}${line}` });
const SPOUSE: Row = {
  EnrollmentID: 'ce-2',
  PersonalID: 'client-1',
  ProjectID: 'ce',
  EntryDate: '2026-01-20',
};
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

const CASES: readonly Case[] = [
  {
    name: 'a file is not there',
    code: 'file-missing',
    files: files({ 'Enrollment.csv': undefined }),
    found: { file: 'Enrollment.csv', severity: 'error' },
    sound: files({ 'Organization.csv': undefined, 'Funder.csv': undefined }),
  },
  {
    name: 'a file is empty',
    code: 'file-unreadable',
    files: files({ 'Project.csv': '' }),
    found: { file: 'Project.csv', message: 'Every file of the export can be read: it is empty.' },
    sound: files({}, { projects: [] }),
  },
  {
    name: 'a file has the header of another table',
    code: 'file-unreadable',
    files: files({ 'Enrollment.csv': 'a,b\n1,2\n' }),
    found: {
      file: 'Enrollment.csv',
      message:
        'Every file of the export can be read: its header has no column EnrollmentID, PersonalID, ProjectID, EntryDate.',
    },
  },
  {
    name: 'a folder stands in a file’s place',
    code: 'file-unreadable',
    files: files({ 'Export.csv': failing('EISDIR') }),
    found: { file: 'Export.csv', message: 'Every file of the export can be read: it is a folder.' },
  },
  {
    name: 'a file may not be read',
    code: 'file-unreadable',
    files: files({ 'Funder.csv': failing('EACCES') }),
    found: { file: 'Funder.csv', message: 'Every file of the export can be read: permission is denied.' },
  },
  {
    name: 'a name is in other letters',
    code: 'file-name-not-huds',
    files: files({ 'Project.csv': undefined, 'project.CSV': smallExport()['Project.csv'] }),
    found: { file: 'Project.csv', severity: 'warning' },
    sound: files({}),
  },
  {
    name: 'a name stands a second time in other letters',
    code: 'file-name-not-huds',
    files: files({ 'event.csv': smallExport({ events: [] })['Event.csv'] }),
    found: {
      file: 'Event.csv',
      message: 'A file has the name that HUD gives it: 2 differ in letters alone, and one was read.',
    },
  },
  {
    name: 'a file is UTF-16',
    code: 'file-not-utf-8',
    files: files({ 'Project.csv': utf16(smallExport()['Project.csv']!) }),
    found: { file: 'Project.csv', message: 'A file is UTF-8: this one is UTF-16LE.' },
    sound: files({ 'Project.csv': `\uFEFF${smallExport()['Project.csv']}` }),
  },
  {
    name: 'a column is missing',
    code: 'column-missing',
    files: edited('Event.csv', 'ReferralResult', 'Outcome'),
    found: { file: 'Event.csv', line: 1, field: 'ReferralResult' },
    sound: edited('Event.csv', 'LocationCrisisOrPHHousing', 'LocationCrisisorPHHousing'),
  },
  {
    name: 'a column stands twice',
    code: 'column-twice',
    files: edited('Event.csv', 'UserID', 'ResultDate'),
    found: { file: 'Event.csv', line: 1, field: 'ResultDate' },
    sound: edited('Event.csv', 'UserID', 'ExportID'),
  },
  {
    name: 'a column’s name has spaces around it',
    code: 'column-name-not-huds',
    files: edited('Event.csv', 'ResultDate', ' ResultDate '),
    found: { file: 'Event.csv', line: 1, field: 'ResultDate' },
    sound: edited('Event.csv', 'ResultDate', '"ResultDate"'),
  },
  {
    name: 'a quote is never closed',
    code: 'quotes-torn',
    files: withLine(`"${extra}`),
    found: { file: 'Event.csv', line: 3 },
    sound: withLine(extra.replace('ev-2', '"ev-2"')),
  },
  {
    name: 'a line is longer than any that is read',
    code: 'line-too-long',
    files: withLine(`${'x'.repeat(17_000_000)}\n`),
    found: { file: 'Event.csv', line: 3 },
    sound: withLine(extra.replace('rrh', `"${'x'.repeat(1_000_000)}"`)),
  },
  {
    name: 'a row has a value too many',
    code: 'row-ragged',
    files: withLine(extra.replace('ev-2', 'ev-2,ev-2')),
    found: { file: 'Event.csv', line: 3, expected: { values: 15 } },
    sound: withLine(extra.replace('\n', ',,\n')),
  },
  {
    name: 'a row has a value too few',
    code: 'row-ragged',
    files: withLine(extra.replace(',x1', '')),
    found: { file: 'Event.csv', line: 3, expected: { values: 15 } },
  },
  {
    name: 'a row is of another encoding',
    code: 'characters-damaged',
    files: files({ 'Event.csv': latin1(smallExport(event({ UserID: 'José' }))['Event.csv']!) }),
    found: onEvent,
    sound: files({}, event({ UserID: 'José' })),
  },
  {
    name: 'a row holds a zero',
    code: 'characters-damaged',
    files: files({}, event({ UserID: 'a\0' })),
    found: onEvent,
  },
  ...['EventID', 'EnrollmentID', 'PersonalID', 'EventDate', 'Event'].map(
    (field): Case => ({
      name: `a referral has no ${field}`,
      code: 'value-missing',
      files: files({}, event({ [field]: '""' })),
      found: { file: 'Event.csv', line: 2, field },
      sound: files({}, event({ LocationCrisisOrPHHousing: '""' })),
    }),
  ),
  ...['EventID', 'PersonalID'].map(
    (field): Case => ({
      name: `another event has no ${field}`,
      code: 'value-missing',
      files: files({}, { events: [{ EventID: 'ev-1', PersonalID: 'client-1', Event: 4, [field]: '' }] }),
      found: { file: 'Event.csv', line: 2, field },
      sound: files({}, { events: [{ EventID: 'ev-1', PersonalID: 'client-1', Event: 4 }] }),
    }),
  ),
  {
    name: 'a code is a word',
    code: 'value-unreadable',
    files: files({}, event({ ReferralResult: 'declined' })),
    found: { ...onEvent, field: 'ReferralResult', expected: { form: 'a whole number' } },
    sound: files({}, event({ ReferralResult: ' 2 ' })),
  },
  {
    name: 'an identifier is longer than an event can hold',
    code: 'value-unreadable',
    files: files({}, event({ EventID: 'e'.repeat(65) })),
    found: { file: 'Event.csv', line: 2, field: 'EventID', expected: { form: '1 to 64 characters' } },
    sound: files({}, event({ EventID: 'e'.repeat(64) })),
  },
  {
    name: 'the day of a referral is none',
    code: 'date-not-real',
    files: files({}, event({ EventDate: '2026-02-30' })),
    found: { ...onEvent, field: 'EventDate', expected: { form: 'YYYY-MM-DD' } },
    sound: files({}, event({ EventDate: '2024-02-29' })),
  },
  {
    name: 'the day of a result is written as a spreadsheet writes it',
    code: 'date-not-real',
    files: files({}, event({ ResultDate: '2/9/2026' })),
    found: { ...onEvent, field: 'ResultDate' },
  },
  {
    name: 'a day has a time of day',
    code: 'value-not-in-huds-form',
    files: files({}, event({ ResultDate: '2026-02-09 00:00:00' })),
    found: { ...onEvent, field: 'ResultDate' },
    sound: files({}),
  },
  {
    name: 'two referrals have one EventID',
    code: 'duplicate-key',
    files: files({}, { events: [SOUND, { ...SOUND, EventDate: '2026-02-01' }] }),
    found: { file: 'Event.csv', line: 3, eventId: 'ev-1', field: 'EventID' },
    sound: files({}, { events: [{ ...SOUND, DateDeleted: '2026-02-10 08:00:00' }, SOUND] }),
  },
  {
    name: 'two enrollments have one EnrollmentID',
    code: 'duplicate-key',
    files: files({}, { events: [ACCEPTED], stays: [STAY, STAY] }),
    found: { file: 'Enrollment.csv', line: 4, field: 'EnrollmentID' },
    sound: files({}, { events: [ACCEPTED], stays: [{ ...STAY, DateDeleted: '2026-03-01' }, STAY] }),
  },
  {
    name: 'two projects have one ProjectID',
    code: 'duplicate-key',
    files: files({}, { projects: [...PROJECTS, PROJECTS[0]!] }),
    found: { file: 'Project.csv', line: 6, field: 'ProjectID' },
  },
  {
    name: 'Export.csv has no row',
    code: 'export-not-one-row',
    files: files({}, { exported: [] }),
    found: { file: 'Export.csv', message: 'Export.csv has one row: this one has 0.' },
    sound: files({}),
  },
  {
    name: 'Export.csv has two rows',
    code: 'export-not-one-row',
    files: files({}, { exported: [1, 2].map(() => ({ ExportID: 'x', ExportDate: '2026-04-01 06:00:00' })) }),
    found: { file: 'Export.csv' },
  },
  {
    name: 'a project’s organization is not in the export',
    code: 'organization-not-in-export',
    files: files({}, { organizations: [{ OrganizationID: 'harbor' }] }),
    found: { file: 'Project.csv', line: 2, field: 'OrganizationID' },
    sound: files({ 'Organization.csv': undefined }),
  },
  {
    name: 'an event’s enrollment is not in the export',
    code: 'enrollment-not-in-export',
    files: files({}, event({ EnrollmentID: 'ce-2' })),
    found: { ...onEvent, field: 'EnrollmentID', severity: 'warning' },
    sound: files({ 'Enrollment.csv': undefined }, event({ EnrollmentID: 'ce-2' })),
  },
  {
    name: 'a location is free text',
    code: 'location-not-a-project',
    files: files({}, event({ LocationCrisisOrPHHousing: 'Harbor House' })),
    found: { ...onEvent, field: 'LocationCrisisOrPHHousing', severity: 'warning' },
    sound: files({}, event({ Event: 18, LocationCrisisOrPHHousing: 'Harbor House' })),
  },
  {
    name: 'an event type is none of HUD’s',
    code: 'unknown-event-code',
    files: files({}, event({ Event: 19 })),
    found: { ...onEvent, field: 'Event' },
    sound: files({}, event({ Event: 18, LocationCrisisOrPHHousing: '' })),
  },
  ...[0, 4, 8, 9, 99].map(
    (ReferralResult): Case => ({
      name: `a result is ${ReferralResult}`,
      code: 'unknown-result-code',
      files: files({}, event({ ReferralResult })),
      found: { ...onEvent, field: 'ReferralResult', expected: { oneOf: [1, 2, 3] } },
      sound: files({}, event({ ReferralResult: 3 })),
    }),
  ),
  ...(['ReferralResult', 'ResultDate'] as const).map(
    (field): Case => ({
      name: `another event has a ${field}`,
      code: 'result-on-a-type-that-takes-none',
      files: files({}, event({ Event: 4, ReferralResult: '', ResultDate: '', [field]: SOUND[field]! })),
      found: { ...onEvent, field },
      sound: files({}, event({ Event: 4, ReferralResult: '', ResultDate: '' })),
    }),
  ),
  {
    name: 'there is a day of a result, and no result',
    code: 'date-without-result',
    files: files({}, event({ ReferralResult: '' })),
    found: { ...onEvent, field: 'ReferralResult' },
    sound: files({}, event({ ReferralResult: '', ResultDate: '' })),
  },
  {
    name: 'two enrollments fit equally well',
    code: 'enrollment-ambiguous',
    files: files({}, { events: [ACCEPTED], stays: [STAY, { ...STAY, EnrollmentID: 'stay-2' }] }),
    found: { ...onEvent, severity: 'warning' },
    sound: files(
      {},
      {
        events: [ACCEPTED],
        stays: [STAY, { ...STAY, EnrollmentID: 'stay-2', EntryDate: '2026-02-10' }],
      },
    ),
  },
  {
    name: 'an accepted client is enrolled nowhere',
    code: 'success-without-enrollment',
    files: files({}, { events: [ACCEPTED] }),
    found: { ...onEvent, severity: 'error' },
    sound: files({}, { events: [ACCEPTED], stays: [STAY] }),
  },
  {
    name: 'a result is dated before its event',
    code: 'date-before-the-fact-it-follows',
    files: files({}, event({ ResultDate: '2026-02-01' })),
    found: { ...onEvent, field: 'ResultDate', expected: { onOrAfter: '2026-02-02' } },
    sound: files({}, event({ ResultDate: '2026-02-02' })),
  },
  {
    name: 'a result has no date',
    code: 'result-date-missing',
    files: files({}, event({ ResultDate: '' })),
    found: { ...onEvent, field: 'ResultDate' },
    sound: files({}, event({ ResultDate: '2/9/2026' })),
  },
  {
    name: 'a success is dated otherwise than its enrollment',
    code: 'result-date-not-enrollment-date',
    files: files({}, { events: [{ ...ACCEPTED, ResultDate: '2026-02-10' }], stays: [STAY] }),
    found: { ...onEvent, severity: 'warning', expected: { is: '2026-02-09' } },
    sound: files({}, { events: [ACCEPTED], stays: [STAY] }),
  },
  {
    name: 'a referral names no location',
    code: 'receiving-project-missing',
    files: files({}, event({ LocationCrisisOrPHHousing: '' })),
    found: { ...onEvent, field: 'LocationCrisisOrPHHousing' },
    sound: files({}, event({ LocationCrisisOrPHHousing: 'Harbor House' })),
  },
  {
    name: 'an event type does not fit the receiving project',
    code: 'event-type-not-the-projects',
    files: files({}, event({ LocationCrisisOrPHHousing: 'th' })),
    found: { ...onEvent, field: 'Event', expected: { oneOf: [11, 12] } },
    sound: files({}, event({ Event: 12, LocationCrisisOrPHHousing: 'th' })),
  },
  {
    name: 'a joint opening is at a project that no joint component funds',
    code: 'event-type-not-the-projects',
    files: files({}, event({ Event: 12 })),
    found: { ...onEvent, field: 'Event' },
    sound: files({ 'Funder.csv': undefined }, event({ Event: 12 })),
  },
  {
    name: 'a referral is dated after the export',
    code: 'date-after-recorded',
    files: files({}, event({ EventDate: '2026-04-02', ReferralResult: '', ResultDate: '' })),
    found: { ...onEvent, field: 'EventDate', expected: { onOrBefore: '2026-04-01' } },
    sound: files(
      { 'Export.csv': undefined },
      event({ EventDate: '2026-04-02', ReferralResult: '', ResultDate: '' }),
    ),
  },
  {
    name: 'two referrals claim one enrollment',
    code: 'enrollment-linked-twice',
    files: files(
      {},
      { events: [{ ...ACCEPTED, EventDate: '2026-02-03', EventID: 'later' }, ACCEPTED], stays: [STAY] },
    ),
    found: { file: 'Event.csv', line: 2, eventId: 'later', severity: 'warning' },
    sound: files(
      {},
      {
        events: [
          { ...ACCEPTED, EventDate: '2026-02-10', EventID: 'later', ResultDate: '2026-02-12' },
          ACCEPTED,
        ],
        stays: [STAY, { ...STAY, EnrollmentID: 'stay-2', EntryDate: '2026-02-12' }],
      },
    ),
  },
  {
    name: 'a referral is dated after the exit from its enrollment',
    code: 'event-after-exit',
    files: files({}, { exits: [{ EnrollmentID: 'ce-1', ExitDate: '2026-02-01' }] }),
    found: { ...onEvent, field: 'EventDate', severity: 'warning', expected: { onOrBefore: '2026-02-01' } },
    sound: files({}, { exits: [{ EnrollmentID: 'ce-1', ExitDate: '2026-02-02' }] }),
  },
  {
    name: 'a referral has waited for its result for 15 days',
    code: 'outstanding-referral',
    files: files({}, event({ EventDate: '2026-03-17', ReferralResult: '', ResultDate: '' })),
    found: { ...onEvent, field: 'ResultDate', severity: 'warning', expected: { onOrBefore: '2026-03-31' } },
    sound: files({}, event({ EventDate: '2026-03-18', ReferralResult: '', ResultDate: '' })),
  },
  {
    name: 'a referral is about the spouse of the head of household',
    code: 'not-head-of-household',
    files: files({}, { ...event({ EnrollmentID: 'ce-2' }), stays: [{ ...SPOUSE, RelationshipToHoH: 3 }] }),
    found: {
      ...onEvent,
      field: 'PersonalID',
      severity: 'warning',
      expected: { form: 'the PersonalID of the head of household' },
    },
    sound: files({}, { ...event({ EnrollmentID: 'ce-2' }), stays: [SPOUSE] }),
  },
  {
    name: 'a voucher of the retired type is referred to under the FY2026 standards',
    code: 'retired-event-type',
    files: files({}, event({ Event: 17, LocationCrisisOrPHHousing: '', EventDate: '2025-10-01' })),
    found: {
      ...onEvent,
      field: 'Event',
      severity: 'error',
      expected: { oneOf: [10, 11, 12, 13, 14, 15, 18] },
    },
    sound: files({}, event({ Event: 17, LocationCrisisOrPHHousing: '', EventDate: '2025-09-30' })),
  },
];

/** What no file of this size and kind shows; tested where it belongs. */
const ELSEWHERE: readonly CsvRuleCode[] = ['file-cut-short'];

const findingsOf = async (given: Files) => (await auditExport(memorySource(given))).findings;

describe('a small export', () => {
  it('is sound as it stands, open, declined and accepted', async () => {
    const open = { ...SOUND, EventDate: '2026-03-20', ReferralResult: '', ResultDate: '' };
    for (const rows of [{}, { events: [open] }, { events: [ACCEPTED], stays: [STAY] }]) {
      expect(await findingsOf(smallExport(rows))).toStrictEqual([]);
    }
  });

  it.each(CASES)('is reported ($code) when $name', async ({ code, files: given, found }) => {
    const of = (await findingsOf(given)).filter((finding) => finding.code === code);
    expect(of).toStrictEqual([expect.objectContaining({ code, ...found })]);
  });

  it.each(CASES.filter(({ sound }) => sound !== undefined))(
    'is not reported ($code) when it is all but that: $name',
    async ({ code, sound = {} }) => {
      const codes = (await findingsOf(sound)).map((finding) => finding.code);
      expect(codes).not.toContain(code);
    },
  );

  it('has been made to break every rule on HUD CSV files', () => {
    const broken = new Set([...CASES.map(({ code }) => code), ...ELSEWHERE]);
    const ofOneExport = CSV_RULES.filter(({ needs }) => needs === undefined);
    expect(ofOneExport.map(({ code }) => code).filter((code) => !broken.has(code))).toStrictEqual([]);
  });

  it('whose copying stopped half-way is read as far as it goes', async () => {
    const source = memorySource(smallExport());
    const cut = {
      ...source,
      async *open(name: string) {
        yield* source.open(name);
        if (name === 'Event.csv') throw failing('EIO');
      },
    };
    const { findings, counts } = await auditExport(cut);
    expect(findings.map(({ code, file }) => [code, file])).toStrictEqual([['file-cut-short', 'Event.csv']]);
    expect(counts.housingReferrals).toBe(1);
  });

  it('is told of one fault once: what the row says already, no rule says again', async () => {
    const codes = async (rows: SmallExport) => (await findingsOf(smallExport(rows))).map(({ code }) => code);
    expect(await codes(event({ LocationCrisisOrPHHousing: 'free text' }))).toStrictEqual([
      'location-not-a-project',
    ]);
    expect(await codes(event({ ResultDate: '2026-02-30' }))).toStrictEqual(['date-not-real']);
    expect(await codes(event({ ReferralResult: 9 }))).toStrictEqual(['unknown-result-code']);
    expect(await codes(event({ ReferralResult: 'no' }))).toStrictEqual(['value-unreadable']);
  });
});

describe('a rule on HUD CSV files', () => {
  it.each(CSV_RULES)('$code is written as a sentence, with its reason and its source', (rule) => {
    expect(rule.title).toMatch(/^[A-Z].*\.$/);
    expect(rule.because).toMatch(/\.$/);
    expect(rule.source).not.toBe('');
    expect(rule.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
