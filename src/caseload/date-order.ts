import type { CalendarDate } from '../referral/calendar-date.js';
import { isCalendarDate } from '../referral/calendar-date.js';
import type { ReferralEvent } from '../referral/events.js';
import type { RecordedEvent } from '../referral/recorded-event.js';
import { dateOfEvent } from '../referral/rules/dates.js';
import { stepOf } from '../referral/steps.js';
import { byText } from './order.js';

/** The day on which an event happened, where it says so by a real date. A void is no event of any day. */
export function dayOfEvent(event: ReferralEvent): CalendarDate | undefined {
  const day = stepOf(event) === undefined ? undefined : dateOfEvent(event);
  return isCalendarDate(day) ? day : undefined;
}

/**
 * Puts the events of many streams in the order of the days on which they happened: for histories that come from no
 * common log, such as an import's, before they are judged across referrals. Each stream keeps its own order, so an
 * event that is dated before one it follows goes with that one. On one day, what ends or moves a referral goes
 * before the making of another.
 *
 * @param recordedEvents - each stream in its order.
 */
export function inOrderOfDates<T extends Pick<RecordedEvent, 'stream' | 'event'>>(
  recordedEvents: Iterable<T>,
): readonly T[] {
  const reached = new Map<string, string>();
  const placed = Array.from(recordedEvents, (recorded) => {
    const { stream, event } = recorded;
    const own = `${dayOfEvent(event) ?? ''} ${event.type === 'referred' ? 1 : 0}`;
    const before = reached.get(stream) ?? '';
    const place = own > before ? own : before;
    reached.set(stream, place);
    return { recorded, place };
  });
  return placed.sort((a, b) => byText(a.place, b.place)).map(({ recorded }) => recorded);
}
