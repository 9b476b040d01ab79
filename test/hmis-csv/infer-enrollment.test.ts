import { inferEnrollment, type Projects, type ReferralToMatch, type Stay } from 'ce-referrals/hmis-csv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const projects: Projects = {
  ce: { projectType: 14 },
  rrh: { projectType: 13, jointThRrh: false },
  'rrh-2': { projectType: 13, jointThRrh: false },
  th: { projectType: 2, jointThRrh: true },
  'joint-rrh': { projectType: 13, jointThRrh: true },
  psh: { projectType: 3, jointThRrh: false },
};

const named: ReferralToMatch = {
  enrollmentId: 'ce-1',
  eventType: 13,
  referredOn: '2026-02-02',
  projectId: 'rrh',
};
const { projectId: _, ...unnamed } = named;

const stay = (projectId: string, entryDate: Stay['entryDate'], enrollmentId = projectId): Stay => ({
  enrollmentId,
  projectId,
  entryDate,
});

describe('the enrollment that an accepted referral led to', () => {
  it('is the one in the project that the location names', () => {
    const enrollment = stay('rrh', '2026-02-20');
    expect(inferEnrollment(named, [stay('rrh-2', '2026-02-10'), enrollment], projects)).toStrictEqual({
      confidence: 'location-names-project',
      enrollment,
    });
  });

  it('is in no other project, where the location names one', () => {
    expect(inferEnrollment(named, [stay('rrh-2', '2026-02-10')], projects)).toStrictEqual({
      confidence: 'none',
    });
  });

  it('is in a project of a fitting type, where the location names none', () => {
    const enrollment = stay('rrh-2', '2026-02-10');
    expect(inferEnrollment(unnamed, [stay('psh', '2026-02-05'), enrollment], projects)).toStrictEqual({
      confidence: 'project-type-fits',
      enrollment,
    });
  });

  it('is in no project that the export does not hold, where the location names none', () => {
    expect(inferEnrollment(unnamed, [stay('elsewhere', '2026-02-10')], projects).confidence).toBe('none');
  });

  it('begins on the day of the referral or after it', () => {
    expect(inferEnrollment(named, [stay('rrh', '2026-02-02')], projects).confidence).toBe(
      'location-names-project',
    );
    expect(inferEnrollment(named, [stay('rrh', '2026-02-01')], projects).confidence).toBe('none');
  });

  it('is the nearest', () => {
    const near = stay('rrh', '2026-02-05', 'near');
    const stays = [stay('rrh', '2026-03-01', 'far'), near, stay('rrh', '2026-02-06', 'next')];
    expect(inferEnrollment(named, stays, projects).enrollment).toStrictEqual(near);
  });

  it('is not guessed, where two are equally near', () => {
    const stays = [stay('rrh', '2026-02-05', 'one'), stay('rrh', '2026-02-05', 'two')];
    expect(inferEnrollment(named, stays, projects)).toStrictEqual({ confidence: 'ambiguous' });
    const apart = [stay('rrh', '2026-02-05', 'one'), stay('rrh', '2026-02-06', 'two')];
    expect(inferEnrollment(named, apart, projects).enrollment?.enrollmentId).toBe('one');
  });

  it('is never the one that the event is recorded on', () => {
    const own = stay('rrh', '2026-02-05', named.enrollmentId);
    expect(inferEnrollment(named, [own], projects).confidence).toBe('none');
  });

  it('may be in the other half of a joint component', () => {
    const joint = { ...named, eventType: 12, projectId: 'th' };
    const enrollment = stay('joint-rrh', '2026-02-10');
    expect(inferEnrollment(joint, [enrollment], projects)).toStrictEqual({
      confidence: 'project-type-fits',
      enrollment,
    });
    expect(inferEnrollment(joint, [stay('rrh', '2026-02-10')], projects).confidence).toBe('none');
    const inNamed = stay('th', '2026-03-10');
    expect(inferEnrollment(joint, [enrollment, inNamed], projects).enrollment).toStrictEqual(inNamed);
  });

  it.each([17, 18])('is not looked for where the referral is a voucher (%i)', (eventType) => {
    expect(inferEnrollment({ ...unnamed, eventType }, [stay('rrh', '2026-02-10')], projects).confidence).toBe(
      'none',
    );
  });

  it('is always one of the client’s, never before the referral, and none is nearer among its like', () => {
    const stayArb = fc
      .record({
        project: fc.constantFrom(...Object.keys(projects)),
        day: fc.integer({ min: 1, max: 28 }),
        id: fc.nat(5),
      })
      .map(({ project, day, id }) =>
        stay(project, `2026-02-${String(day).padStart(2, '0')}` as Stay['entryDate'], `ce-${id}`),
      );
    fc.assert(
      fc.property(
        fc.array(stayArb),
        fc.constantFrom(11, 12, 13, 14),
        fc.boolean(),
        (stays, eventType, names) => {
          const referral = { ...(names ? named : unnamed), eventType, referredOn: '2026-02-10' } as const;
          const { enrollment, confidence } = inferEnrollment(referral, stays, projects);
          expect(enrollment === undefined).toBe(confidence === 'none' || confidence === 'ambiguous');
          if (enrollment === undefined) return;
          expect(stays).toContain(enrollment);
          expect(enrollment.enrollmentId).not.toBe(referral.enrollmentId);
          expect(enrollment.entryDate >= referral.referredOn).toBe(true);
          const rivals = stays.filter(
            (other) =>
              other.projectId === enrollment.projectId &&
              other.enrollmentId !== referral.enrollmentId &&
              other.entryDate >= referral.referredOn,
          );
          expect(
            rivals.every((other) => other === enrollment || other.entryDate > enrollment.entryDate),
          ).toBe(true);
        },
      ),
    );
  });
});
