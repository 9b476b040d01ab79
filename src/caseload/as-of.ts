import { type DateTime, isDateTime } from '../referral/calendar-date.js';
import type { CheckpointedEvent, RecordedEvent } from '../referral/recorded-event.js';
import { emptyCaseload, type PastView } from './caseload.js';
import { dayOfEvent } from './date-order.js';
import { DateNotReal, realDate } from './dates.js';
import { type CaseloadChange, type Selection, startFolding } from './folding.js';

const OFFSET = /(Z|[+-]\d\d:\d\d)$/;

// Moments with offsets are points in time. Where one has none, nobody knows which it is: the clocks on the wall
// are compared.
function isAfter(a: DateTime, b: DateTime): boolean {
  const both = OFFSET.test(a) && OFFSET.test(b);
  const read = (moment: DateTime): number => Date.parse(both ? moment : `${moment.replace(OFFSET, '')}Z`);
  return read(a) > read(b);
}

function selectionOf({ trueOn, knownAt }: PastView): Selection['counts'] {
  return (event) => {
    const recordedAt = event.metadata?.recordedAt;
    const recording = knownAt === undefined || isDateTime(recordedAt);
    if (knownAt !== undefined && isDateTime(recordedAt) && isAfter(recordedAt, knownAt)) return false;
    if (trueOn === undefined || event.type === 'voided') return recording || 'recording-unknown';
    const day = dayOfEvent(event);
    if (day === undefined) return 'date-unknown';
    if (day > trueOn) return false;
    return recording || 'recording-unknown';
  };
}

/**
 * The caseload of the past: as it was true on a date, as it was known at a moment, or both (what was known at that
 * moment of that date).
 *
 * - `trueOn`: facts dated after that day are left out, whenever they were recorded. A void counts whatever its day:
 *   it says that the fact was never so.
 * - `knownAt`: facts recorded after that moment are left out, voids too. Two moments with offsets are compared as
 *   points in time, others by the clock on the wall.
 *
 * A fact of which nobody knows the day or the recording counts, and is a finding, as gaps are. That the history has
 * no place for a fact is none here: another may only have been left out. The result is for reading: it takes no
 * more events.
 *
 * Throws {@link DateNotReal} (`date-not-real`) where `trueOn` or `knownAt` is none of the calendar.
 *
 * @param recordedEvents - the whole log, or as much as is to be looked at from its beginning.
 */
export function asOf(
  recordedEvents: Iterable<RecordedEvent | CheckpointedEvent>,
  past: PastView,
): CaseloadChange {
  const { trueOn, knownAt } = past;
  if (trueOn !== undefined) realDate(trueOn, 'trueOn');
  if (knownAt !== undefined && !isDateTime(knownAt)) throw new DateNotReal('knownAt');
  const view: PastView = Object.freeze({
    ...(trueOn !== undefined && { trueOn }),
    ...(knownAt !== undefined && { knownAt }),
  });
  const folding = startFolding(emptyCaseload(), { counts: selectionOf(view), past: view });
  for (const recorded of recordedEvents) folding.take(recorded);
  return folding.finish();
}
