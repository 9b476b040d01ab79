import type { Known, KnownProject, OtherReferral } from '../../referral/known.js';
import { REFERRAL_STATUSES, type ReferralStatus } from '../../referral/state.js';
import * as fc from 'fast-check';
import type { Cast } from './ids.js';

const projectArb = (organizationId: string): fc.Arbitrary<KnownProject> =>
  fc.record(
    {
      projectType: fc.constantFrom(0, 1, 2, 3, 6, 8, 9, 10, 13),
      organizationId: fc.constant(organizationId),
      jointThRrh: fc.boolean(),
    },
    { requiredKeys: ['projectType'] },
  );

// Another referral to the receiving project is over: while it is open, a second one is refused.
function otherArb({
  otherReferralId: referralId,
  projectId,
  otherProjectId,
}: Cast): fc.Arbitrary<OtherReferral> {
  return fc.oneof(
    fc
      .constantFrom('successful', 'unsuccessful', 'voided')
      .map((status): OtherReferral => ({ referralId, projectId, status })),
    fc
      .constantFrom(...REFERRAL_STATUSES)
      .map((status): OtherReferral => ({ referralId, projectId: otherProjectId, status })),
  );
}

/** What may be known beside a history with this cast, such that nothing of it earns a warning. */
export function quietKnownArb(cast: Cast): fc.Arbitrary<Known> {
  const { projectId, organizationId, otherReferralId, personalId, survivingId } = cast;
  const over = fc
    .constantFrom<ReferralStatus>('successful', 'unsuccessful', 'voided')
    .map((status): OtherReferral => ({ referralId: otherReferralId, projectId, status }));
  return fc.record(
    {
      // Each takes some type of housing referral.
      projects: fc
        .constantFrom(1, 2, 3, 9, 10, 13)
        .map((projectType) => ({ [projectId]: { projectType, organizationId } })),
      linked: fc.constant({ [cast.otherEnrollmentId]: otherReferralId }),
      others: fc.array(over, { maxLength: 2 }),
      headOfHousehold: fc.constant(personalId),
      clients: fc.constant({ [personalId]: survivingId }),
    },
    { requiredKeys: [] },
  );
}

/**
 * What may be known beside a history with this cast, none of it at odds with the history: the receiving project
 * (of any type, so that a warning can come of it), enrollments that other referrals led to, the client's other
 * referrals, and the client's record merged into another. Any part may be absent.
 */
export function knownArb(cast: Cast): fc.Arbitrary<Known> {
  return fc.record(
    {
      projects: projectArb(cast.organizationId).map((project) => ({ [cast.projectId]: project })),
      linked: fc.constantFrom<Readonly<Record<string, string>>>(
        {},
        { [cast.otherEnrollmentId]: cast.otherReferralId },
        { [cast.otherEnrollmentId]: cast.otherReferralId, [cast.enrollmentIds[0]]: cast.referralId },
      ),
      others: fc.array(otherArb(cast), { maxLength: 2 }),
      headOfHousehold: fc.constantFrom(cast.personalId, cast.survivingId),
      clients: fc.constant({ [cast.personalId]: cast.survivingId }),
    },
    { requiredKeys: [] },
  );
}
