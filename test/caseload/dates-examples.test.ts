import type { CalendarDate, DateTime, ReferralEvent } from 'ce-referrals';
import { asOf, DateNotReal, dueOn, replayCaseload, timeline, workList } from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import { accepted, acknowledged, enrolled, notHoused, recorded, referred, stream } from './streams.js';

function thrownBy(ask: () => unknown): unknown {
  try {
    ask();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('A day that the calendar does not have', () => {
  it('is refused with the name of the option and how to write it', () => {
    const error = thrownBy(() => workList(replayCaseload([]).caseload, { asOf: '2026-02-30' }));
    expect(error).toBeInstanceOf(DateNotReal);
    expect(error).toMatchObject({
      name: 'DateNotReal',
      code: 'date-not-real',
      field: 'asOf',
      message: 'asOf must be real, and written as ISO 8601 has it.',
    });
  });

  it('is told by its own option where the past is asked for', () => {
    expect(thrownBy(() => asOf([], { trueOn: '2026-02-30' }))).toMatchObject({ field: 'trueOn' });
    expect(thrownBy(() => asOf([], { knownAt: '2026-02-30T10:00' }))).toMatchObject({ field: 'knownAt' });
  });
});

describe('A reason that was added', () => {
  const log = (addedOn: CalendarDate) =>
    stream('r-1', referred(), acknowledged(), enrolled(), accepted(), notHoused(addedOn));
  const findings = (addedOn: CalendarDate) =>
    workList(replayCaseload(log(addedOn)).caseload, { asOf: '2026-05-02' }).findings;

  it('in the future is found by its field, and on the day itself it is not', () => {
    expect(findings('2026-05-03')).toEqual([
      { code: 'dated-in-the-future', referralId: 'r-1', field: 'addedOn' },
    ]);
    expect(findings('2026-05-02')).toEqual([]);
    expect(findings('2026-04-31')).toEqual([{ code: 'date-not-real', referralId: 'r-1', field: 'addedOn' }]);
  });
});

describe('The past that a caseload was made for', () => {
  it('is kept as it was asked for, and no more', () => {
    expect(asOf([], { trueOn: '2026-03-01' }).caseload.past).toStrictEqual({ trueOn: '2026-03-01' });
    expect(asOf([], { knownAt: '2026-03-01T10:00' }).caseload.past).toStrictEqual({
      knownAt: '2026-03-01T10:00',
    });
  });

  it('takes a fact that nobody knows the recording of as known, and says so, if its day is asked for too', () => {
    const imported = { ...referred(), metadata: { source: 'import' } } as const;
    const codes = (event: ReferralEvent, trueOn: CalendarDate) => {
      const past = asOf([recorded('r-1', 1, event)], { trueOn, knownAt: '2026-03-04T00:00' });
      return [past.caseload.size, ...past.findings.map(({ code }) => code)];
    };
    expect(codes(imported, '2026-03-02')).toEqual([1, 'recording-unknown']);
    expect(codes(imported, '2026-03-01')).toEqual([0]);
    expect(codes(referred(), '2026-03-02')).toEqual([1]);
    const undated = { ...imported, data: { ...imported.data, referredOn: '' as CalendarDate } };
    expect(codes(undated, '2026-03-02')).toEqual([1, 'date-unknown']);
  });
});

describe('A due day near the end of four-digit years', () => {
  const days = (count: number) => ({ days: count, count: 'working-days' }) as const;

  it('is there while every weekend and holiday on the way has room before the end', () => {
    expect(dueOn('9999-12-22', days(1))).toBe('9999-12-23');
    expect(dueOn('9999-12-23', days(1))).toBeUndefined();
    expect(dueOn('9999-12-21', days(1), ['9999-12-22'])).toBe('9999-12-23');
    expect(dueOn('9999-12-22', days(1), ['9999-12-23'])).toBeUndefined();
  });

  it('is none where holidays or weekends would carry it over the end', () => {
    const closed = Array.from({ length: 10 }, (_, at): CalendarDate => `9999-12-${22 + at}` as CalendarDate);
    expect(dueOn('9999-12-21', days(1), closed)).toBeUndefined();
    expect(dueOn('9999-12-10', days(20))).toBeUndefined();
  });
});

describe('A timeline of what an import holds', () => {
  it('has an entry without facts for an event that is nothing, and goes on', () => {
    const entries = timeline([undefined as unknown as ReferralEvent, referred()]);
    expect(entries).toStrictEqual([
      { eventIndex: 0, refusedBy: 'unknown-event-type' },
      {
        eventIndex: 1,
        type: 'referred',
        step: 'refer',
        on: '2026-03-02',
        recordedAt: '2026-03-02T09:00',
        role: 'priority-list-manager',
        daysLate: 0,
      },
    ]);
  });

  it('shows only texts: what is of another kind is as if it were absent', () => {
    const { data } = referred();
    const strange = {
      type: 'referred',
      data,
      metadata: {
        source: 'import',
        recordedAt: 20_260_302 as unknown as DateTime,
        inferredBy: ['a', 'rule'],
      },
    } as unknown as ReferralEvent;
    expect(timeline([strange])).toStrictEqual([
      { eventIndex: 0, type: 'referred', step: 'refer', on: '2026-03-02' },
    ]);
  });

  it('takes an event without metadata', () => {
    const { type, data } = referred();
    expect(timeline([{ type, data } as unknown as ReferralEvent])).toStrictEqual([
      { eventIndex: 0, type: 'referred', step: 'refer', on: '2026-03-02' },
    ]);
  });
});
