import type { CheckpointedEvent, RecordedEvent } from '../referral/recorded-event.js';
import { type Caseload, emptyCaseload } from './caseload.js';
import { type CaseloadChange, startFolding } from './folding.js';

/**
 * Applies recorded events to a caseload and gives a new one. The old one stays as it was. The cost grows with the
 * events, and hardly with the caseload.
 *
 * An event whose version was seen already changes nothing, so events may be delivered twice, and batches overlap.
 * An event that comes before one it follows is left out and reported, and its stream is named in `missing` until
 * its events are read again from there. Nothing is judged here: a fact that breaks a rule counts as in `replay`.
 *
 * @param caseload - where to go on. Several caseloads may go on from the same one.
 * @param recordedEvents - in the order of their streams, at least; streams may be mixed. Read once.
 *
 * @example
 * ```ts
 * const { caseload: after, changed, findings } = applyToCaseload(before, recordedEvents);
 * ```
 */
export function applyToCaseload(
  caseload: Caseload,
  recordedEvents: Iterable<RecordedEvent | CheckpointedEvent>,
): CaseloadChange {
  const folding = startFolding(caseload);
  for (const recorded of recordedEvents) folding.take(recorded);
  return folding.finish();
}

/** The caseload that recorded events lead to: {@link applyToCaseload} from the beginning. */
export function replayCaseload(recordedEvents: Iterable<RecordedEvent | CheckpointedEvent>): CaseloadChange {
  return applyToCaseload(emptyCaseload(), recordedEvents);
}

/**
 * {@link applyToCaseload} over a source that is read as it comes, such as a log's `readAll()`. It holds no more of
 * the source than one event. Where the source throws, so does this.
 *
 * @param from - where to go on; by default the beginning.
 *
 * @example
 * ```ts
 * const { caseload } = await foldCaseload(log.readAll());
 * const later = await foldCaseload(log.readAll({ after: caseload.checkpoint }), caseload);
 * ```
 */
export async function foldCaseload(
  recordedEvents: AsyncIterable<RecordedEvent | CheckpointedEvent>,
  from: Caseload = emptyCaseload(),
): Promise<CaseloadChange> {
  const folding = startFolding(from);
  for await (const recorded of recordedEvents) folding.take(recorded);
  return folding.finish();
}
