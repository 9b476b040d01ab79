import type { CalendarDate } from '../referral/calendar-date.js';
import { type Facts, factsIn } from '../referral/facts.js';
import type { ReferralFact } from '../referral/state.js';
import { type Caseload, type MissingEvents, referralsOf } from './caseload.js';
import { type DateFinding, dateFindings, realDate } from './dates.js';
import { byText } from './order.js';
import { type OutcomeRow, outcomeRow } from './outcome-row.js';

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
  /**
   * The day on which they are counted: a fact dated after it is a finding, also where the referral is dated after
   * the time that counts. By default no date is held against any day. The library reads no clock.
   */
  readonly asOf?: CalendarDate;
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

const KEY: Readonly<Record<OutcomesBy, (referral: ReferralFact) => OutcomeRow['key']>> = {
  project: ({ projectId }) => projectId,
  organization: ({ organizationId }) => organizationId,
  'event-type': ({ eventType }) => eventType,
  month: ({ referredOn }) => referredOn.slice(0, 7),
};

// The keys of two groups are never equal.
function inOrderOfKeys(a: OutcomeRow['key'], b: OutcomeRow['key']): number {
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b ? -1 : 1;
}

/**
 * What became of the referrals that were made in a time, both days included, as this caseload knows it. Medians
 * and percentiles are those of spreadsheets (linear between the nearest ranks).
 *
 * Throws {@link DateNotReal} (`date-not-real`) where `from`, `to` or `asOf` is no date of the calendar.
 */
export function outcomes(caseload: Caseload, { from, to, by, asOf }: OutcomesOptions): Outcomes {
  realDate(from, 'from');
  realDate(to, 'to');
  if (asOf !== undefined) realDate(asOf, 'asOf');
  const groups = new Map<OutcomeRow['key'], Readonly<Facts>[]>();
  const all: Readonly<Facts>[] = [];
  const findings: DateFinding[] = [];
  for (const { referralId, state } of referralsOf(caseload)) {
    if (state.status === 'voided') continue;
    const { referredOn } = state.referral;
    const facts = factsIn(state);
    const found = dateFindings(referralId, facts, { asOf, fromReferral: true });
    const ofReferral = found.filter(({ field }) => field === 'referredOn');
    const countable = !ofReferral.some(({ code }) => code === 'date-not-real');
    const inTime = countable && from <= referredOn && referredOn <= to;
    // Outside the time a wrong date is told of the referral alone: with the right one it may belong here.
    findings.push(...(inTime || !countable ? found : ofReferral));
    if (!inTime) continue;
    const key = KEY[by](state.referral);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [facts]);
    else group.push(facts);
    all.push(facts);
  }
  const inOrder = [...groups].sort(([a], [b]) => inOrderOfKeys(a, b));
  findings.sort((a, b) => byText(a.referralId, b.referralId));
  return {
    rows: inOrder.map(([key, group]) => outcomeRow(group, key)),
    total: outcomeRow(all),
    findings,
    missing: caseload.missing,
  };
}
