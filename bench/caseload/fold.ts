import type { CheckpointedEvent } from 'ce-referrals';
import {
  type Caseload,
  clientReferrals,
  emptyCaseload,
  foldCaseload,
  knownFor,
  workList,
} from 'ce-referrals/caseload';
import { eventsOf, idOf, organizationOf, readLog } from './events.js';
import { report } from '../report.js';

type Facts = { status: string; [fact: string]: unknown };

/** What anyone would write first: a Map, and each event's data copied into it. No checks, no versions. */
async function bareLoop(source: AsyncIterable<CheckpointedEvent>): Promise<Map<string, Facts>> {
  const facts = new Map<string, Facts>();
  for await (const { stream, event } of source) {
    const { type, data } = event;
    if (type === 'referred') {
      facts.set(stream, { status: 'referred', referral: { ...data } });
      continue;
    }
    const found = facts.get(stream) as Facts;
    switch (type) {
      case 'acknowledged':
        found.status = 'acknowledged';
        found.acknowledgedOn = data.acknowledgedOn;
        break;
      case 'enrolled':
        found.status = 'enrolled';
        found.enrollment = { ...data };
        break;
      case 'resolved':
        found.status = data.result === 'client-accepted' ? 'successful' : 'unsuccessful';
        found.result = data.result;
        found.resultDate = data.resultDate;
        if (data.result === 'client-accepted') found.resultingEnrollmentId = data.resultingEnrollmentId;
        else found.notHousedReason = data.notHousedReason;
        break;
      case 'not-housed-reason-added':
        found.notHousedReason = data.reason;
        found.notHousedReasonAddedOn = data.addedOn;
        break;
      case 'voided':
        found.status = 'voided';
    }
  }
  return facts;
}

async function drain(source: AsyncIterable<CheckpointedEvent>): Promise<number> {
  let events = 0;
  for await (const _ of source) events += 1;
  return events;
}

/** Times a run; what it comes to is looked at and let go. */
async function timed<T>(run: () => Promise<T>, look: (result: T) => void): Promise<number> {
  const start = performance.now();
  const result = await run();
  const time = performance.now() - start;
  look(result);
  return time;
}

function heap(): number {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Asks for something of every index, so that each is there. */
function fillIndexes(caseload: Caseload, referrals: number): void {
  const organizationId = organizationOf(1, referrals);
  workList(caseload, { asOf: '2026-04-01', organizationId });
  workList(caseload, { asOf: '2026-04-01', projectId: 'project-1-1' });
  clientReferrals(caseload, idOf(2, 1));
  const command = eventsOf(7, referrals)[2];
  knownFor(caseload, idOf(1, 7), command);
}

/** Folds a log, against the bare loop; then weighs what came of it. */
export async function benchFold(referrals: number): Promise<Caseload> {
  const title = `${referrals.toLocaleString('en-US')} referrals`;
  for (const warmUp of [drain, bareLoop, foldCaseload]) await warmUp(readLog(50_000));

  const draining = await timed(
    () => drain(readLog(referrals)),
    (events) => report(`${title}: events of the source`, events, 'events'),
  );
  report(`${title}: draining the source`, draining / 1000, 's');

  const bareTime =
    (await timed(
      () => bareLoop(readLog(referrals)),
      ({ size }) => {
        if (size !== referrals) throw new Error('The bare loop lost referrals.');
      },
    )) - draining;
  report(`${title}: the bare loop, without the source`, bareTime / 1000, 's');

  const before = heap();
  let caseload = emptyCaseload();
  const foldTime =
    (await timed(
      () => foldCaseload(readLog(referrals)),
      (change) => {
        if (change.findings.length > 0) throw new Error('The fold found faults in the log.');
        caseload = change.caseload;
      },
    )) - draining;
  if (caseload.size !== referrals) throw new Error('The fold lost referrals.');
  report(`${title}: foldCaseload, without the source`, foldTime / 1000, 's');
  report(`${title}: foldCaseload, as a ratio to the bare loop`, foldTime / bareTime, '', { atMost: 2 });

  fillIndexes(caseload, referrals);
  report(`${title}: kept after gc, indexes included`, (heap() - before) / referrals, 'bytes each', {
    atMost: 800,
  });
  return caseload;
}
