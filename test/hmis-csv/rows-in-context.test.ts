import { auditExport } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { memorySource, type Row, SOUND, type SmallExport, smallExport } from './small-export.js';

async function found(code: string, files: Readonly<Record<string, string>>) {
  const { findings } = await auditExport(memorySource(files));
  return findings.filter((finding) => finding.code === code).map(({ eventId }) => eventId);
}

describe('the head of a household', () => {
  const recordedOn = (relationship: number | string): SmallExport => ({
    events: [{ ...SOUND, EnrollmentID: 'ce-2' }],
    stays: [
      {
        EnrollmentID: 'ce-2',
        PersonalID: 'client-1',
        ProjectID: 'ce',
        EntryDate: '2026-01-20',
        RelationshipToHoH: relationship,
      },
    ],
  });

  it.each([2, 3, 4, 5])('is somebody else where the relationship is %i', async (relationship) => {
    expect(await found('not-head-of-household', smallExport(recordedOn(relationship)))).toEqual(['ev-1']);
  });

  it.each([1, '', 99])('is the client, or unknown, where the relationship is "%s"', async (relationship) => {
    expect(await found('not-head-of-household', smallExport(recordedOn(relationship)))).toEqual([]);
  });

  it('is asked of the enrollment that the event is recorded on alone', async () => {
    const files = smallExport({
      stays: [
        {
          EnrollmentID: 'x',
          PersonalID: 'client-1',
          ProjectID: 'rrh',
          EntryDate: '2026-02-09',
          RelationshipToHoH: 3,
        },
      ],
    });
    expect(await found('not-head-of-household', files)).toEqual([]);
  });

  it('is unknown where Enrollment.csv has no such column, and that is said', async () => {
    const files = smallExport(recordedOn(3));
    const renamed = files['Enrollment.csv']!.replace('RelationshipToHoH', 'Relationship');
    const { findings } = await auditExport(memorySource({ ...files, 'Enrollment.csv': renamed }));
    expect(findings.map(({ code, field }) => [code, field])).toEqual([
      ['column-missing', 'RelationshipToHoH'],
    ]);
  });
});

describe('an exit before a referral', () => {
  const EARLY: Row = { ExitID: 'x1', EnrollmentID: 'ce-1', ExitDate: '2026-01-25' };
  const LATE: Row = { ExitID: 'x2', EnrollmentID: 'ce-1', ExitDate: '2026-03-01' };
  const withExits = (exits: readonly Row[], rows: SmallExport = {}) =>
    found('event-after-exit', smallExport({ ...rows, exits }));

  it('is reported for each referral after it, and for no other', async () => {
    const events = [
      { ...SOUND, EventID: 'before', EventDate: '2026-01-25', ResultDate: '2026-01-26' },
      { ...SOUND, EventID: 'after', EventDate: '2026-01-26', ResultDate: '2026-01-26' },
    ];
    expect(await withExits([EARLY], { events })).toEqual(['after']);
    expect(await withExits([EARLY], { events: [...events].reverse() })).toEqual(['after']);
  });

  it('does not count where it was deleted, or is from another enrollment', async () => {
    expect(await withExits([{ ...EARLY, DateDeleted: '2026-02-01 08:00:00' }])).toEqual([]);
    expect(await withExits([{ ...EARLY, EnrollmentID: 'stay-1' }])).toEqual([]);
  });

  it('does not count where another exit from the enrollment is later, whichever is read first', async () => {
    expect(await withExits([EARLY, LATE])).toEqual([]);
    expect(await withExits([LATE, EARLY])).toEqual([]);
  });

  it('is compared by the last of several', async () => {
    const exits = [{ ...EARLY, ExitDate: '2026-01-30' }, EARLY];
    for (const given of [exits, [...exits].reverse()]) {
      const { findings } = await auditExport(memorySource(smallExport({ exits: given })));
      expect(findings.map(({ expected }) => expected)).toEqual([{ onOrBefore: '2026-01-30' }]);
    }
  });

  it('is nothing that Exit.csv must be there for, but one that cannot be read is a finding', async () => {
    const { 'Exit.csv': _, ...files } = smallExport();
    const without = await auditExport(memorySource(files));
    expect(without.findings).toEqual([]);
    const torn = await auditExport(memorySource({ ...files, 'Exit.csv': 'a,b\n1,2\n' }));
    expect(torn.findings.map(({ code, file }) => [code, file])).toEqual([['file-unreadable', 'Exit.csv']]);
    for (const { notChecked } of [without, torn]) {
      expect(notChecked).toContainEqual({ code: 'event-after-exit', lacks: 'exits', referrals: 1 });
    }
  });
});

describe('the retired type 17', () => {
  const voucher: Row = { ...SOUND, Event: 17, LocationCrisisOrPHHousing: '', ReferralResult: 2 };

  it('is no fault before the FY2026 standards, nor is 18 after them', async () => {
    const events = [
      { ...voucher, EventID: 'old', EventDate: '2025-09-30' },
      { ...voucher, EventID: 'new', EventDate: '2025-10-01' },
      { ...voucher, EventID: 'other', EventDate: '2025-10-01', Event: 18 },
    ];
    expect(await found('retired-event-type', smallExport({ events }))).toEqual(['new']);
  });
});
