import { defaultPolicy } from 'ce-referrals';
import { auditExport, type CsvAuditOptions, type LocalField } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { memorySource, type Row, SOUND, STAY, smallExport } from './small-export.js';

const OPEN: Row = { ...SOUND, EventDate: '2026-03-02', ReferralResult: '', ResultDate: '' };
const MAP: readonly LocalField[] = [
  { file: 'Custom.csv', column: 'Acknowledged', meaning: 'date-acknowledged' },
  { file: 'Custom.csv', column: 'Enrollment', meaning: 'resulting-enrollment' },
];
const UNSEEN = 'neither-acknowledged-nor-resolved';
const OUTSTANDING = 'outstanding-referral';

interface Given extends Pick<CsvAuditOptions, 'asOf' | 'policy' | 'recordedAt'> {
  readonly event?: Row;
  readonly local?: string;
  readonly exported?: readonly Row[];
}

async function auditOf({ event = OPEN, local, exported, ...options }: Given) {
  const files = smallExport({
    events: [event],
    stays: [STAY],
    ...(exported === undefined ? {} : { exported }),
  });
  const custom = ['EventID,Acknowledged,Enrollment', local ?? '', ''].join('\n');
  return auditExport(memorySource({ ...files, 'Custom.csv': custom }), {
    ...options,
    ...(local === undefined ? {} : { localFields: MAP }),
  });
}

async function codesOf(given: Given) {
  const { findings } = await auditOf(given);
  return findings.map(({ code }) => code).filter((code) => code === UNSEEN || code === OUTSTANDING);
}

describe('a referral without a result', () => {
  it('is outstanding on the 15th day after it, and not on the 14th', async () => {
    expect(await codesOf({ asOf: '2026-03-16' })).toEqual([]);
    expect(await codesOf({ asOf: '2026-03-17' })).toEqual([OUTSTANDING]);
  });

  it('is neither acknowledged nor resolved in time on the 8th day after it, and not on the 7th', async () => {
    expect(await codesOf({ local: '', asOf: '2026-03-09' })).toEqual([]);
    const { findings } = await auditOf({ local: '', asOf: '2026-03-10' });
    expect(findings.filter(({ code }) => code === UNSEEN)).toEqual([
      expect.objectContaining({
        severity: 'warning',
        file: 'Event.csv',
        line: 2,
        eventId: 'ev-1',
        field: 'ReferralResult',
        expected: { form: 'a result, or have an acknowledgement beside it', onOrBefore: '2026-03-09' },
      }),
    ]);
  });

  it('is not asked for its acknowledgement where nobody can know of one', async () => {
    expect(await codesOf({ asOf: '2026-03-10' })).toEqual([]);
    const unreadable = { local: 'ev-1,March,', asOf: '2026-03-10' } as const;
    expect(await codesOf(unreadable)).toEqual([]);
    const { notChecked } = await auditOf(unreadable);
    expect(notChecked).toContainEqual({ code: UNSEEN, lacks: 'acknowledgement', referrals: 1 });
  });

  it('is only outstanding once it is acknowledged, or an enrollment is recorded for it', async () => {
    expect(await codesOf({ local: 'ev-1,2026-03-30,', asOf: '2026-04-01' })).toEqual([OUTSTANDING]);
    expect(await codesOf({ local: 'ev-1,,stay-1', asOf: '2026-04-01' })).toEqual([OUTSTANDING]);
  });

  it('is not overdue where it has a result or the day of one, readable or not', async () => {
    for (const told of [{ ReferralResult: 2 }, { ReferralResult: 9 }, { ResultDate: '2026-03-05' }]) {
      expect(await codesOf({ event: { ...OPEN, ...told }, local: '', asOf: '2026-09-01' })).toEqual([]);
    }
  });
});

describe('the day from which it is seen what is overdue', () => {
  const exported = (ExportDate: string): readonly Row[] => [{ ExportID: 'x1', ExportDate }];

  it('is the day on which the export was taken', async () => {
    expect(await codesOf({ exported: exported('2026-03-16 23:59:59') })).toEqual([]);
    expect(await codesOf({ exported: exported('2026-03-17 00:00:00') })).toEqual([OUTSTANDING]);
  });

  it('is the option before Export.csv, and the moment given for the export before its own', async () => {
    const late = exported('2026-03-17 00:00:00');
    expect(await codesOf({ exported: late, asOf: '2026-03-16' })).toEqual([]);
    expect(await codesOf({ exported: late, recordedAt: '2026-03-16T23:00:00' })).toEqual([]);
  });

  it('is unknown where nobody says it: then both rules are left out, and the audit says so', async () => {
    const { findings, notChecked } = await auditOf({ exported: [], local: 'ev-1,,' });
    expect(findings.map(({ code }) => code)).toEqual(['export-not-one-row']);
    const lacking = notChecked.filter(({ lacks }) => lacks === 'as-of');
    expect(lacking).toEqual([
      { code: UNSEEN, lacks: 'as-of', referrals: 1 },
      { code: OUTSTANDING, lacks: 'as-of', referrals: 1 },
    ]);
    expect((await auditOf({ local: 'ev-1,,' })).notChecked.some(({ lacks }) => lacks === 'as-of')).toBe(
      false,
    );
  });

  it('must be a day of the calendar', async () => {
    const asked = auditOf({ asOf: '2026-02-30' });
    await expect(asked).rejects.toMatchObject({ code: 'date-not-real', field: 'asOf' });
  });
});

describe('a policy with deadlines', () => {
  const within = (days: number, count: 'calendar-days' | 'working-days') => ({ days, count });

  it('sets other limits than the public checks', async () => {
    const policy = { ...defaultPolicy, deadlines: { resolveWithin: within(30, 'calendar-days') } };
    expect(await codesOf({ policy, asOf: '2026-04-01' })).toEqual([]);
    expect(await codesOf({ policy, asOf: '2026-04-02' })).toEqual([OUTSTANDING]);
  });

  it('counts working days without its holidays', async () => {
    // 2 March 2026 is a Monday: three working days end on Thursday, with a holiday between on Friday.
    const policy = { ...defaultPolicy, deadlines: { acknowledgeWithin: within(3, 'working-days') } };
    const given = { local: '', asOf: '2026-03-06' } as const;
    expect(await codesOf({ ...given, policy })).toEqual([UNSEEN]);
    expect(await codesOf({ ...given, policy: { ...policy, holidays: ['2026-03-04'] } })).toEqual([]);
  });
});
