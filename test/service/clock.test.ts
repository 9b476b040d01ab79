import { isDateTime } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { clockIn } from '../../examples/service/clock.js';

function at(moment: string, timeZone: string) {
  return clockIn(timeZone, () => new Date(moment));
}

describe('the service’s clock', () => {
  it.each([
    ['America/Chicago', '2026-03-06T15:30:05Z', '2026-03-06T09:30:05-06:00'],
    ['America/Chicago', '2026-07-06T15:30:05Z', '2026-07-06T10:30:05-05:00'],
    ['UTC', '2026-03-06T00:00:00Z', '2026-03-06T00:00:00+00:00'],
    ['Pacific/Honolulu', '2026-01-01T09:59:59Z', '2025-12-31T23:59:59-10:00'],
    ['America/St_Johns', '2026-01-01T03:30:00Z', '2026-01-01T00:00:00-03:30'],
  ])('in %s reads %s as %s', (timeZone, moment, expected) => {
    const now = at(moment, timeZone).now();
    expect(now).toBe(expected);
    expect(isDateTime(now)).toBe(true);
    expect(Date.parse(now)).toBe(Date.parse(moment));
  });

  it('has the day of the CoC, not that of Greenwich', () => {
    expect(at('2026-03-07T05:59:59Z', 'America/Chicago').today()).toBe('2026-03-06');
    expect(at('2026-03-07T06:00:00Z', 'America/Chicago').today()).toBe('2026-03-07');
  });
});
