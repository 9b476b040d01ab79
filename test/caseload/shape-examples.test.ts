import { type CalendarDate, type ReferralEvent, replay } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/caseload/shape.js';
import { factsIn } from '../../src/referral/facts.js';
import { acknowledged, enrolled, referred, rejected } from './streams.js';

const TOLD = ['told-1', 'told-2'];

function shape(...events: readonly ReferralEvent[]): string {
  return shapeOf(factsIn(replay(events)), ['organization-1'], (id) => TOLD.includes(id));
}

describe('The shape of a referral', () => {
  it('is that of another that differs in names and days alone', () => {
    const other = { referralId: 'r-2', personalId: 'c-2', enrollmentId: 'ce-2', projectId: 'p-2' };
    const later = referred({ ...other, referredOn: '2027-01-04' });
    expect(shape(later)).toBe(shape(referred()));
    expect(shape(later, acknowledged('2027-01-05'))).toBe(shape(referred(), acknowledged()));
    const enrollment = { enrollmentId: 'e-2', personalId: 'c-2', projectId: 'p-2' };
    expect(shape(later, acknowledged('2027-01-05'), enrolled('2027-02-01', enrollment))).toBe(
      shape(referred(), acknowledged(), enrolled()),
    );
  });

  it('tells in which order the days come, and which of them is none', () => {
    const on = (referredOn: CalendarDate, acknowledgedOn: CalendarDate) =>
      shape(referred({ referredOn }), acknowledged(acknowledgedOn));
    const shapes = [
      on('2026-03-02', '2026-03-03'),
      on('2026-03-02', '2026-03-02'),
      on('2026-03-03', '2026-03-02'),
      on('2026-03-02', '2026-02-30'),
      on('2026-02-30', '2026-03-02'),
      on('2026-02-30', '2026-02-30'),
    ];
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it('tells which names are the same, and those that say something by themselves', () => {
    const to = (...[data, enrollment]: [Parameters<typeof referred>[0], Parameters<typeof enrolled>[1]]) =>
      shape(referred(data), enrolled('2026-03-20', enrollment));
    const shapes = [
      to({}, {}),
      to({}, { personalId: 'client-2' }),
      to({}, { projectId: 'project-2' }),
      to({}, { enrollmentId: 'ce-1' }),
      to({ organizationId: 'organization-2' }, {}),
      to({ projectId: 'told-1' }, {}),
      to({ projectId: 'told-2' }, {}),
    ];
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it('takes a name for no day that reads as one', () => {
    expect(shape(referred({ personalId: '2026-01-01' }), acknowledged())).toBe(
      shape(referred(), acknowledged()),
    );
  });

  it('tells a result that is none from those there are', () => {
    const none = { ...rejected(), data: { ...rejected().data, result: null } } as unknown as ReferralEvent;
    expect(shape(referred(), none)).not.toBe(shape(referred(), rejected()));
  });

  it('tells all that is no name and no day as it is', () => {
    const shapes = [
      shape(referred()),
      shape(referred({ eventType: 12 })),
      shape(referred(), rejected()),
      shape(referred(), rejected('2026-03-10', 'program-full')),
      shape(referred(), rejected('2026-03-10', 'declined-unit', 'provider-rejected')),
    ];
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
