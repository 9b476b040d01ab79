import { type Caseload, clientReferrals, foldCaseload, knownFor, workList } from 'ce-referrals/caseload';
import { eventsOf, idOf, organizationOf, readLog } from './events.js';
import { report } from '../report.js';

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
