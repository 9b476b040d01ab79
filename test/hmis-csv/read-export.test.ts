import { audit, replay } from 'ce-referrals';
import { type CsvReferral, HmisCsvError, isHmisCsvError, readExport } from 'ce-referrals/hmis-csv';
import { safeParseHistory } from 'ce-referrals/schema';
import { describe, expect, it } from 'vitest';
import {
  ACCEPTED,
  COLUMNS,
  type Content,
  memorySource,
  type Row,
  SOUND,
  type SmallExport,
  STAY,
  smallExport,
} from './small-export.js';

async function read(rows: SmallExport = {}, options = {}): Promise<readonly CsvReferral[]> {
  return [...(await readExport(memorySource(smallExport(rows)), options)).referrals()];
}

const one = async (rows: SmallExport, options = {}) => (await read(rows, options))[0]!;
const without = (name: string) => {
  const { [name]: _, ...rest } = smallExport({ events: [ACCEPTED], stays: [STAY] });
  return rest;
};
const firstOf = async (files: Readonly<Record<string, Content>>, options = {}) =>
  [...(await readExport(memorySource(files), options)).referrals()][0]!;

describe('a housing referral of an export', () => {
  it('becomes a history: referred, the inferred enrolled, resolved', async () => {
    const { events, inference } = await one({ events: [ACCEPTED], stays: [STAY] });
    const taken = { source: 'import', recordedAt: '2026-04-01T06:00:00' };
    const metadata = {
      ...taken,
      sourceCreated: '2026-02-02 09:00:00',
      sourceUpdated: '2026-02-09 15:30:00',
    };
    expect(events).toStrictEqual([
      {
        type: 'referred',
        data: {
          referralId: 'ev-1',
          personalId: 'client-1',
          enrollmentId: 'ce-1',
          eventType: 13,
          referredOn: '2026-02-02',
          householdId: 'household-1',
          projectId: 'rrh',
          organizationId: 'harbor',
        },
        metadata,
      },
      {
        type: 'enrolled',
        data: {
          enrollmentId: 'stay-1',
          personalId: 'client-1',
          projectId: 'rrh',
          enrolledOn: '2026-02-09',
        },
        metadata: { ...taken, inferredBy: 'location-names-project' },
      },
      { type: 'resolved', data: { result: 'client-accepted', resultDate: '2026-02-09' }, metadata },
    ]);
    expect(inference.confidence).toBe('location-names-project');
    expect(replay(events).status).toBe('successful');
  });

  it.each([
    [2, 'client-rejected'],
    [3, 'provider-rejected'],
  ])('with result %i is unsuccessful: %s', async (ReferralResult, result) => {
    const { events } = await one({ events: [{ ...SOUND, ReferralResult }], stays: [STAY] });
    expect(events.map(({ type }) => type)).toStrictEqual(['referred', 'resolved']);
    expect(events[1]?.data).toStrictEqual({ result, resultDate: '2026-02-09' });
  });

  it('without a result is open, whatever else stands in its row', async () => {
    for (const changed of [
      { ReferralResult: '' },
      { ReferralResult: '""' },
      { ReferralResult: 8 },
      { ReferralResult: 'x' },
    ]) {
      const { events } = await one({ events: [{ ...SOUND, ...changed }] });
      expect(events.map(({ type }) => type)).toStrictEqual(['referred']);
    }
  });

  it('says nothing of what its row does not know', async () => {
    const row = { ...ACCEPTED, LocationCrisisOrPHHousing: 'free text', ResultDate: '', DateCreated: '' };
    const { events } = await one({ events: [{ ...row, EnrollmentID: 'ce-9', DateUpdated: '' }] });
    expect(Object.keys(events[0]!.data).sort()).toStrictEqual(
      ['enrollmentId', 'eventType', 'personalId', 'referralId', 'referredOn'].sort(),
    );
    expect(events[1]?.data).toStrictEqual({ result: 'client-accepted' });
    expect(events[0]?.metadata).toStrictEqual({ source: 'import', recordedAt: '2026-04-01T06:00:00' });
  });

  it('carries the time that its caller gives, before the export’s own', async () => {
    const { events } = await one({}, { recordedAt: '2026-05-01T12:00:00Z' });
    expect(events[0]?.metadata.recordedAt).toBe('2026-05-01T12:00:00Z');
  });

  it('of a retired type is read', async () => {
    const row: Row = { ...SOUND, Event: 17, LocationCrisisOrPHHousing: '' };
    expect((await one({ events: [row] })).events[0]?.data).toMatchObject({ eventType: 17 });
  });

  it('is a history that the schemas accept', async () => {
    const rows = [ACCEPTED, { ...SOUND, EventID: 'ev-2' }, { ...SOUND, EventID: 'ev-3', ResultDate: '' }];
    for (const { events } of await read({ events: rows, stays: [STAY] })) {
      expect(safeParseHistory(events)).toMatchObject({ ok: true });
    }
  });

  it('is made anew each time it is asked for, and equal', async () => {
    const { referrals } = await readExport(memorySource(smallExport({ events: [ACCEPTED], stays: [STAY] })));
    expect([...referrals()]).toStrictEqual([...referrals()]);
  });
});

describe('what an export cannot know of a referral', () => {
  const always = ['acknowledgement', 'reason', 'actor'];
  const accepted = { events: [ACCEPTED], stays: [] };

  it('is neither the enrollment nor the time, where both can be told', async () => {
    expect((await one(accepted)).unknowable).toStrictEqual(always);
    expect((await one({ events: [SOUND] })).unknowable).toStrictEqual(always);
  });

  it('is the time, where Export.csv does not say it', async () => {
    const exported = [{ ExportID: 'x1' }];
    expect((await one({ exported })).unknowable).toStrictEqual([...always, 'recording']);
    expect((await firstOf(without('Export.csv'))).unknowable).toStrictEqual([...always, 'recording']);
    expect((await one({ exported }, { recordedAt: '2026-05-01T12:00:00Z' })).unknowable).toStrictEqual(
      always,
    );
  });

  it('is the enrollment, where it was not looked for', async () => {
    const read = await one(accepted, { infer: false });
    expect(read.unknowable).toStrictEqual([...always, 'enrollment']);
    expect(audit(read.events, read).findings).toStrictEqual([]);
  });

  it.each(['Enrollment.csv', 'Project.csv'])('is the enrollment, where %s is missing', async (name) => {
    expect((await firstOf(without(name))).unknowable).toContain('enrollment');
  });

  it('is the enrollment, where no project of the export could have received the referral', async () => {
    const unnamed = { ...ACCEPTED, LocationCrisisOrPHHousing: '' };
    expect((await one({ events: [{ ...unnamed, Event: 14 }] })).unknowable).toContain('enrollment');
    expect((await one({ events: [unnamed] })).unknowable).not.toContain('enrollment');
  });

  it('is the enrollment, where two fit equally well', async () => {
    const stays = [STAY, { ...STAY, EnrollmentID: 'stay-2' }];
    const { events, inference, unknowable } = await one({ events: [ACCEPTED], stays });
    expect(inference).toStrictEqual({ confidence: 'ambiguous' });
    expect(events.map(({ type }) => type)).toStrictEqual(['referred', 'resolved']);
    expect(unknowable).toContain('enrollment');
  });

  it.each([17, 18])('is the enrollment of a voucher (%i)', async (Event) => {
    const voucher = { ...ACCEPTED, Event, LocationCrisisOrPHHousing: '' };
    const { inference, unknowable } = await one({ events: [voucher], stays: [STAY] });
    expect(inference.confidence).toBe('none');
    expect(unknowable).toContain('enrollment');
  });
});

describe('reading an export', () => {
  const noisy = new Proxy<Readonly<Record<string, string>>>(smallExport(), {});

  it('opens each file once, and Client.csv never', async () => {
    const opened: string[] = [];
    const source = memorySource({ ...noisy, 'Client.csv': 'PersonalID\n', 'Exit.csv': '' });
    await readExport({
      ...source,
      open(name) {
        opened.push(name);
        return source.open(name);
      },
    });
    expect(opened.sort()).toStrictEqual(Object.keys(smallExport()).sort());
  });

  it('gives the same, wherever the bytes are cut, and whatever ends a line', async () => {
    const whole = smallExport({ events: [ACCEPTED, { ...SOUND, EventID: 'ev-2' }], stays: [STAY] });
    const told = async (files: Readonly<Record<string, string>>, chunkBytes: number) => {
      const { referrals, findings, counts } = await readExport(memorySource(files, chunkBytes));
      return { referrals: [...referrals()], findings, counts };
    };
    const expected = await told(whole, 1 << 20);
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const files = Object.fromEntries(
        Object.entries(whole).map(([name, text]) => [name, text.replaceAll('\n', lineEnd)]),
      );
      for (const chunkBytes of [1, 7, 64]) expect(await told(files, chunkBytes)).toStrictEqual(expected);
    }
  });

  it('passes over deleted projects, enrollments and funders', async () => {
    const deleted = { DateDeleted: '2026-03-01 00:00:00' };
    const { events, inference } = await one({
      events: [ACCEPTED],
      stays: [{ ...STAY, ...deleted }],
    });
    expect(inference.confidence).toBe('none');
    expect(events.map(({ type }) => type)).toStrictEqual(['referred', 'resolved']);
    const { projects } = await readExport(
      memorySource(
        smallExport({
          projects: [
            { ProjectID: 'rrh', ProjectType: 13 },
            { ProjectID: 'old', ProjectType: 13, ...deleted },
          ],
          funders: [{ FunderID: 'f1', ProjectID: 'rrh', Funder: 44, ...deleted }],
        }),
      ),
    );
    expect(projects).toEqual({ rrh: { projectType: 13, jointThRrh: false } });
  });

  it('takes a project of any id for what it is', async () => {
    const events = ['__proto__', 'constructor', 'toString'].map((id) => ({
      ...SOUND,
      EventID: id,
      LocationCrisisOrPHHousing: id,
    }));
    const projects = [{ ProjectID: '__proto__', ProjectType: 13, OrganizationID: 'harbor' }];
    const read = await readExport(memorySource(smallExport({ events, projects })));
    expect([...read.referrals()].map(({ events: [referred] }) => referred?.data)).toMatchObject([
      { referralId: '__proto__', projectId: '__proto__', organizationId: 'harbor' },
      { referralId: 'constructor' },
      { referralId: 'toString' },
    ]);
    expect(read.findings.map(({ code, eventId }) => [code, eventId])).toStrictEqual([
      ['location-not-a-project', 'constructor'],
      ['location-not-a-project', 'toString'],
    ]);
  });
});

describe('an export without Project.csv', () => {
  const located = async (event: Row) => {
    const { 'Project.csv': _, ...files } = smallExport({ events: [{ ...SOUND, ...event }] });
    const read = await readExport(memorySource(files));
    const [referral] = [...read.referrals()];
    return {
      data: referral!.events[0]!.data as { projectId?: string; organizationId?: string },
      codes: read.findings.map(({ code }) => code),
    };
  };

  it('keeps the location for the ProjectID that HUD says it is, and knows no organization', async () => {
    const { data, codes } = await located({});
    expect([data.projectId, data.organizationId]).toEqual(['rrh', undefined]);
    expect(codes).toEqual(['file-missing']);
  });

  it.each([
    ['x'.repeat(32), 'x'.repeat(33)],
    ['Harbor-2', 'Harbor 2'],
    ['1980-1', '1980-01-31'],
    ['01.2', '01.31.1980'],
    ['555-1234', '555-123-4567'],
    ['123456789', '123-45-6789'],
    ['prj_1.a', 'jane@example.org'],
    ['Hafen', 'Hafen/Nord'],
  ])('takes a location that can be an identifier, such as %s, and not %s', async (id, text) => {
    const sound = await located({ LocationCrisisOrPHHousing: id });
    expect([sound.data.projectId, sound.codes]).toEqual([id, ['file-missing']]);
    const { data, codes } = await located({ LocationCrisisOrPHHousing: text });
    expect(data.projectId).toBeUndefined();
    expect(codes).toEqual(['file-missing', 'location-not-a-project']);
  });

  it('gives a type that has no location none', async () => {
    expect((await located({ Event: 18 })).data.projectId).toBeUndefined();
  });
});

describe('an export whose Event.csv cannot be read', () => {
  const eventFile = (content: Content): Readonly<Record<string, Content>> => ({
    ...smallExport(),
    'Event.csv': content,
  });
  const { 'Event.csv': _, ...noEvents } = smallExport();

  it.each<[string, Readonly<Record<string, Content>>, string]>([
    ['is missing', noEvents, 'it is not in the export'],
    ['is empty', eventFile(''), 'it is empty'],
    ['holds blank lines', eventFile('\r\n\r\n'), 'it is empty'],
    ['has no header', eventFile('1,2,3\n'), 'its header has no column EventID'],
    [
      'has no EventDate',
      eventFile(COLUMNS.Event.replace('EventDate', 'Date')),
      'its header has no column EventDate',
    ],
    ...([';', '\t', '|'] as const).map(
      (separator, at): [string, Readonly<Record<string, Content>>, string] => [
        `is separated by ${JSON.stringify(separator)}`,
        eventFile(smallExport()['Event.csv']!.replaceAll(',', separator)),
        `its columns are separated by ${['semicolons', 'tabs', 'vertical bars'][at]}, and CSV separates them by commas`,
      ],
    ),
    [
      'is separated by colons',
      eventFile(COLUMNS.Event.replaceAll(',', ':')),
      'its header has no column EventID',
    ],
    [
      'is separated by semicolons and lacks EventDate',
      eventFile(COLUMNS.Event.replace('EventDate', 'Date').replaceAll(',', ';')),
      'its header has no column EventID',
    ],
    ['has a torn header', eventFile('"EventID,EnrollmentID\n1,2\n'), 'its header cannot be read'],
    ['is a folder', eventFile(Object.assign(new Error('x'), { code: 'EISDIR' })), 'it is a folder'],
    ['may not be read', eventFile(Object.assign(new Error('x'), { code: 'EACCES' })), 'permission is denied'],
  ])('since it %s is refused with one sentence', async (_name, files, why) => {
    const error = await readExport(memorySource(files)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HmisCsvError);
    expect(isHmisCsvError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'event-file-unreadable' });
    expect((error as Error).message).toContain(`Event.csv cannot be read: ${why}`);
    expect((error as Error).message).toMatch(/^[^.]*\.csv[^.]*\.$/);
  });

  it('is told from one that holds no event', async () => {
    const { counts, findings } = await readExport(memorySource(smallExport({ events: [] })));
    expect(counts.rows).toBe(0);
    expect(findings).toStrictEqual([]);
  });

  it('is told from a fault of the program, which is thrown as it is', async () => {
    const source = memorySource(smallExport());
    const broken = { ...source, names: () => Promise.reject(new RangeError('broken')) };
    await expect(readExport(broken)).rejects.toThrow(RangeError);
    expect(isHmisCsvError(new RangeError('broken'))).toBe(false);
  });
});
