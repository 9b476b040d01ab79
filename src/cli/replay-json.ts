import type { EventFile } from './event-file.js';
import { jsonItems } from './json-items.js';
import type { ReplayCounts, Replayed } from './replayed.js';

// Who the client is stands in the events. What is made of them goes further, into logs and tickets.
const OF_THE_CLIENT: ReadonlySet<string> = new Set([
  'personalId',
  'householdId',
  'enrollmentId',
  'resultingEnrollmentId',
]);

function nameless(key: string, value: unknown): unknown {
  return OF_THE_CLIENT.has(key) ? undefined : value;
}

/** Referrals as one JSON document, each on a line of its own. It names no client. */
export function* replayAsJson(
  referrals: Iterable<Replayed>,
  { faults }: EventFile,
  counts: ReplayCounts,
): Generator<string> {
  yield '{';
  yield '"referrals": [';
  let before: string | undefined;
  for (const referral of referrals) {
    if (before !== undefined) yield `${before},`;
    before = JSON.stringify(referral, nameless);
  }
  if (before !== undefined) yield before;
  yield '],';
  yield '"lines": [';
  yield* jsonItems(faults);
  yield '],';
  yield `"counts": ${JSON.stringify(counts)}`;
  yield '}';
}
