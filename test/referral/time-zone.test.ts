import { addDays, daysBetween, isWorkingDay } from 'ce-referrals';
import { expect, it } from 'vitest';

it('a calendar date does not move with the time zone of the process', () => {
  const zone = process.env.TZ;
  try {
    for (const [name, minutes] of [
      ['Pacific/Kiritimati', -840],
      ['Pacific/Pago_Pago', 660],
      ['America/Chicago', 360],
      ['Europe/London', 0],
    ] as const) {
      process.env.TZ = name;
      expect(new Date(2026, 0, 1).getTimezoneOffset(), 'the zone took effect').toBe(minutes);
      // 29 March 2026 and 8 March 2026 are days on which clocks change.
      expect(addDays('2026-03-07', 2), name).toBe('2026-03-09');
      expect(daysBetween('2026-03-28', '2026-03-30'), name).toBe(2);
      expect(isWorkingDay('2026-03-30'), name).toBe(true);
      expect(isWorkingDay('2026-03-29'), name).toBe(false);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
