import type { ReferralRow } from './event-rows.js';

/** Gives the enrollment that a referral led to, where one is known, and whether a local file records it. */
export type EnrollmentOf = (
  row: ReferralRow,
  index: number,
) => { readonly enrollmentId: string; readonly recorded: boolean } | undefined;

interface Claim {
  readonly row: ReferralRow;
  readonly recorded: boolean;
}

function goesBefore(claim: Claim, other: Claim): boolean {
  return claim.recorded === other.recorded ? claim.row.referredOn < other.row.referredOn : claim.recorded;
}

/**
 * By enrollment: the referral that led to it. Where several claim it, one for which it is recorded goes before
 * those for which it is inferred, and then the earliest.
 */
export function claimsOn(
  rows: readonly ReferralRow[],
  enrollmentOf: EnrollmentOf,
): ReadonlyMap<string, ReferralRow> {
  const claims = new Map<string, Claim>();
  rows.forEach((row, index) => {
    const link = enrollmentOf(row, index);
    if (link === undefined) return;
    const claim = { row, recorded: link.recorded };
    const other = claims.get(link.enrollmentId);
    if (other === undefined || goesBefore(claim, other)) claims.set(link.enrollmentId, claim);
  });
  return new Map(Array.from(claims, ([enrollmentId, { row }]) => [enrollmentId, row]));
}
