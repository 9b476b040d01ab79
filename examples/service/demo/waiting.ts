import { randomUUID } from 'node:crypto';
import type { Actor, CommandOf } from 'ce-referrals';
import { foldCaseload, workList } from 'ce-referrals/caseload';
import { type EventLog, handle } from 'ce-referrals/log';
import type { Clock } from '../clock.js';

/** A referral that can be acknowledged today, and who receives it. */
export interface Waiting {
  readonly referralId: string;
  readonly organizationId: string;
}

const office: Actor = { userId: '11', organizationId: '100', role: 'priority-list-manager' };
const receiver = { projectId: '206', organizationId: '102' };

function referToday(clock: Clock): CommandOf<'refer'> {
  const ids = { referralId: randomUUID(), personalId: randomUUID(), enrollmentId: randomUUID() };
  return {
    type: 'refer',
    data: { ...ids, eventType: 13, ...receiver, referredOn: clock.today() },
    metadata: { recordedAt: clock.now(), recordedBy: office, commandId: randomUUID() },
  };
}

/**
 * Finds a referral that waits to be acknowledged, and makes one where none does: all have been acknowledged, or the
 * clock is behind the dates of the example.
 */
export async function findWaiting(log: EventLog, clock: Clock): Promise<Waiting> {
  const { caseload } = await foldCaseload(log.readAll());
  const asOf = clock.today();
  for (const { referralId, organizationId, referredOn } of workList(caseload, { asOf }).groups[
    'to-acknowledge'
  ]) {
    if (organizationId !== undefined && referredOn <= asOf) return { referralId, organizationId };
  }
  const command = referToday(clock);
  await handle(log)(command.data.referralId, command);
  return { referralId: command.data.referralId, organizationId: receiver.organizationId };
}
