import {
  carriesResult,
  type CeEventType,
  REFERRAL_RESULTS,
  referralResultCode,
  referralResultOf,
} from '../../hud/index.js';
import type { Row } from '../row.js';
import { isWithin, type ReportRange, type Verdict } from './count-rows.js';
import type { Q10_EVENT } from './files.js';
import { EVENT_TYPES, type EventTally, emptyTally } from './q10-table.js';

type EventRow = Row<typeof Q10_EVENT>;

const RESULT_CODES = /* @__PURE__ */ REFERRAL_RESULTS.map(referralResultCode);

function eventTypeOf(row: EventRow): CeEventType | undefined {
  const code = row.need('Event');
  const eventType = EVENT_TYPES.find((type) => type === code);
  if (code !== undefined && eventType === undefined) {
    row.report('unknown-event-code', 'Event', { oneOf: EVENT_TYPES });
  }
  return eventType;
}

function countResult(row: EventRow, results: NonNullable<EventTally['results']>): void {
  const code = row.get('ReferralResult');
  if (code === undefined) return;
  const result = referralResultOf(code);
  if (result === undefined) row.report('unknown-result-code', 'ReferralResult', { oneOf: RESULT_CODES });
  else results[result] += 1;
}

function count(row: EventRow, tally: EventTally): void {
  tally.occurrences += 1;
  if (tally.results !== undefined) countResult(row, tally.results);
  if (tally.rehoused !== undefined && row.get('ProbSolDivRRResult') === 1) tally.rehoused += 1;
  if (tally.aftercare !== undefined && row.get('ReferralCaseManageAfter') === 1) tally.aftercare += 1;
  if (!carriesResult(tally.eventType) && row.has('ReferralResult')) {
    row.report('result-on-a-type-that-takes-none', 'ReferralResult');
  }
}

/** Counts the events of a range by type, each EventID once. */
export function eventCounter(range: ReportRange): {
  readonly tallies: readonly EventTally[];
  readonly judge: (row: EventRow) => Verdict;
} {
  const tallies = EVENT_TYPES.map(emptyTally);
  // Of the range only: memory does not grow with the years that an export goes back.
  const seen = new Set<string>();
  const judge = (row: EventRow): Verdict => {
    if (row.has('DateDeleted')) return 'deleted';
    const day = row.need('EventDate');
    if (day === undefined) return 'unreadable';
    if (!isWithin(range, day)) return 'outsideRange';
    const eventId = row.need('EventID');
    const eventType = eventTypeOf(row);
    const tally = tallies.find((one) => one.eventType === eventType);
    if (eventId === undefined || tally === undefined) return 'unreadable';
    if (seen.has(eventId)) {
      row.report('duplicate-key', 'EventID');
      return 'duplicates';
    }
    seen.add(eventId);
    count(row, tally);
    return 'counted';
  };
  return { tallies, judge };
}
