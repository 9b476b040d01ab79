import type { HousingReferralEventType } from '../hud/index.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import { type Facts, factsIn } from '../referral/facts.js';
import type { ReasonUse } from '../referral/reasons.js';
import { isOpen } from '../referral/state.js';
import { type Caseload, type MissingEvents, referralsOf } from './caseload.js';
import { type DateFinding, dateFindings, daysFromTo, realDate } from './dates.js';
import { byText } from './order.js';
import { quantile } from './quantile.js';

/** By what outcomes are grouped. A month is that of the referral, `YYYY-MM`. */
export type OutcomesBy = 'project' | 'organization' | 'event-type' | 'month';

/** What outcomes are asked for. */
export interface OutcomesOptions {
  /** The first day of referral that counts. */
  readonly from: CalendarDate;
  /** The last day of referral that counts. */
  readonly to: CalendarDate;
  /** By what they are grouped. */
  readonly by: OutcomesBy;
}

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

/** What became of the referrals of a time. */
export interface Outcomes {
  /** One row a group, in the order of their keys; the group without a key last. */
  readonly rows: readonly OutcomeRow[];
  /** All groups together. */
  readonly total: OutcomeRow;
  /** Dates by which days or the time asked for cannot be counted. */
  readonly findings: readonly DateFinding[];
  /** Streams of the whole caseload of which events are missing: what they say is not counted. */
  readonly missing: readonly MissingEvents[];
}

const KEY: Readonly<Record<OutcomesBy, (facts: Readonly<Facts>) => OutcomeRow['key']>> = {
  project: ({ referral }) => referral?.projectId,
  organization: ({ referral }) => referral?.organizationId,
  'event-type': ({ referral }) => referral?.eventType,
  month: ({ referral }) => referral?.referredOn.slice(0, 7),
};

function durations(
  group: readonly Readonly<Facts>[],
  endOf: (facts: Readonly<Facts>) => CalendarDate | undefined | 'unknown',
): Durations {
  const days: number[] = [];
  let leftOut = 0;
  for (const facts of group) {
    const end = endOf(facts);
    if (end === undefined) continue;
    const taken = end === 'unknown' ? undefined : daysFromTo(facts.referral?.referredOn, end);
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
  const ranked = [...counts].sort(([keyA, a], [keyB, b]) => b.count - a.count || (keyA < keyB ? -1 : 1));
  return ranked.map(([, count]) => count);
}

function rowOf(group: readonly Readonly<Facts>[], key?: OutcomeRow['key']): OutcomeRow {
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

function inOrderOfKeys(a: OutcomeRow['key'], b: OutcomeRow['key']): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b ? -1 : 1;
}

/**
 * What became of the referrals that were made in a time, both days included, as this caseload knows it. Medians
 * and percentiles are those of spreadsheets (linear between the nearest ranks).
 *
 * Throws {@link DateNotReal} (`date-not-real`) where `from` or `to` is no date of the calendar.
 */
export function outcomes(caseload: Caseload, { from, to, by }: OutcomesOptions): Outcomes {
  realDate(from, 'from');
  realDate(to, 'to');
  const groups = new Map<OutcomeRow['key'], Readonly<Facts>[]>();
  const all: Readonly<Facts>[] = [];
  const findings: DateFinding[] = [];
  for (const { referralId, state } of referralsOf(caseload)) {
    if (state.status === 'voided') continue;
    const { referredOn } = state.referral;
    const facts = factsIn(state);
    const found = dateFindings(referralId, facts);
    const countable = !found.some(({ code, field }) => code === 'date-not-real' && field === 'referredOn');
    if (countable && (referredOn < from || referredOn > to)) continue;
    findings.push(...found);
    if (!countable) continue;
    const key = KEY[by](facts);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [facts]);
    else group.push(facts);
    all.push(facts);
  }
  const keys = [...groups.keys()].sort(inOrderOfKeys);
  findings.sort((a, b) => byText(a.referralId, b.referralId));
  return {
    rows: keys.map((key) => rowOf(groups.get(key) ?? [], key)),
    total: rowOf(all),
    findings,
    missing: caseload.missing,
  };
}
