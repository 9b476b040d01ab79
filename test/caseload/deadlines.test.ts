import { type CalendarDate, type CocPolicy, type Deadline, defaultPolicy, replay } from 'ce-referrals';
import {
  DEADLINE_PRESETS,
  dueOn,
  FEDERAL_HOLIDAYS,
  isOverdue,
  nextDeadline,
  replayCaseload,
  workList,
} from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, acknowledged, enrolled, referred, rejected, stream, voided } from './streams.js';

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Every day of 2020 to 2043, counted by hand: a calendar that shares nothing with the library's. */
function referenceCalendar(): readonly { readonly date: CalendarDate; readonly weekday: number }[] {
  const days: { date: CalendarDate; weekday: number }[] = [];
  let weekday = 3; // 1 January 2020 was a Wednesday.
  for (let year = 2020; year <= 2043; year += 1) {
    for (let month = 0; month < 12; month += 1) {
      const length = LENGTHS[month]! + (month === 1 && year % 4 === 0 ? 1 : 0);
      for (let day = 1; day <= length; day += 1) {
        const text = `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        days.push({ date: text as CalendarDate, weekday });
        weekday = (weekday + 1) % 7;
      }
    }
  }
  return days;
}

const CALENDAR = referenceCalendar();
const HOLIDAYS = new Set<string>(FEDERAL_HOLIDAYS);
const isWorking = ({ date, weekday }: (typeof CALENDAR)[number]) =>
  weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(date);

describe('A due day', () => {
  it('in working days is that of a calendar kept by hand, on every day of 20 years', () => {
    const working = CALENDAR.filter(isWorking).map(({ date }) => date);
    let next = 0;
    let days = 0;
    for (const { date } of CALENDAR) {
      if (date < '2021-01-01' || date > '2040-12-31') continue;
      while (working[next]! <= date) next += 1;
      const count = 1 + (days % 10);
      expect(dueOn(date, { days: count, count: 'working-days' }, FEDERAL_HOLIDAYS)).toBe(
        working[next + count - 1],
      );
      days += 1;
    }
    expect(days).toBe(7305);
  });

  it('in calendar days is that many places on in the calendar, whatever the holidays', () => {
    fc.assert(
      fc.property(fc.nat(7000), fc.integer({ min: 1, max: 700 }), (at, days) => {
        const due = dueOn(CALENDAR[at]!.date, { days, count: 'calendar-days' }, FEDERAL_HOLIDAYS);
        expect(due).toBe(CALENDAR[at + days]!.date);
      }),
    );
  });

  it('begins to count on the next day: 3 working days from a Friday end on Wednesday', () => {
    expect(dueOn('2026-03-06', { days: 3, count: 'working-days' })).toBe('2026-03-11');
    expect(dueOn('2026-03-06', { days: 3, count: 'calendar-days' })).toBe('2026-03-09');
  });

  it('skips Memorial Day', () => {
    expect(dueOn('2026-05-22', { days: 3, count: 'working-days' }, FEDERAL_HOLIDAYS)).toBe('2026-05-28');
    expect(dueOn('2026-05-22', { days: 3, count: 'working-days' })).toBe('2026-05-27');
  });

  it.each<[string, CalendarDate, Deadline]>([
    ['from a day that does not exist', '2026-02-30', { days: 3, count: 'calendar-days' }],
    ['of no days', '2026-03-02', { days: 0, count: 'calendar-days' }],
    ['of days below none', '2026-03-02', { days: -1, count: 'working-days' }],
    ['of half a day', '2026-03-02', { days: 0.5, count: 'working-days' }],
    ['of endless days', '2026-03-02', { days: Number.POSITIVE_INFINITY, count: 'working-days' }],
    ['behind the last year of four digits', '9999-12-30', { days: 2, count: 'calendar-days' }],
    ['so near to it that a holiday may reach over it', '9999-12-24', { days: 4, count: 'working-days' }],
  ])('is none %s', (_, from, within) => {
    expect(dueOn(from, within)).toBeUndefined();
  });

  it('is there on the last day of four-digit years', () => {
    expect(dueOn('9999-12-30', { days: 1, count: 'calendar-days' })).toBe('9999-12-31');
  });
});

const policy: CocPolicy = {
  ...defaultPolicy,
  deadlines: {
    acknowledgeWithin: { days: 3, count: 'working-days' },
    resolveWithin: { days: 14, count: 'calendar-days' },
  },
};

describe('The next deadline', () => {
  const made = referred({ referredOn: '2026-03-02' });
  const open = replay([made]);
  const seen = replay([made, acknowledged()]);

  it('is the acknowledgement’s until there is one, then the result’s', () => {
    expect(nextDeadline(open, policy)).toEqual({ for: 'acknowledge', dueOn: '2026-03-05' });
    expect(nextDeadline(seen, policy)).toEqual({ for: 'resolve', dueOn: '2026-03-16' });
    expect(nextDeadline(replay([made, acknowledged(), enrolled()]), policy)).toEqual({
      for: 'resolve',
      dueOn: '2026-03-16',
    });
  });

  it('is the result’s where that comes first', () => {
    const hasty = {
      ...policy,
      deadlines: { ...policy.deadlines, resolveWithin: { days: 1, count: 'calendar-days' } },
    } as const;
    expect(nextDeadline(open, hasty)).toEqual({ for: 'resolve', dueOn: '2026-03-03' });
  });

  it('is the acknowledgement’s where both fall on one day', () => {
    const same = {
      ...policy,
      deadlines: { ...policy.deadlines, resolveWithin: { days: 3, count: 'calendar-days' } },
    } as const;
    expect(nextDeadline(open, same)).toEqual({ for: 'acknowledge', dueOn: '2026-03-05' });
  });

  it('is none where the referral is not open, or the policy sets none', () => {
    const history = [made, acknowledged()];
    for (const end of [rejected(), voided()])
      expect(nextDeadline(replay([...history, end]), policy)).toBeUndefined();
    expect(nextDeadline(replay([...history, enrolled(), accepted()]), policy)).toBeUndefined();
    expect(nextDeadline(replay([]), policy)).toBeUndefined();
    expect(nextDeadline(open, defaultPolicy)).toBeUndefined();
    const onlyFirst = {
      ...policy,
      deadlines: { acknowledgeWithin: { days: 3, count: 'working-days' } },
    } as const;
    expect(nextDeadline(seen, onlyFirst)).toBeUndefined();
  });

  it('has passed on the day after it, not on the day itself', () => {
    expect(isOverdue(open, policy, '2026-03-05')).toBe(false);
    expect(isOverdue(open, policy, '2026-03-06')).toBe(true);
    expect(isOverdue(seen, policy, '2026-03-06')).toBe(false);
    expect(isOverdue(open, defaultPolicy, '2030-01-01')).toBe(false);
  });
});

describe('Deadlines in use', () => {
  const due = (name: keyof typeof DEADLINE_PRESETS) =>
    nextDeadline(replay([referred({ referredOn: '2026-03-06' })]), {
      ...defaultPolicy,
      ...DEADLINE_PRESETS[name],
    });

  it('are those of Northwest Minnesota, Minnesota’s check, Eva and Missouri', () => {
    expect(due('nw-minnesota')).toEqual({ for: 'acknowledge', dueOn: '2026-03-11' });
    expect(due('minnesota-check')).toEqual({ for: 'acknowledge', dueOn: '2026-03-13' });
    expect(due('eva')).toEqual({ for: 'resolve', dueOn: '2026-03-20' });
    expect(due('missouri-oaeh')).toEqual({ for: 'acknowledge', dueOn: '2026-03-09' });
  });

  it('show in a work list as days left', () => {
    const { caseload } = replayCaseload(
      stream('r-1', referred({ referralId: 'r-1', referredOn: '2026-03-06' })),
    );
    const list = workList(caseload, {
      asOf: '2026-03-13',
      policy: { ...defaultPolicy, deadlines: DEADLINE_PRESETS['nw-minnesota'].deadlines },
    });
    expect(list.groups['to-acknowledge'][0]?.deadline).toEqual({
      for: 'acknowledge',
      dueOn: '2026-03-11',
      daysLeft: -2,
    });
    expect(list.overdue).toBe(1);
    const onTheDay = workList(caseload, {
      asOf: '2026-03-11',
      policy: { ...defaultPolicy, deadlines: DEADLINE_PRESETS['nw-minnesota'].deadlines },
    });
    expect(onTheDay.groups['to-acknowledge'][0]?.deadline?.daysLeft).toBe(0);
    expect(onTheDay.overdue).toBe(0);
  });
});
