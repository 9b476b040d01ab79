import { type Actor, defaultPolicy, type RecordedEvent } from 'ce-referrals';
import {
  applyToCaseload,
  DEADLINE_PRESETS,
  FEDERAL_HOLIDAYS,
  type WorkListOptions,
  workList,
} from 'ce-referrals/caseload';
import { waitingCaseload } from './batches.js';
import { eventsOf, idOf, organizationOf, organizationsOf, REFERRALS_PER_ORGANIZATION } from './events.js';
import { report, share } from '../report.js';
import { measure, type Taken } from './taken.js';

function timed(run: () => unknown): Taken {
  const end = measure();
  run();
  return end();
}

function reportMedian(title: string, taken: readonly Taken[]): void {
  const median = (kind: keyof Taken): number =>
    share(
      taken.map((one) => one[kind]),
      0.5,
    );
  report(`${title}, median`, median('processor'), 'ms', { atMost: 50 });
  report(`${title}, median by the clock`, median('clock'), 'ms');
}

/** The work list of one organization, with its deadlines and an actor's commands. */
export function benchWorkList(referrals: number): void {
  const title = `${referrals.toLocaleString('en-US')} referrals`;
  let caseload = waitingCaseload(referrals);
  const organizationId = organizationOf(1, referrals);
  const actor: Actor = { userId: 'user-1', organizationId, role: 'housing-provider' };
  const policy = {
    ...defaultPolicy,
    deadlines: DEADLINE_PRESETS['nw-minnesota'].deadlines,
    holidays: FEDERAL_HOLIDAYS,
  };
  const options: WorkListOptions = { asOf: '2026-04-01', organizationId, actor, policy };
  const rows = () => Object.values(workList(caseload, options).groups).flat().length;

  const first = timed(() => workList(caseload, options));
  if (rows() !== REFERRALS_PER_ORGANIZATION)
    throw new Error('The work list has not the rows that it is measured with.');
  report(`${title}: the work list of one organization, ${rows()} rows, first call`, first.processor, 'ms');

  const later = Array.from({ length: 30 }, () => timed(() => workList(caseload, options)));
  reportMedian(`${title}: later calls`, later);

  const organizations = organizationsOf(referrals);
  const afterBatch = Array.from({ length: 19 }, (_, round) => {
    const batch = Array.from({ length: 100 }, (_, at): RecordedEvent => {
      // Half of the batch belongs to the organization that is asked about.
      const number =
        at % 2 === 0 ? 1 + organizations * (round * 50 + at / 2) : 2 + organizations * (round * 50 + at);
      const stream = idOf(1, number % referrals);
      const event = eventsOf(number % referrals, referrals)[1] ?? eventsOf(1, referrals)[1];
      return { stream, version: 2, id: `${stream}/2`, event: event as RecordedEvent['event'] };
    });
    caseload = applyToCaseload(caseload, batch).caseload;
    return timed(() => workList(caseload, options));
  });
  reportMedian(`${title}: right after a batch`, afterBatch);
}
