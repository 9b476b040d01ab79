import { audit } from 'ce-referrals';
import { auditExport, type LocalField, readExport } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { ACCEPTED, memorySource, type Row, SOUND, STAY, smallExport } from './small-export.js';

const OPEN: Row = { ...SOUND, EventDate: '2026-03-20', ReferralResult: '', ResultDate: '' };

async function found(code: string, events: readonly Row[], stays: readonly Row[] = []) {
  const { findings } = await auditExport(memorySource(smallExport({ events, stays })));
  return findings.filter((finding) => finding.code === code);
}

const idsOf = (findings: readonly { readonly eventId?: string }[]) => findings.map(({ eventId }) => eventId);

describe('two referrals of one client to one project', () => {
  const COPY: Row = { ...OPEN, EventID: 'ev-2', EventDate: '2026-03-25' };

  it('are both reported while both are open', async () => {
    const findings = await found('duplicate-referral', [OPEN, COPY]);
    expect(findings).toEqual([
      expect.objectContaining({
        file: 'Event.csv',
        line: 2,
        eventId: 'ev-1',
        field: 'LocationCrisisOrPHHousing',
        severity: 'error',
      }),
      expect.objectContaining({ line: 3, eventId: 'ev-2' }),
    ]);
  });

  it('are all reported where there are more than two', async () => {
    const third = { ...OPEN, EventID: 'ev-3' };
    expect(idsOf(await found('duplicate-referral', [OPEN, COPY, third]))).toEqual(['ev-1', 'ev-2', 'ev-3']);
  });

  it.each<[string, Row]>([
    ['one has ended', { ...SOUND, EventID: 'ev-2' }],
    ['one has ended with a result that cannot be read', { ...COPY, ReferralResult: 9 }],
    ['one has ended on a day that cannot be read', { ...COPY, ResultDate: 'March' }],
    ['one is to another project', { ...COPY, LocationCrisisOrPHHousing: 'rrh-2' }],
    ['one is of another client', { ...COPY, PersonalID: 'client-2' }],
    ['one names no project', { ...COPY, LocationCrisisOrPHHousing: '' }],
    ['one was deleted', { ...COPY, DateDeleted: '2026-03-26 08:00:00' }],
  ])('are no fault where %s', async (_, other) => {
    expect(await found('duplicate-referral', [OPEN, other])).toEqual([]);
    expect(await found('duplicate-referral', [other, OPEN])).toEqual([]);
  });

  it('are looked for in an instant where every row of an export has the same PersonalID', async () => {
    const events = Array.from({ length: 5_000 }, (_, index) => ({ ...OPEN, EventID: `ev-${index}` }));
    const read = await readExport(memorySource(smallExport({ events })));
    let others = 0;
    for (const { known } of read.referrals()) others += known.others?.length ?? 0;
    expect(others).toBe(5_000);
  });

  it('are told to `audit` by what is known of each', async () => {
    const read = await readExport(memorySource(smallExport({ events: [OPEN, COPY] })));
    for (const { events, known, unknowable } of read.referrals()) {
      const codes = audit(events, { known, unknowable }).findings.map(({ code }) => code);
      expect(codes).toEqual(['duplicate-referral']);
    }
  });
});

describe('an accepted client', () => {
  const accepted: Row = { ...ACCEPTED, EventDate: '2026-03-10', ResultDate: '2026-03-20' };
  const stay: Row = { ...STAY, EntryDate: '2026-03-20' };
  const other: Row = {
    ...OPEN,
    EventID: 'ev-2',
    EventDate: '2026-03-19',
    LocationCrisisOrPHHousing: 'rrh-2',
  };
  const stillOpen = (events: readonly Row[]) => found('another-referral-still-open', events, [stay]);

  it('is reported on the accepted referral while another waits that was made before', async () => {
    const findings = await stillOpen([accepted, other]);
    expect(findings).toEqual([
      expect.objectContaining({ eventId: 'ev-1', line: 2, field: 'ReferralResult', severity: 'warning' }),
    ]);
    expect(idsOf(await stillOpen([{ ...other, LocationCrisisOrPHHousing: 'rrh' }, accepted]))).toEqual([
      'ev-1',
    ]);
  });

  it.each<[string, Row]>([
    ['made on the day of the acceptance', { ...other, EventDate: '2026-03-20' }],
    ['made after it', { ...other, EventDate: '2026-03-21' }],
    ['declined since', { ...other, ReferralResult: 2, ResultDate: '2026-03-25' }],
    ['of another client', { ...other, PersonalID: 'client-2' }],
  ])('is no fault beside a referral that was %s', async (_, beside) => {
    expect(await stillOpen([accepted, beside])).toEqual([]);
  });

  it('is asked of acceptances alone', async () => {
    expect(await stillOpen([{ ...accepted, ReferralResult: 2 }, other])).toEqual([]);
  });

  it('is dated by the enrollment where the result has no day, or else by the referral', async () => {
    const undated = { ...accepted, ResultDate: '' };
    expect(idsOf(await stillOpen([undated, other]))).toEqual(['ev-1']);
    expect(await found('another-referral-still-open', [undated, other])).toEqual([]);
    const early = { ...other, EventDate: '2026-03-09' };
    expect(idsOf(await found('another-referral-still-open', [undated, early]))).toEqual(['ev-1']);
  });

  it('may be referred to the same project again: the ended referral is no copy', async () => {
    const again = { ...other, EventDate: '2026-03-01', LocationCrisisOrPHHousing: 'rrh' };
    expect(await found('duplicate-referral', [accepted, again], [stay])).toEqual([]);
  });
});

describe('an enrollment that two referrals lead to', () => {
  const MAP: readonly LocalField[] = [
    { file: 'Custom.csv', column: 'Enrollment', meaning: 'resulting-enrollment' },
  ];
  const early: Row = { ...ACCEPTED, EventID: 'early' };
  const late: Row = { ...ACCEPTED, EventID: 'late', EventDate: '2026-02-05' };

  async function linkedTwice(local: readonly string[], stays: readonly Row[] = [STAY]) {
    const files = smallExport({ events: [early, late], stays });
    const custom = ['EventID,Enrollment', ...local, ''].join('\n');
    const { findings } = await auditExport(memorySource({ ...files, 'Custom.csv': custom }), {
      localFields: MAP,
    });
    return findings
      .filter(({ code }) => code === 'enrollment-linked-twice')
      .map(({ eventId, severity }) => [eventId, severity]);
  }

  it('is reported on the later one where both are inferred, as a warning', async () => {
    expect(await linkedTwice([])).toEqual([['late', 'warning']]);
  });

  it('is reported on the later one where both are recorded, as an error', async () => {
    expect(await linkedTwice(['early,stay-1', 'late,stay-1'])).toEqual([['late', 'error']]);
  });

  it('is reported on the one for which it is inferred where it is recorded for the other', async () => {
    expect(await linkedTwice(['late,stay-1'])).toEqual([['early', 'warning']]);
    expect(await linkedTwice(['early,stay-1'])).toEqual([['late', 'warning']]);
  });

  it('is reported where it is not in the export', async () => {
    expect(await linkedTwice(['early,gone', 'late,gone'], [])).toEqual([['late', 'error']]);
  });

  it('is no fault where each has its own', async () => {
    const other = { ...STAY, EnrollmentID: 'stay-2', EntryDate: '2026-02-10' };
    expect(await linkedTwice(['early,stay-1', 'late,stay-2'], [STAY, other])).toEqual([]);
  });
});
