import { type CalendarDate, type DateTime, dayOf } from 'ce-referrals';

/** The server's clock, read in the time zone of the CoC: a day in it is the day on the wall of an office there. */
export interface Clock {
  /** This moment, with the zone's offset. */
  now(): DateTime;
  /** The day there. */
  today(): CalendarDate;
}

/**
 * Makes a clock.
 *
 * @param timeZone - such as `America/Chicago`. A RangeError says that there is none of that name.
 * @param read - gives the moment; by default the system's.
 */
export function clockIn(timeZone: string, read: () => Date = () => new Date()): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });

  function now(): DateTime {
    const part = Object.fromEntries(format.formatToParts(read()).map(({ type, value }) => [type, value]));
    const day = `${part.year}-${part.month}-${part.day}`;
    // `GMT-06:00`; in Greenwich some versions say `GMT` alone.
    const offset = part.timeZoneName?.slice('GMT'.length) || '+00:00';
    return `${day}T${part.hour}:${part.minute}:${part.second}${offset}` as DateTime;
  }

  return { now, today: () => dayOf(now()) };
}
