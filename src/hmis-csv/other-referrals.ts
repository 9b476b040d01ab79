import type { CalendarDate } from '../referral/calendar-date.js';
import type { OtherReferral } from '../referral/known.js';
import type { ReferralRow } from './event-rows.js';

/** The open referrals of one client, as far as another one has to know of them. */
interface OpenOnes {
  /** The one that was made first. */
  earliest: ReferralRow;
  /** By receiving project: up to two. The second is there for the first one's sake. */
  readonly to: Map<string, readonly [ReferralRow, ReferralRow?]>;
}

function openByClient(rows: readonly ReferralRow[]): ReadonlyMap<string, OpenOnes> {
  const clients = new Map<string, OpenOnes>();
  for (const row of rows) {
    if (row.answered) continue;
    let client = clients.get(row.personalId);
    if (client === undefined) {
      client = { earliest: row, to: new Map() };
      clients.set(row.personalId, client);
    }
    if (row.referredOn < client.earliest.referredOn) client.earliest = row;
    if (row.projectId === undefined) continue;
    const [first, second] = client.to.get(row.projectId) ?? [];
    if (first === undefined) client.to.set(row.projectId, [row]);
    else if (second === undefined) client.to.set(row.projectId, [first, row]);
  }
  return clients;
}

/**
 * Finds, for each referral, another open one of the same client that the rules have to know of: at most one, so
 * that a PersonalID on every row of an export costs no more than any other.
 *
 * An export is a snapshot, so open means open in it: what ended since was put right. For an open referral it is
 * another one to the same project, and each of the two knows the other: which of them is the copy, the rows do not
 * say. For an accepted one it is any that was made on an earlier day than the acceptance; on the same day, it may
 * have been made after it. It then names no project: that of an ended referral is free for a new one.
 *
 * @returns what finds it. `acceptedOn` is the day of an acceptance: where nobody knows it, the referral's own.
 */
export function openOthers(
  rows: readonly ReferralRow[],
): (row: ReferralRow, acceptedOn: CalendarDate) => OtherReferral | undefined {
  const clients = openByClient(rows);
  return (row, acceptedOn) => {
    const client = clients.get(row.personalId);
    if (client === undefined) return undefined;
    if (!row.answered) {
      const { projectId } = row;
      const ones = projectId === undefined ? undefined : client.to.get(projectId);
      const other = ones?.find((one) => one !== row);
      return other && { ...otherReferral(other), ...(projectId !== undefined && { projectId }) };
    }
    const { earliest } = client;
    const stands = row.result === 'client-accepted' && earliest.referredOn < acceptedOn;
    return stands ? otherReferral(earliest) : undefined;
  };
}

function otherReferral({ eventId, referredOn }: ReferralRow): OtherReferral {
  return { referralId: eventId, status: 'referred', referredOn };
}
