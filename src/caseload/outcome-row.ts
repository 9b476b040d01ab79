import type { HousingReferralEventType } from '../hud/index.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import type { Facts } from '../referral/facts.js';
import type { ReasonUse } from '../referral/reasons.js';
import { isOpen } from '../referral/state.js';
import { daysFromTo } from './dates.js';
import { byText } from './order.js';
import { quantile } from './quantile.js';

/** How long something took, over the referrals where it happened. */
export interface Durations {
  /** How many referrals it is computed from. */
  readonly count: number;
  /** The median, in calendar days; absent where there is none. */
  readonly median?: number;
  /** The 90th percentile, in calendar days; absent where there is none. */
  readonly p90?: number;
  /** Referrals where it happened and no days can be counted: a date is unknown, not real, or before the referral. */
  readonly leftOut: number;
}

/** How often a reason was given. */
export interface ReasonCount {
  /** For which outcome. */
  readonly for: ReasonUse;
  /** The reason's code; absent where an unsuccessful referral has none. */
  readonly code?: string;
  /** How many referrals. */
  readonly count: number;
}

/** What became of a group of referrals. Those that were voided count nowhere. */
export interface OutcomeRow {
  /** The project, organization, event type or month; absent where the referrals do not say. */
  readonly key?: string | HousingReferralEventType;
  /** Referrals that were made. */
  readonly referred: number;
  /** Of those, acknowledged, whatever followed. */
  readonly acknowledged: number;
  /** Of those, HUD's result 1: client accepted. */
  readonly accepted: number;
  /** Of those, HUD's result 2: client rejected. */
  readonly clientRejected: number;
  /** Of those, HUD's result 3: provider rejected. */
  readonly providerRejected: number;
  /** Of those, still without a result. */
  readonly stillOpen: number;
  /** Of those accepted, enrolled and not housed, as the reason added says. */
  readonly enrolledNotHoused: number;
  /**
   * `accepted` by `referred`, from 0 to 1. Open referrals count in it, so it can still rise. Absent where none was
   * referred.
   */
  readonly acceptanceRate?: number;
  /** From the referral to the acknowledgement. */
  readonly daysToAcknowledge: Durations;
  /** From the referral to the enrollment. */
  readonly daysToEnroll: Durations;
  /** From the referral to the result. */
  readonly daysToResolve: Durations;
  /** Reasons, the most frequent first. */
  readonly reasons: readonly ReasonCount[];
}

function durations(
  group: readonly Readonly<Facts>[],
  endOf: (facts: Readonly<Facts>) => CalendarDate | 'unknown' | undefined,
): Durations {
  const days: number[] = [];
  let leftOut = 0;
  for (const facts of group) {
    const end = endOf(facts);
    if (end === undefined) continue;
    const taken = daysFromTo(facts.referral?.referredOn, end);
    if (taken === undefined || taken < 0) leftOut += 1;
    else days.push(taken);
  }
  days.sort((a, b) => a - b);
  const median = quantile(days, 0.5);
  const p90 = quantile(days, 0.9);
  return {
    count: days.length,
    ...(median !== undefined && { median }),
    ...(p90 !== undefined && { p90 }),
    leftOut,
  };
}

function reasonsOf(group: readonly Readonly<Facts>[]): readonly ReasonCount[] {
  const counts = new Map<string, ReasonCount>();
  for (const { status, notHousedReason: code } of group) {
    const use = status === 'unsuccessful' ? 'unsuccessful' : 'not-housed';
    if (use === 'not-housed' && code === undefined) continue;
    const key = `${use} ${code ?? ''}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { for: use, ...(code !== undefined && { code }), count });
  }
  const ranked = [...counts].sort(([keyA, a], [keyB, b]) => b.count - a.count || byText(keyA, keyB));
  return ranked.map(([, count]) => count);
}

/** Counts a group of referrals. */
export function outcomeRow(group: readonly Readonly<Facts>[], key?: OutcomeRow['key']): OutcomeRow {
  const count = (counts: (facts: Readonly<Facts>) => boolean): number => group.filter(counts).length;
  const accepted = count(({ result }) => result === 'client-accepted');
  return {
    ...(key !== undefined && { key }),
    referred: group.length,
    acknowledged: count(({ acknowledgedOn }) => acknowledgedOn !== undefined),
    accepted,
    clientRejected: count(({ result }) => result === 'client-rejected'),
    providerRejected: count(({ result }) => result === 'provider-rejected'),
    stillOpen: count(({ status }) => isOpen(status)),
    enrolledNotHoused: count((facts) => facts.status === 'successful' && facts.notHousedReason !== undefined),
    ...(group.length > 0 && { acceptanceRate: accepted / group.length }),
    daysToAcknowledge: durations(group, ({ acknowledgedOn }) => acknowledgedOn),
    daysToEnroll: durations(group, ({ enrollment }) => enrollment?.enrolledOn),
    daysToResolve: durations(group, ({ result, resultDate }) => result && (resultDate ?? 'unknown')),
    reasons: reasonsOf(group),
  };
}
