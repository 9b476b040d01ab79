import type { RecordedEvent } from 'ce-referrals';
import { applyToCaseload, type Caseload, replayCaseload } from 'ce-referrals/caseload';
import { eventsOf, idOf } from './events.js';
import { report, share } from '../report.js';

const BATCHES = 1000;
const BATCH_SIZE = 100;

/** Makes a caseload whose referrals wait for their second event. */
export function waitingCaseload(referrals: number): Caseload {
  function* made(): Generator<RecordedEvent> {
    for (let number = 0; number < referrals; number += 1) {
      const stream = idOf(1, number);
      yield {
        stream,
        version: 1,
        id: `${stream}/1`,
        event: eventsOf(number, referrals)[0] as RecordedEvent['event'],
      };
    }
  }
  return replayCaseload(made()).caseload;
}

/** The next events of referrals all over the caseload, as a log hands them on. */
function* batches(referrals: number): Generator<readonly RecordedEvent[]> {
  const versions = new Map<number, number>();
  const step = 7919;
  let number = 0;
  for (;;) {
    const batch: RecordedEvent[] = [];
    while (batch.length < BATCH_SIZE) {
      number = (number + step) % referrals;
      const version = (versions.get(number) ?? 1) + 1;
      const event = eventsOf(number, referrals)[version - 1];
      versions.set(number, version);
      const stream = idOf(1, number);
      if (event !== undefined) batch.push({ stream, version, id: `${stream}/${version}`, event });
    }
    yield batch;
  }
}

/** Applies batches one after another, and says what one takes. */
export function benchBatches(referrals: number): number {
  const title = `${referrals.toLocaleString('en-US')} referrals`;
  let caseload = waitingCaseload(referrals);
  const times: number[] = [];
  // A tenth of the batches warms up.
  let left = Math.min(BATCHES * 1.1, referrals / 50);
  for (const batch of batches(referrals)) {
    const start = performance.now();
    const change = applyToCaseload(caseload, batch);
    times.push(performance.now() - start);
    if (change.changed.length !== BATCH_SIZE) throw new Error('A batch changed too little.');
    caseload = change.caseload;
    left -= 1;
    if (left <= 0) break;
  }
  const measured = times.slice(times.length / 11);
  const median = share(measured, 0.5);
  report(`${title}: a batch of ${BATCH_SIZE}, median`, median, 'ms');
  report(`${title}: a batch of ${BATCH_SIZE}, 99th percentile`, share(measured, 0.99), 'ms');
  return median;
}
