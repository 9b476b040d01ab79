import {
  type CheckpointedEvent,
  dayOf,
  isCalendarDate,
  isDateTime,
  type ReferralEvent,
  replay,
} from 'ce-referrals';
import { asOf, DateNotReal, referralOf, replayCaseload } from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateArb } from 'ce-referrals/testing';
import { logArb, said } from './logs.js';
import { accepted, acknowledged, enrolled, recorded, referred, rejected, stream, voided } from './streams.js';

const DATES: Readonly<Record<string, string>> = {
  referred: 'referredOn',
  acknowledged: 'acknowledgedOn',
  enrolled: 'enrolledOn',
  resolved: 'resultDate',
  'not-housed-reason-added': 'addedOn',
};

const dateOf = ({ type, data }: ReferralEvent): unknown =>
  (data as unknown as Record<string, unknown> | undefined)?.[
    typeof type === 'string' ? (DATES[type] ?? '') : ''
  ];

const statuses = (log: readonly CheckpointedEvent[], keep: (event: ReferralEvent) => boolean) => {
  const streams = new Map<string, ReferralEvent[]>();
  for (const { stream: name, event } of log) {
    streams.set(name, [...(streams.get(name) ?? []), ...(keep(event) ? [event] : [])]);
  }
  return new Map([...streams].map(([name, events]) => [name, replay(events)]));
};

describe('A caseload of the past', () => {
  it('as it was true on a day holds the facts dated by then, and every void', () => {
    fc.assert(
      fc.property(logArb, calendarDateArb, (log, trueOn) => {
        const { caseload } = asOf(log, { trueOn });
        const states = statuses(log, (event) => {
          const date = dateOf(event);
          return !(isCalendarDate(date) && date > trueOn);
        });
        for (const [name, state] of states) {
          const found = referralOf(caseload, name)?.state ?? { status: 'not-referred' };
          expect(found).toStrictEqual(state);
        }
        expect(caseload.past).toEqual({ trueOn });
      }),
    );
  });

  it('at the end of time, with all that was ever known, is the present', () => {
    fc.assert(
      fc.property(logArb, (log) => {
        const past = asOf(log, { trueOn: '9999-12-31', knownAt: '9999-12-31T23:59Z' });
        const { past: _, ...now } = { past: undefined, ...said(replayCaseload(log).caseload) };
        expect(said(past.caseload)).toStrictEqual(now);
      }),
    );
  });

  it('as it was known on a day holds nothing that was recorded on a later one', () => {
    fc.assert(
      fc.property(logArb, calendarDateArb, (log, day) => {
        const { caseload } = asOf(log, { knownAt: `${day}T23:59:59.999` });
        const states = statuses(log, ({ metadata }) => {
          const at = metadata?.recordedAt;
          return !isDateTime(at) || dayOf(at) <= day;
        });
        for (const [name, state] of states) {
          expect(referralOf(caseload, name)?.state ?? { status: 'not-referred' }).toStrictEqual(state);
        }
      }),
    );
  });

  const log = [
    ...stream(
      'r-1',
      referred({ referralId: 'r-1' }),
      acknowledged('2026-03-03', '2026-03-20T09:00-06:00'),
      rejected('2026-03-10'),
    ),
    ...stream('r-2', referred({ referralId: 'r-2' }), voided('referral', '2026-03-15')),
  ];

  it('tells what was true from what was known', () => {
    const status = (id: string, past: Parameters<typeof asOf>[1]) =>
      referralOf(asOf(log, past).caseload, id)?.state.status;
    expect(status('r-1', { trueOn: '2026-03-02' })).toBe('referred');
    expect(status('r-1', { trueOn: '2026-03-03' })).toBe('acknowledged');
    expect(status('r-1', { trueOn: '2026-03-04' })).toBe('acknowledged');
    expect(status('r-1', { trueOn: '2026-03-04', knownAt: '2026-03-04T12:00-06:00' })).toBe('referred');
    expect(status('r-1', { knownAt: '2026-03-10T09:59' })).toBe('referred');
    expect(status('r-1', { knownAt: '2026-03-10T10:00' })).toBe('unsuccessful');
    expect(status('r-1', { trueOn: '2026-03-01' })).toBeUndefined();
    // It was never so, but nobody knew yet.
    expect(status('r-2', { trueOn: '2026-03-04' })).toBe('voided');
    expect(status('r-2', { trueOn: '2026-03-04', knownAt: '2026-03-14T12:00' })).toBe('referred');
  });

  it('compares moments with offsets as points in time, others by the clock on the wall', () => {
    const known = (recordedAt: `${number}-${number}-${number}T${string}`, knownAt: typeof recordedAt) =>
      asOf([recorded('r-1', 1, referred({ referralId: 'r-1' }, recordedAt))], { knownAt }).caseload.size ===
      1;
    expect(known('2026-03-02T23:30-06:00', '2026-03-03T05:30Z')).toBe(true);
    expect(known('2026-03-02T23:31-06:00', '2026-03-03T05:30Z')).toBe(false);
    expect(known('2026-03-02T23:30', '2026-03-03T05:30Z')).toBe(true);
    expect(known('2026-03-03T05:31', '2026-03-03T05:30Z')).toBe(false);
    expect(known('2026-03-03T05:31+14:00', '2026-03-03T05:30')).toBe(false);
    expect(known('2026-03-02T09:00:00.000', '2026-03-02T09:00')).toBe(true);
  });

  it('takes an undated or unrecorded fact as true and known, and says so', () => {
    const metadata = { source: 'import' } as const;
    const imported = [
      recorded('r-1', 1, { ...referred({ referralId: 'r-1' }), metadata }),
      recorded('r-1', 2, { type: 'resolved', data: { result: 'client-rejected' }, metadata }),
    ];
    const past = asOf(imported, { trueOn: '2026-03-04' });
    expect(past.findings).toMatchObject([{ code: 'date-unknown', referralId: 'r-1', version: 2 }]);
    expect(referralOf(past.caseload, 'r-1')?.state.status).toBe('unsuccessful');
    expect(asOf(imported, { knownAt: '2026-03-04T00:00Z' }).findings).toMatchObject([
      { code: 'recording-unknown', version: 1 },
      { code: 'recording-unknown', version: 2 },
    ]);
  });

  it('still reports a gap, and nothing else where the log is whole', () => {
    expect(asOf(log, { trueOn: '2026-03-04' }).findings).toEqual([]);
    const torn = asOf([recorded('r-1', 1, referred({ referralId: 'r-1' })), recorded('r-1', 3, rejected())], {
      trueOn: '2026-03-04',
    });
    expect(torn.findings).toMatchObject([{ code: 'stream-gap' }]);
    expect(torn.caseload.missing).toEqual([{ referralId: 'r-1', from: 2, seen: 3 }]);
  });

  it('has a wrong enrollment taken back, and the right one in its place', () => {
    const events = stream(
      'r-1',
      referred({ referralId: 'r-1' }),
      acknowledged('2026-03-03'),
      enrolled('2026-03-20'),
      voided('enrollment', '2026-03-25'),
      enrolled('2026-03-05', { enrollmentId: 'e-2' }),
      accepted('2026-03-05', 'e-2'),
    );
    const past = asOf(events, { trueOn: '2026-03-10' });
    expect(past.findings).toEqual([]);
    const { state } = referralOf(past.caseload, 'r-1')!;
    expect(state).toMatchObject({ status: 'successful', resultingEnrollmentId: 'e-2' });
  });

  it('refuses a day or a moment that the calendar does not have, by a code', () => {
    expect(() => asOf([], { trueOn: '2026-02-30' })).toThrow(
      expect.objectContaining({ code: 'date-not-real', field: 'trueOn' }),
    );
    expect(() => asOf([], { knownAt: '2026-02-30T10:00' })).toThrow(DateNotReal);
    expect(asOf([], { trueOn: '2026-02-28', knownAt: '2026-02-28T10:00' }).caseload.past).toEqual({
      trueOn: '2026-02-28',
      knownAt: '2026-02-28T10:00',
    });
  });
});
