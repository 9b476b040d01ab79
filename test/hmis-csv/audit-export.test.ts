import { RULES } from 'ce-referrals';
import { auditExport, auditHistories, readExport } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { ACCEPTED, memorySource, SOUND, STAY, smallExport } from './small-export.js';

const codesAsking = (asked: string) => RULES.filter(({ asks }) => asks === asked).map(({ code }) => code);

describe('an audit', () => {
  it('says which rules it left out, on how many referrals, and what was lacking', async () => {
    const events = [SOUND, { ...ACCEPTED, EventID: 'ev-2', Event: 18, LocationCrisisOrPHHousing: '' }];
    const { notChecked } = await auditExport(memorySource(smallExport({ events })));
    const expected = ['acknowledgement', 'reason', 'actor'].flatMap((lacks) =>
      codesAsking(lacks).map((code) => ({ code, lacks, referrals: 2 })),
    );
    const overdue = { code: 'neither-acknowledged-nor-resolved', lacks: 'acknowledgement', referrals: 2 };
    const enrollment = codesAsking('enrollment').map((code) => ({ code, lacks: 'enrollment', referrals: 1 }));
    expect([...notChecked].sort((a, b) => a.code.localeCompare(b.code))).toStrictEqual(
      [...expected, overdue, ...enrollment].sort((a, b) => a.code.localeCompare(b.code)),
    );
  });

  it('says which rules need a file that could not be read', async () => {
    const { 'Project.csv': _, 'Enrollment.csv': __, 'Exit.csv': ___, ...files } = smallExport();
    const { notChecked } = await auditExport(memorySource(files));
    expect(notChecked.filter(({ lacks }) => lacks === 'projects').map(({ code }) => code)).toStrictEqual([
      'location-not-a-project',
      'event-type-not-the-projects',
    ]);
    expect(notChecked.filter(({ lacks }) => lacks === 'enrollments').map(({ code }) => code)).toStrictEqual([
      'enrollment-not-in-export',
      'not-head-of-household',
    ]);
    expect(notChecked.filter(({ lacks }) => lacks === 'exits')).toStrictEqual([
      { code: 'event-after-exit', lacks: 'exits', referrals: 1 },
    ]);
  });

  it('leaves nothing out of an export without referrals', async () => {
    const { notChecked } = await auditExport(memorySource(smallExport({ events: [] })));
    expect(notChecked).toStrictEqual([]);
  });

  it('is the audit of the histories that were read, behind what reading found', async () => {
    const source = memorySource(
      smallExport({ events: [ACCEPTED, { ...SOUND, EventID: 'ev-2', ReferralResult: 9 }] }),
    );
    const read = await readExport(source);
    const audited = auditHistories(read);
    expect(audited.findings.map(({ code }) => code)).toStrictEqual(['success-without-enrollment']);
    const whole = await auditExport(source);
    expect(whole.findings).toStrictEqual([...read.findings, ...audited.findings]);
    expect(whole.notChecked).toStrictEqual(audited.notChecked);
  });

  it('warns at most of what rests on an inferred enrollment', async () => {
    const events = [{ ...ACCEPTED, ResultDate: '2026-02-20' }];
    const { findings } = await auditExport(memorySource(smallExport({ events, stays: [STAY] })));
    expect(findings.map(({ code, severity }) => [code, severity])).toStrictEqual([
      ['result-date-not-enrollment-date', 'warning'],
    ]);
  });

  it('points to where each rule is described', async () => {
    const { findings } = await auditExport(memorySource(smallExport({ events: [ACCEPTED] })));
    expect(findings.map(({ docs }) => docs)).toStrictEqual(['docs/rules.md#success-without-enrollment']);
  });
});
