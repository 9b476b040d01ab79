/** One way to go through a log, in a process of its own that works only while it is its turn. */
import type { CheckpointedEvent } from 'ce-referrals';
import { foldCaseload } from 'ce-referrals/caseload';
import { taskOf } from '../measuring/processes.js';
import { readLog } from './events.js';
import { workInTurns } from './lockstep.js';

export interface FoldTask {
  readonly way: keyof typeof WAYS;
  readonly referrals: number;
}

type Source = AsyncIterable<CheckpointedEvent>;

type Facts = { status: string; [fact: string]: unknown };

/** What anyone would write first: a Map, and each event's data copied into it. No checks, no versions. */
async function bareLoop(source: Source): Promise<Map<string, Facts>> {
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

/** Each goes through a log, and says how many referrals it found there. */
const WAYS = {
  async drain(source: Source): Promise<number> {
    let found = 0;
    for await (const { version } of source) if (version === 1) found += 1;
    return found;
  },
  async bare(source: Source): Promise<number> {
    return (await bareLoop(source)).size;
  },
  async fold(source: Source): Promise<number> {
    const { caseload, findings } = await foldCaseload(source);
    if (findings.length > 0) throw new Error('The fold found faults in the log.');
    return caseload.size;
  },
};

const WARM_UP = 50_000;

const { way, referrals } = taskOf<FoldTask>();
const through = WAYS[way];
await through(readLog(WARM_UP));
await workInTurns(async (turn) => {
  const found = await through(readLog(referrals, turn));
  if (found !== referrals) throw new Error('Referrals were lost.');
});
