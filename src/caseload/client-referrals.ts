import type { Known } from '../referral/known.js';
import { type Caseload, type CaseloadReferral, referralsUnder } from './caseload.js';
import { clientRecords } from './client-records.js';
import { byText } from './order.js';

/**
 * The referrals of a client, those of records that were merged included: the list in which a provider finds the
 * event to work on. Voided ones are in it, as their status says. The latest referral stands first.
 *
 * @param known - `clients` tells which records were merged; by default none.
 */
export function clientReferrals(
  caseload: Caseload,
  personalId: string,
  known: Pick<Known, 'clients'> = {},
): readonly CaseloadReferral[] {
  const records = clientRecords(known)(personalId);
  return records
    .flatMap((id) => referralsUnder(caseload, 'clients', id))
    .sort(
      (a, b) =>
        byText(b.state.referral.referredOn, a.state.referral.referredOn) ||
        byText(a.referralId, b.referralId),
    );
}
