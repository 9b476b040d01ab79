import {
  addDays,
  addWorkingDays,
  type CalendarDate,
  daysBetween,
  isCalendarDate,
} from '../referral/calendar-date.js';
import { factsIn } from '../referral/facts.js';
import type { CocPolicy, Deadline } from '../referral/policy.js';
import { isOpen, type ReferralState } from '../referral/state.js';

/** What a deadline asks for: that the provider acknowledges the referral, or that it gets its result. */
export type DeadlineFor = 'acknowledge' | 'resolve';

/** A deadline of an open referral that is not met yet. It may have passed. */
export interface NextDeadline {
  /** What it asks for. */
  readonly for: DeadlineFor;
  /** The last day on which it is met. */
  readonly dueOn: CalendarDate;
}

const LAST_DAY: CalendarDate = '9999-12-31';

/**
 * The last day of a time limit that begins with a referral. Counting begins on the next day: 3 working days from a
 * Friday end on Wednesday. Absent where the date is not real, the limit is no whole number of days from 1, or the
 * calendar of four-digit years ends before it.
 *
 * @param holidays - days that are no working days, such as a policy's. Calendar days do not look at them.
 */
export function dueOn(
  referredOn: CalendarDate,
  { days, count }: Deadline,
  holidays: readonly CalendarDate[] = [],
): CalendarDate | undefined {
  if (!isCalendarDate(referredOn) || !Number.isSafeInteger(days) || days < 1) return undefined;
  // Enough for every week's end and every holiday on the way.
  const atMost = count === 'calendar-days' ? days : 2 * days + holidays.length + 7;
  if (daysBetween(referredOn, LAST_DAY) < atMost) return undefined;
  return count === 'calendar-days' ? addDays(referredOn, days) : addWorkingDays(referredOn, days, holidays);
}

/** Computes due days under one policy, each only once. */
export type DueDays = (referredOn: CalendarDate, within: Deadline) => CalendarDate | undefined;

/** Due days under a policy: many referrals are made on one day. */
export function dueDaysUnder({ holidays }: CocPolicy): DueDays {
  const computed = new Map<Deadline, Map<CalendarDate, CalendarDate | undefined>>();
  return (referredOn, within) => {
    const days = computed.get(within) ?? new Map<CalendarDate, CalendarDate | undefined>();
    computed.set(within, days);
    if (!days.has(referredOn)) days.set(referredOn, dueOn(referredOn, within, holidays));
    return days.get(referredOn);
  };
}

/**
 * The deadline of a referral that comes first among those not met yet, whether it has passed or not. A referral
 * that waits to be acknowledged has both of the policy's deadlines, any other open one that of the result, and one
 * that is not open has none. Absent, too, where the policy sets none.
 */
export function nextDeadline(state: ReferralState, policy: CocPolicy): NextDeadline | undefined {
  return nextDeadlineBy(dueDaysUnder(policy), state, policy);
}

/** {@link nextDeadline}, with due days that are computed only once for many referrals. */
export function nextDeadlineBy(
  dueDays: DueDays,
  state: ReferralState,
  policy: CocPolicy,
): NextDeadline | undefined {
  const { referral } = factsIn(state);
  if (referral === undefined || !isOpen(state.status)) return undefined;
  const { acknowledgeWithin, resolveWithin } = policy.deadlines;
  const day = (within: Deadline | undefined) => within && dueDays(referral.referredOn, within);
  const acknowledge = state.status === 'referred' ? day(acknowledgeWithin) : undefined;
  const resolve = day(resolveWithin);
  if (acknowledge !== undefined && (resolve === undefined || acknowledge <= resolve)) {
    return { for: 'acknowledge', dueOn: acknowledge };
  }
  return resolve && { for: 'resolve', dueOn: resolve };
}

/** Says whether a deadline of a referral has passed on that day. On the due day itself it has not. */
export function isOverdue(state: ReferralState, policy: CocPolicy, asOf: CalendarDate): boolean {
  const next = nextDeadline(state, policy);
  return next !== undefined && next.dueOn < asOf;
}
