import type { CheckpointedEvent } from 'ce-referrals';
import { type Caseload, clientReferrals, foldCaseload, knownFor, workList } from 'ce-referrals/caseload';
import { eventsOf, idOf, organizationOf, readLog } from './events.js';
import { report, share } from '../report.js';
import { measure, type Taken } from './taken.js';

// Odd: the median is one of them.
const ROUNDS = 3;

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

/** Times a run, after a clean-up; what it comes to is looked at and let go. */
async function timed<T>(run: () => Promise<T>, look: (result: T) => void): Promise<Taken> {
  heap();
  const end = measure();
  const result = await run();
  const taken = end();
  look(result);
  return taken;
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

interface Round {
  readonly draining: Taken;
  readonly bare: Taken;
  readonly fold: Taken;
}

/** One after the other, so that all three meet the machine in the same mood. */
async function round(referrals: number): Promise<Round> {
  const draining = await timed(
    () => drain(readLog(referrals)),
    () => {},
  );
  const bare = await timed(
    () => bareLoop(readLog(referrals)),
    ({ size }) => {
      if (size !== referrals) throw new Error('The bare loop lost referrals.');
    },
  );
  const fold = await timed(
    () => foldCaseload(readLog(referrals)),
    ({ caseload, findings }) => {
      if (findings.length > 0) throw new Error('The fold found faults in the log.');
      if (caseload.size !== referrals) throw new Error('The fold lost referrals.');
    },
  );
  return { draining, bare, fold };
}

/** Folds a log, against the bare loop, time and again. The source's own time is taken off both, medians throughout. */
export async function benchFold(referrals: number): Promise<void> {
  const title = `${referrals.toLocaleString('en-US')} referrals`;
  await round(50_000);
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS) rounds.push(await round(referrals));
  const seconds = (run: keyof Round, kind: keyof Taken): number =>
    share(
      rounds.map((one) => one[run][kind] / 1000),
      0.5,
    );
  const without = (run: keyof Round, kind: keyof Taken): number =>
    seconds(run, kind) - seconds('draining', kind);
  const ratio = (kind: keyof Taken): number => without('fold', kind) / without('bare', kind);

  report(`${title}: events of the source`, await drain(readLog(referrals)), 'events');
  report(`${title}: draining the source`, seconds('draining', 'processor'), 's');
  report(`${title}: the bare loop, without the source`, without('bare', 'processor'), 's');
  report(`${title}: foldCaseload, without the source`, without('fold', 'processor'), 's');
  report(`${title}: foldCaseload, as a ratio to the bare loop`, ratio('processor'), '', { atMost: 2 });
  report(`${title}: the same, by the clock`, ratio('clock'), '');
}

/** Weighs what is kept of a log, its indexes included. */
export async function benchMemory(referrals: number): Promise<void> {
  const title = `${referrals.toLocaleString('en-US')} referrals`;
  const before = heap();
  const { caseload } = await foldCaseload(readLog(referrals));
  fillIndexes(caseload, referrals);
  report(`${title}: kept after gc, indexes included`, (heap() - before) / caseload.size, 'bytes each', {
    atMost: 800,
  });
}
