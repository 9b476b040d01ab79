import { type ExportSource, q10, q10Csv } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { COLUMNS, csv, memorySource, type Row } from './small-export.js';

const RANGE = { from: '2025-10-01', to: '2026-09-30' } as const;
const ASSESSMENT_HEADER =
  'AssessmentID,EnrollmentID,PersonalID,AssessmentDate,AssessmentType,AssessmentLevel,DateDeleted';

const EVENT: Row = {
  EventID: 'ev-1',
  EnrollmentID: 'ce-1',
  PersonalID: 'c-1',
  EventDate: '2026-01-05',
  Event: 13,
};

const assessment = (line: string): string => `${ASSESSMENT_HEADER}\n${line}\n`;
const sourceOf = (events: readonly Row[], assessments = `${ASSESSMENT_HEADER}\n`): ExportSource =>
  memorySource({ 'Event.csv': csv('Event', events), 'Assessment.csv': assessments });
const count = (...events: readonly Row[]) => q10(sourceOf(events), RANGE);

/** The one event row with a number above nought, without the noughts. */
async function counted(...events: readonly Row[]) {
  const { table } = await count(...events);
  return table.events.filter(({ occurrences }) => occurrences > 0);
}

const codes = async (...events: readonly Row[]) =>
  (await count(...events)).findings.map(({ code, line, field }) => [code, line, field]);

describe('Q10', () => {
  it('has the two assessment levels and all 18 event types, whatever is in the export', async () => {
    const { table } = await count();
    expect(table).toMatchObject(RANGE);
    expect(table.assessments).toEqual([
      { level: 1, occurrences: 0 },
      { level: 2, occurrences: 0 },
    ]);
    expect(table.events.map(({ eventType }) => eventType)).toEqual(
      Array.from({ length: 18 }, (_, index) => index + 1),
    );
  });

  it('counts what is dated on either end of the range, and not a day beyond', async () => {
    const on = async (EventDate: string) => (await count({ ...EVENT, EventDate })).events;
    for (const day of ['2025-10-01', '2026-09-30']) expect(await on(day)).toMatchObject({ counted: 1 });
    for (const day of ['2025-09-30', '2026-10-01']) {
      expect(await on(day)).toMatchObject({ counted: 0, outsideRange: 1 });
    }
  });

  it('has an open referral in the first column only', async () => {
    expect(await counted(EVENT)).toEqual([
      {
        eventType: 13,
        occurrences: 1,
        results: { 'client-accepted': 0, 'client-rejected': 0, 'provider-rejected': 0 },
      },
    ]);
  });

  it.each([
    [1, 'client-accepted'],
    [2, 'client-rejected'],
    [3, 'provider-rejected'],
  ])('counts result %i of a referral as %s, and dates it by the event', async (ReferralResult, result) => {
    const late = { ...EVENT, ReferralResult, ResultDate: '2027-01-01' };
    const [row] = await counted(late);
    expect(row?.results).toEqual({
      'client-accepted': 0,
      'client-rejected': 0,
      'provider-rejected': 0,
      [result]: 1,
    });
  });

  it.each([10, 11, 12, 13, 14, 15, 17, 18])('has results for type %i', async (Event) => {
    const [row] = await counted({ ...EVENT, Event, ReferralResult: 1 });
    expect(row?.results?.['client-accepted']).toBe(1);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 16])(
    'has no results for type %i, and says where one stands',
    async (Event) => {
      const event = { ...EVENT, Event, ReferralResult: 1 };
      const [row] = await counted(event);
      expect(row).not.toHaveProperty('results');
      expect(await codes(event)).toEqual([['result-on-a-type-that-takes-none', 2, 'ReferralResult']]);
    },
  );

  it('counts ProbSolDivRRResult = 1 of type 2 only', async () => {
    const ask = (Event: number, ProbSolDivRRResult: number) =>
      counted({ ...EVENT, Event, ProbSolDivRRResult });
    expect(await ask(2, 1)).toEqual([{ eventType: 2, occurrences: 1, rehoused: 1 }]);
    for (const other of [0, 2, 99]) expect((await ask(2, other))[0]?.rehoused).toBe(0);
    expect((await ask(5, 1))[0]).not.toHaveProperty('rehoused');
  });

  it('counts ReferralCaseManageAfter = 1 of type 5 only', async () => {
    const ask = (Event: number, ReferralCaseManageAfter: number) =>
      counted({ ...EVENT, Event, ReferralCaseManageAfter });
    expect(await ask(5, 1)).toEqual([{ eventType: 5, occurrences: 1, aftercare: 1 }]);
    for (const other of [0, 2, 99]) expect((await ask(5, other))[0]?.aftercare).toBe(0);
    expect((await ask(2, 1))[0]).not.toHaveProperty('aftercare');
  });

  it('leaves out a row with a DateDeleted, and nothing is said of it', async () => {
    const { events, findings } = await count({ ...EVENT, DateDeleted: '2026-02-01 08:00:00', Event: 99 });
    expect(events).toMatchObject({ rows: 1, counted: 0, deleted: 1 });
    expect(findings).toEqual([]);
  });

  it('counts an EventID once, the first time that it is live and in the range', async () => {
    const twice = [
      { ...EVENT, DateDeleted: '2026-02-01 08:00:00' },
      { ...EVENT, EventDate: '2024-01-01' },
      { ...EVENT, ReferralResult: 2 },
      { ...EVENT, ReferralResult: 1 },
    ];
    const { events, findings } = await count(...twice);
    expect(events).toEqual({
      rows: 4,
      counted: 1,
      outsideRange: 1,
      deleted: 1,
      duplicates: 1,
      unreadable: 0,
    });
    expect((await counted(...twice))[0]?.results).toMatchObject({
      'client-accepted': 0,
      'client-rejected': 1,
    });
    expect(findings).toMatchObject([{ code: 'duplicate-key', line: 5, eventId: 'ev-1', field: 'EventID' }]);
  });

  it.each<[Row, string, string]>([
    [{ EventID: '' }, 'value-missing', 'EventID'],
    [{ EventDate: '' }, 'value-missing', 'EventDate'],
    [{ EventDate: '2026-02-30' }, 'date-not-real', 'EventDate'],
    [{ Event: '' }, 'value-missing', 'Event'],
    [{ Event: 19 }, 'unknown-event-code', 'Event'],
    [{ Event: 0 }, 'unknown-event-code', 'Event'],
    [{ Event: 'PSH' }, 'value-unreadable', 'Event'],
  ])('does not count a row with %o, and says so', async (change, code, field) => {
    const { events, findings } = await count({ ...EVENT, ...change });
    expect(events).toMatchObject({ rows: 1, counted: 0, unreadable: 1 });
    expect(findings).toMatchObject([{ code, file: 'Event.csv', line: 2, field }]);
  });

  it('counts a referral with a result that HUD does not have, in the first column, and says so', async () => {
    const event = { ...EVENT, ReferralResult: 8 };
    expect((await counted(event))[0]).toMatchObject({ occurrences: 1, results: { 'client-accepted': 0 } });
    expect(await codes(event)).toEqual([['unknown-result-code', 2, 'ReferralResult']]);
  });

  it('counts a torn row as unreadable, and goes on behind it', async () => {
    const text = `${csv('Event', [EVENT])}ev-2,"x"y,\n${csv('Event', [{ ...EVENT, EventID: 'ev-3' }])
      .split('\n')
      .slice(1)
      .join('\n')}`;
    const { events, findings } = await q10(memorySource({ 'Event.csv': text }), RANGE);
    expect(events).toMatchObject({ rows: 3, counted: 2, unreadable: 1 });
    expect(findings).toContainEqual(expect.objectContaining({ file: 'Event.csv', line: 3 }));
  });

  it('reads Event.csv and Assessment.csv, and nothing else', async () => {
    const opened: string[] = [];
    const files = {
      'Event.csv': csv('Event', []),
      'Assessment.csv': assessment(''),
      'Client.csv': '',
      'Export.csv': '',
    };
    const source = memorySource(files);
    const watched: ExportSource = {
      ...source,
      open(name) {
        opened.push(name);
        return source.open(name);
      },
    };
    await q10(watched, RANGE);
    expect(opened.sort()).toEqual(['Assessment.csv', 'Event.csv']);
  });
});

describe('The assessments of Q10', () => {
  const read = async (...lines: readonly string[]) => {
    const { table, assessments, findings } = await q10(sourceOf([], assessment(lines.join('\n'))), RANGE);
    return { counts: table.assessments.map(({ occurrences }) => occurrences), assessments, findings };
  };

  it('are counted by level, live, in the range, and each AssessmentID once', async () => {
    const { counts, assessments, findings } = await read(
      'a1,e,c,2025-10-01,3,1,',
      'a2,e,c,2026-09-30,3,2,',
      'a3,e,c,2026-01-01,3,2,',
      'a3,e,c,2026-01-01,3,1,',
      'a4,e,c,2026-01-01,3,2,2026-01-02 00:00:00',
      'a5,e,c,2025-09-30,3,2,',
      'a6,e,c,2026-10-01,3,1,',
    );
    expect(counts).toEqual([1, 2]);
    expect(assessments).toEqual({
      rows: 7,
      counted: 3,
      outsideRange: 2,
      deleted: 1,
      duplicates: 1,
      unreadable: 0,
    });
    expect(findings).toMatchObject([
      { code: 'duplicate-key', file: 'Assessment.csv', line: 5, field: 'AssessmentID' },
    ]);
  });

  it.each([
    [',e,c,2026-01-01,3,1,', 'value-missing', 'AssessmentID'],
    ['a,e,c,,3,1,', 'value-missing', 'AssessmentDate'],
    ['a,e,c,2026-01-01,3,,', 'value-missing', 'AssessmentLevel'],
    ['a,e,c,2026-01-01,3,3,', 'value-unreadable', 'AssessmentLevel'],
  ])('are not counted from %s, and that is said', async (line, code, field) => {
    const { counts, assessments, findings } = await read(line);
    expect(counts).toEqual([0, 0]);
    expect(assessments).toMatchObject({ rows: 1, unreadable: 1 });
    expect(findings).toMatchObject([{ code, file: 'Assessment.csv', line: 2, field }]);
  });

  it('are unknown, not nought, without an Assessment.csv', async () => {
    const read = await q10(memorySource({ 'Event.csv': csv('Event', [EVENT]) }), RANGE);
    expect(read.table.assessments).toEqual([{ level: 1 }, { level: 2 }]);
    expect(read).not.toHaveProperty('assessments');
    expect(read.findings).toMatchObject([{ code: 'file-missing', file: 'Assessment.csv' }]);
    expect(q10Csv(read.table).split('\n').slice(1, 3)).toEqual([
      '"Crisis needs assessment",,,,,,',
      '"Housing needs assessment",,,,,,',
    ]);
  });
});

describe('Q10 is refused', () => {
  it.each([
    ['2026-02-30', '2026-09-30'],
    ['2025-10-01', '2026-09-31'],
    ['2025-10-1', '2026-09-30'],
    ['2026-10-01', '2026-09-30'],
    [undefined, '2026-09-30'],
  ])('for a range from %s to %s', async (from, to) => {
    const range = { from, to } as unknown as typeof RANGE;
    await expect(q10(sourceOf([]), range)).rejects.toMatchObject({
      name: 'HmisCsvError',
      code: 'dates-not-a-range',
    });
  });

  it('not for a range of one day', async () => {
    const day = { from: '2026-01-05', to: '2026-01-05' } as const;
    expect((await q10(sourceOf([EVENT]), day)).events.counted).toBe(1);
  });

  it('without an Event.csv that can be read', async () => {
    const header = COLUMNS.Event.replace('EventDate', 'Date');
    for (const files of [{}, { 'Event.csv': '' }, { 'Event.csv': header }]) {
      await expect(q10(memorySource(files), RANGE)).rejects.toMatchObject({ code: 'event-file-unreadable' });
    }
  });
});

describe('Q10 as CSV', () => {
  it('has HUD’s 20 rows of 7 cells, a number wherever HUD has one', async () => {
    const { table } = await count(
      { ...EVENT, ReferralResult: 3 },
      { ...EVENT, EventID: 'ev-2', Event: 2, ProbSolDivRRResult: 1 },
      { ...EVENT, EventID: 'ev-3', Event: 5, ReferralCaseManageAfter: 1 },
    );
    const [header, ...rows] = q10Csv(table).trimEnd().split('\n');
    // No label but Problem solving's and two more has a comma: cut behind the closing quote.
    const cells = rows.map((row) => row.slice(row.indexOf('",') + 2).split(','));
    expect(header?.split('","')).toHaveLength(7);
    expect(cells).toEqual(
      [
        '0,,,,,',
        '0,,,,,',
        '0,,,,,',
        '1,,,,1,',
        '0,,,,,',
        '0,,,,,',
        '1,,,,,1',
        '0,,,,,',
        '0,,,,,',
        '0,,,,,',
        '0,,,,,',
        '0,0,0,0,,',
        '0,0,0,0,,',
        '0,0,0,0,,',
        '1,0,0,1,,',
        '0,0,0,0,,',
        '0,0,0,0,,',
        '0,,,,,',
        '0,0,0,0,,',
        '0,0,0,0,,',
      ].map((row) => row.split(',')),
    );
  });
});
