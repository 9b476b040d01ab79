import {
  type Asked,
  type CalendarDate,
  type DateTime,
  decide,
  type EntryMetadata,
  initialState,
  type NewReferralEvent,
  type ReferralCommand,
  type ReferralEvent,
} from 'ce-referrals';
import {
  type History,
  type HistoryWithUnknowable,
  NOT_HELD,
  notHeldOf,
  writeExport,
} from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { EXPORTED, writeFiles } from './written-files.js';

const HEADER =
  'EventID,EnrollmentID,PersonalID,EventDate,Event,ProbSolDivRRResult,ReferralCaseManageAfter,LocationCrisisOrPHHousing,ReferralResult,ResultDate,DateCreated,DateUpdated,UserID,DateDeleted,ExportID';

const STAFF = { userId: 'u-1', organizationId: 'lead', role: 'priority-list-manager' } as const;
const PROVIDER = { userId: 'u-2', organizationId: 'harbor', role: 'housing-provider' } as const;

type Metadata = Pick<EntryMetadata, 'recordedAt' | 'recordedBy'>;
const by = (recordedBy: Metadata['recordedBy'], recordedAt: DateTime): Metadata => ({
  recordedAt,
  recordedBy,
});

const REFER = {
  type: 'refer',
  data: {
    referralId: 'ev-1',
    personalId: 'client-1',
    enrollmentId: 'ce-1',
    eventType: 13,
    projectId: 'rrh',
    organizationId: 'harbor',
    referredOn: '2026-02-02',
  },
  metadata: by(STAFF, '2026-02-03T09:15-06:00'),
} as const satisfies ReferralCommand;

const ACKNOWLEDGE: ReferralCommand = {
  type: 'acknowledge',
  data: { acknowledgedOn: '2026-02-04' },
  metadata: by(PROVIDER, '2026-02-04T10:00:00Z'),
};

const ENROLL: ReferralCommand = {
  type: 'enroll',
  data: { enrollmentId: 'stay-1', personalId: 'client-1', projectId: 'rrh', enrolledOn: '2026-02-10' },
  metadata: by(PROVIDER, '2026-02-10T10:00:00Z'),
};

const SUCCEED: ReferralCommand = {
  type: 'resolve-successful',
  data: {},
  metadata: by(PROVIDER, '2026-02-11T23:59:59.999+14:00'),
};

const REJECT: ReferralCommand = {
  type: 'resolve-unsuccessful',
  data: { result: 'provider-rejected', resultDate: '2026-02-12', notHousedReason: 'income' },
  metadata: by(PROVIDER, '2026-02-12T08:00:30'),
};

const ADD_REASON: ReferralCommand = {
  type: 'add-not-housed-reason',
  data: { reason: 'no-unit-found', addedOn: '2026-05-05' },
  metadata: by(PROVIDER, '2026-05-06T08:00:00'),
};

const voided = (voidedOn: CalendarDate, recordedAt: DateTime): ReferralCommand => ({
  type: 'void',
  data: { of: 'referral', reason: 'entered-in-error', voidedOn },
  metadata: by(STAFF, recordedAt),
});

/** The events of commands that are all accepted. */
function historyOf(...commands: readonly ReferralCommand[]): readonly NewReferralEvent[] {
  let state = initialState;
  return commands.flatMap((command) => {
    const decision = decide(command, state);
    if (!decision.ok) throw new Error(decision.violations.map(({ code }) => code).join());
    ({ state } = decision);
    return decision.events;
  });
}

/** The same events with fields of their data replaced: what a log may hold that `decide` did not make. */
function changed(events: readonly ReferralEvent[], fields: Readonly<Record<string, unknown>>): History {
  return events.map((event) => ({
    ...event,
    data: Object.fromEntries(
      Object.entries(event.data).map(([key, value]) => [key, key in fields ? fields[key] : value]),
    ),
  })) as unknown as readonly ReferralEvent[];
}

const imported = (metadata: object): readonly ReferralEvent[] => [
  { type: 'referred', data: REFER.data, metadata: { source: 'import', ...metadata } },
];

const COMPLETE = {
  sourceCreated: '2026-02-03 09:15:00',
  sourceUpdated: '2026-02-04 10:00:00',
  sourceUserId: '11',
};

async function rowsOf(
  file: string,
  ...histories: readonly (History | HistoryWithUnknowable)[]
): Promise<readonly string[]> {
  const { files } = await writeFiles(histories);
  return files[file]!.trimEnd().split('\n').slice(1);
}

async function cell(column: string, history: History): Promise<string | undefined> {
  const [row] = await rowsOf('Event.csv', history);
  return row?.split(',')[HEADER.split(',').indexOf(column)];
}

async function faultsOf(history: History) {
  const { files, findings } = await writeFiles([history]);
  const rows = files['Event.csv']!.split('\n').length - 2;
  return {
    rows,
    faults: findings.map(({ finding: { code, severity, file, field } }) => ({ code, severity, file, field })),
  };
}

const refusal = (code: string, field: string, file = 'Event.csv') => ({
  rows: 0,
  faults: [{ code, severity: 'error', file, field }],
});
const written = { rows: 1, faults: [] };

describe('A referral is written', () => {
  it('with HUD’s 15 columns in HUD’s order, text quoted, numbers and dates bare, nothing for null', async () => {
    const { files, findings } = await writeFiles(
      [historyOf(REFER), historyOf(REFER, ACKNOWLEDGE, REJECT)].map((events, index) =>
        changed(events, { referralId: `ev-${index + 1}` }),
      ),
    );
    expect(findings).toEqual([]);
    expect(files['Event.csv']).toBe(
      [
        HEADER,
        '"ev-1","ce-1","client-1",2026-02-02,13,,,"rrh",,,2026-02-03 09:15:00,2026-02-03 09:15:00,"u-1",,"x1"',
        '"ev-2","ce-1","client-1",2026-02-02,13,,,"rrh",3,2026-02-12,2026-02-03 09:15:00,2026-02-12 08:00:30,"u-2",,"x1"',
        '',
      ].join('\n'),
    );
  });

  it('with the export’s own row in Export.csv, in HUD’s 19 columns', async () => {
    const { files } = await writeFiles([]);
    expect(files['Export.csv']).toBe(
      [
        'ExportID,SourceType,SourceID,SourceName,SourceContactFirst,SourceContactLast,SourceContactPhone,SourceContactExtension,SourceContactEmail,ExportDate,ExportStartDate,ExportEndDate,SoftwareName,SoftwareVersion,CSVVersion,ExportPeriodType,ExportDirective,HashStatus,ImplementationID',
        '"x1",1,"XX-500",,,,,,,2099-12-31 06:00:00,1900-01-01,2099-12-31,,,"2026 v1.0",3,2,1,"XX-500-TEST"',
        '',
      ].join('\n'),
    );
    expect(files['Event.csv']).toBe(`${HEADER}\n`);
  });

  it('with what HUD has no column for in a file of our own, where there is something to say', async () => {
    const histories = [
      [REFER],
      [REFER, ACKNOWLEDGE],
      [REFER, ACKNOWLEDGE, ENROLL],
      [REFER, ACKNOWLEDGE, ENROLL, SUCCEED, ADD_REASON],
      [REFER, ACKNOWLEDGE, REJECT],
      [REFER, ACKNOWLEDGE, voided('2026-02-05', '2026-02-05T10:00:00')],
    ].map((commands, index) => changed(historyOf(...commands), { referralId: `ev-${index}` }));
    const { files } = await writeFiles(histories);
    expect(files['CustomReferral.csv']).toBe(
      [
        'EventID,DateAcknowledged,ResultingEnrollmentID,NotHousedReason,NotHousedReasonDate,ReasonListVersion,NotKnown,DateDeleted,ExportID',
        '"ev-1",2026-02-04,,,,,,,"x1"',
        '"ev-2",2026-02-04,"stay-1",,,,,,"x1"',
        '"ev-3",2026-02-04,"stay-1","no-unit-found",2026-05-05,"ce-referrals-1",,,"x1"',
        '"ev-4",2026-02-04,,"income",,"ce-referrals-1",,,"x1"',
        '"ev-5",2026-02-04,,,,,,2026-02-05 10:00:00,"x1"',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['client-accepted', '1'],
    ['client-rejected', '2'],
    ['provider-rejected', '3'],
  ])('with the result %s as HUD’s %s', async (result, code) => {
    expect(await cell('ReferralResult', changed(historyOf(REFER, ACKNOWLEDGE, REJECT), { result }))).toBe(
      code,
    );
  });

  it('with a location for types 10 to 15 alone', async () => {
    const location = (eventType: number) =>
      cell('LocationCrisisOrPHHousing', changed(historyOf(REFER), { eventType }));
    expect(await location(10)).toBe('"rrh"');
    expect(await location(15)).toBe('"rrh"');
    expect(await location(17)).toBe('');
    expect(await location(18)).toBe('');
  });

  it('with the clock of the first and the last record: no offset moves it, and fractions are cut', async () => {
    const events = historyOf(REFER, ACKNOWLEDGE, ENROLL, SUCCEED);
    expect(await cell('DateCreated', events)).toBe('2026-02-03 09:15:00');
    expect(await cell('DateUpdated', events)).toBe('2026-02-11 23:59:59');
    expect(await cell('UserID', events)).toBe('"u-2"');
  });

  it('with the source’s own times and user where it was imported, whatever was told beside the row', async () => {
    const acknowledged: ReferralEvent = {
      type: 'acknowledged',
      data: { acknowledgedOn: '2026-02-04' },
      metadata: { source: 'import', recordedAt: '2026-04-01T06:00:00' },
    };
    const events = [...imported({ ...COMPLETE, recordedAt: '2026-04-01T06:00:00' }), acknowledged];
    expect(await cell('DateCreated', events)).toBe('2026-02-03 09:15:00');
    expect(await cell('DateUpdated', events)).toBe('2026-02-04 10:00:00');
    expect(await cell('UserID', events)).toBe('"11"');
    expect((await writeFiles([events])).findings).toEqual([]);
  });

  it('with the times of this system once it went on here', async () => {
    const events = [...imported(COMPLETE), ...historyOf(REFER, ACKNOWLEDGE).slice(1)];
    expect(await cell('DateCreated', events)).toBe('2026-02-03 09:15:00');
    expect(await cell('DateUpdated', events)).toBe('2026-02-04 10:00:00');
    expect(await cell('UserID', events)).toBe('"u-2"');
  });

  it('as deleted where it is voided: at the clock of that day, or else at midnight', async () => {
    const deleted = (on: CalendarDate, at: DateTime) => cell('DateDeleted', historyOf(REFER, voided(on, at)));
    expect(await deleted('2026-02-05', '2026-02-05T16:30-06:00')).toBe('2026-02-05 16:30:00');
    expect(await deleted('2026-02-05', '2026-02-06T16:30-06:00')).toBe('2026-02-05 00:00:00');
  });

  it('without an enrollment that was only inferred', async () => {
    const enrolled: ReferralEvent = {
      type: 'enrolled',
      data: { enrollmentId: 'stay-1', personalId: 'client-1', enrolledOn: '2026-02-10' },
      metadata: { source: 'import', inferredBy: 'project-type-fits' },
    };
    const recorded = { ...enrolled, metadata: { source: 'import' } } as ReferralEvent;
    const rowOf = (event: ReferralEvent, unknowable: readonly Asked[] = []) =>
      rowsOf('CustomReferral.csv', { events: [...imported(COMPLETE), event], unknowable });
    expect(await rowOf(enrolled)).toEqual(['"ev-1",,,,,,"enrollment",,"x1"']);
    expect(await rowOf(recorded)).toEqual(['"ev-1",,"stay-1",,,,,,"x1"']);
    expect(await rowOf(recorded, ['enrollment'])).toEqual(['"ev-1",,"stay-1",,,,,,"x1"']);
  });

  it('with what nobody can know of it, and of an import alone with all that it does not tell', async () => {
    const told = imported(COMPLETE);
    const acknowledged = historyOf(REFER, ACKNOWLEDGE).slice(1);
    const rowOf = async (one: Parameters<typeof rowsOf>[1]) =>
      (await rowsOf('CustomReferral.csv', one)).map((row) => row.split(',')[6]);
    expect(await rowOf({ events: told, unknowable: ['actor', 'reason'] })).toEqual(['"reason"']);
    expect(await rowOf({ events: told, unknowable: ['actor'] })).toEqual([]);
    expect(await rowOf(told)).toEqual(['"acknowledgement enrollment reason"']);
    expect(await rowOf([...told, ...acknowledged])).toEqual(['"enrollment reason"']);
    expect(await rowOf(historyOf(REFER))).toEqual([]);
  });

  it('with inner quotes doubled, and commas kept', async () => {
    expect(await rowsOf('Event.csv', changed(historyOf(REFER), { personalId: 'a"b,c' }))).toEqual([
      '"ev-1","ce-1","a""b,c",2026-02-02,13,,,"rrh",,,2026-02-03 09:15:00,2026-02-03 09:15:00,"u-1",,"x1"',
    ]);
  });
});

describe('A referral is refused, and the others are written', () => {
  it('where an identifier has more than HUD’s 32 characters, counted as people count them', async () => {
    const id = (personalId: string) => faultsOf(changed(historyOf(REFER), { personalId }));
    expect(await id('x'.repeat(33))).toEqual(refusal('id-too-long', 'PersonalID'));
    expect(await id('x'.repeat(32))).toEqual(written);
    expect(await id('\u{1F3E0}'.repeat(32))).toEqual(written);
    expect(await id('\u{1F3E0}'.repeat(33))).toEqual(refusal('id-too-long', 'PersonalID'));
  });

  it.each(['<', '>', '[', ']', '{', '}', '\n', '\r', '\u0000', '\uFFFD', '\uD800'])(
    'where text holds %j',
    async (character) => {
      const text = `a${character}b`;
      const change = (fields: object, ...commands: ReferralCommand[]) =>
        faultsOf(changed(historyOf(REFER, ...commands), { ...fields }));
      expect(await change({ projectId: text })).toEqual(
        refusal('character-not-allowed', 'LocationCrisisOrPHHousing'),
      );
      expect(await change({ notHousedReason: text }, ACKNOWLEDGE, REJECT)).toEqual(
        refusal('character-not-allowed', 'NotHousedReason', 'CustomReferral.csv'),
      );
    },
  );

  it.each([' a', 'a ', '\u00A0', '\uFEFFa'])('where text has a space at an end: %j', async (personalId) => {
    expect(await faultsOf(changed(historyOf(REFER), { personalId }))).toEqual(
      refusal('character-not-allowed', 'PersonalID'),
    );
  });

  it('but not for a space inside, or for what looks like a formula', async () => {
    expect(await faultsOf(changed(historyOf(REFER), { personalId: "=a b|()'" }))).toEqual(written);
  });

  it('where a day is none: of the event, the result, the acknowledgement, the reason, the void', async () => {
    const none = '2026-02-30';
    const all = historyOf(REFER, ACKNOWLEDGE, ENROLL, SUCCEED, ADD_REASON);
    expect(await faultsOf(changed(all, { referredOn: none }))).toEqual(refusal('date-not-real', 'EventDate'));
    expect(await faultsOf(changed(all, { resultDate: none }))).toEqual(
      refusal('date-not-real', 'ResultDate'),
    );
    expect(await faultsOf(changed(all, { acknowledgedOn: none }))).toEqual(
      refusal('date-not-real', 'DateAcknowledged', 'CustomReferral.csv'),
    );
    expect(await faultsOf(changed(all, { addedOn: none }))).toEqual(
      refusal('date-not-real', 'NotHousedReasonDate', 'CustomReferral.csv'),
    );
    const gone = historyOf(REFER, voided('2026-02-05', '2026-02-05T16:30'));
    expect(await faultsOf(changed(gone, { voidedOn: none }))).toEqual(
      refusal('date-not-real', 'DateDeleted'),
    );
  });

  it('where it was never made, has no id, or is no housing referral', async () => {
    expect(await faultsOf([])).toEqual({
      rows: 0,
      faults: [{ code: 'not-referred', severity: 'error', file: 'Event.csv', field: undefined }],
    });
    expect(await faultsOf(changed(historyOf(REFER), { referralId: '' }))).toEqual(
      refusal('value-missing', 'EventID'),
    );
    expect(await faultsOf(changed(historyOf(REFER), { eventType: 4 }))).toEqual(
      refusal('not-a-housing-referral', 'Event'),
    );
  });

  it('where another has its id, and the finding says which history it is', async () => {
    const { files, findings } = await writeFiles([historyOf(REFER), historyOf(REFER, ACKNOWLEDGE), []]);
    expect(files['Event.csv']!.split('\n')).toHaveLength(3);
    expect(files['CustomReferral.csv']).not.toContain('ev-1');
    expect(findings.map(({ history, finding }) => [history, finding.code, finding.eventId])).toEqual([
      [1, 'duplicate-key', 'ev-1'],
      [2, 'not-referred', undefined],
    ]);
  });

  it('with every fault at once, and none of them repeats a value', async () => {
    const history = changed(historyOf(REFER), {
      personalId: 'Maria <Example>',
      enrollmentId: 'y'.repeat(40),
    });
    const { findings } = await writeFiles([history]);
    expect(findings.map(({ finding }) => finding.code)).toEqual(['id-too-long', 'character-not-allowed']);
    expect(JSON.stringify(findings)).not.toMatch(/Maria|yyy|client-1/);
  });
});

describe('A referral is written with a warning', () => {
  it('for each thing that HUD requires and nobody knows: it is null, and nothing stands in for it', async () => {
    const { files, findings } = await writeFiles([imported({ recordedAt: '2026-04-01T06:00:00' })]);
    expect(files['Event.csv']).toContain('"ev-1","ce-1","client-1",2026-02-02,13,,,"rrh",,,,,,,"x1"\n');
    expect(findings.map(({ finding: { code, severity, field } }) => [code, severity, field])).toEqual([
      ['value-missing', 'warning', 'DateCreated'],
      ['value-missing', 'warning', 'DateUpdated'],
      ['value-missing', 'warning', 'UserID'],
    ]);
  });

  it('where it has no receiving project, of the types that HUD asks for one', async () => {
    const without = (eventType: number) =>
      faultsOf([
        {
          type: 'referred',
          data: { ...REFER.data, eventType, projectId: undefined },
          metadata: { source: 'import', ...COMPLETE },
        } as unknown as ReferralEvent,
      ]);
    expect((await without(13)).faults.map(({ code, field }) => [code, field])).toEqual([
      ['value-missing', 'LocationCrisisOrPHHousing'],
    ]);
    expect((await without(17)).faults).toEqual([]);
  });

  it('where a time of the source is none that can be read', async () => {
    const { files, findings } = await writeFiles([imported({ ...COMPLETE, sourceCreated: '2/3/2026 9 AM' })]);
    expect(files['Event.csv']).not.toContain('AM');
    expect(findings.map(({ finding: { code, severity, field } }) => [code, severity, field])).toEqual([
      ['value-not-in-huds-form', 'warning', 'DateCreated'],
    ]);
  });
});

describe('An export whose own row cannot be written', () => {
  it.each([
    ['ExportID', { exportId: 'x'.repeat(33) }, 'id-too-long'],
    ['ExportID', { exportId: '' }, 'value-missing'],
    ['SourceName', { sourceName: '<b>' }, 'character-not-allowed'],
    ['ExportDate', { exportedAt: '2026-02-30T00:00' as const }, 'date-not-real'],
    ['ExportDate', { exportedAt: 'today' as DateTime }, 'value-unreadable'],
    ['ExportStartDate', { startDate: '2026-02-30' as const }, 'date-not-real'],
    ['HashStatus', { hashStatus: 1.5 }, 'value-unreadable'],
  ])('is not written at all: %s, %j', async (field, change, code) => {
    const { files, findings } = await writeFiles([historyOf(REFER)], { ...EXPORTED, ...change });
    expect(files).toEqual({});
    expect(
      findings.map(({ history, finding }) => [history, finding.code, finding.file, finding.field]),
    ).toEqual([[undefined, code, 'Export.csv', field]]);
  });
});

describe('Writing is a stream', () => {
  const many = function* (count: number): Generator<History> {
    for (let index = 0; index < count; index += 1)
      yield changed(historyOf(REFER, ACKNOWLEDGE), { referralId: `ev-${index}` });
  };

  it('that gives rows long before the last history is asked for', async () => {
    let asked = 0;
    const endless = async function* (): AsyncGenerator<History> {
      for (;;) {
        yield changed(historyOf(REFER), { referralId: `ev-${asked}` });
        asked += 1;
      }
    };
    for await (const written of writeExport(endless(), EXPORTED)) {
      if (written.kind === 'text' && written.text.includes('"ev-0"')) break;
    }
    expect(asked).toBeLessThan(2000);
  });

  it.each([499, 500, 501, 1000])('whose pieces hold each of %d rows once, in both files', async (count) => {
    const { files } = await writeFiles(many(count));
    const all = Array.from({ length: count }, (_, index) => `"ev-${index}"`);
    for (const file of ['Event.csv', 'CustomReferral.csv']) {
      const rows = files[file]!.trimEnd().split('\n').slice(1);
      expect(rows.map((row) => row.split(',')[0])).toEqual(all);
    }
  });

  it('that passes on what its source throws', async () => {
    const failing = async function* (): AsyncGenerator<History> {
      yield historyOf(REFER);
      throw new Error('the log is gone');
    };
    await expect(writeFiles(failing())).rejects.toThrow('the log is gone');
  });
});

describe('What the files cannot hold', () => {
  it('is a list without repetition, each with a sentence', () => {
    expect(new Set(NOT_HELD.map(({ code }) => code)).size).toBe(NOT_HELD.length);
    for (const { what } of NOT_HELD) expect(what).toMatch(/^[A-Z].*\.$/);
  });

  it('is said of one history, in the order of the list', () => {
    expect(notHeldOf(imported(COMPLETE))).toEqual(['receiving-organization']);
    expect(notHeldOf(historyOf(REFER, voided('2026-02-05', '2026-02-05T16:30')))).toEqual([
      'voided-referral',
      'receiving-organization',
      'who-recorded',
      'when-recorded',
    ]);
    expect(notHeldOf(imported({ ...COMPLETE, tenant: 'a' }))).toEqual([
      'receiving-organization',
      'other-metadata',
    ]);
  });
});
