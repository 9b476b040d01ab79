import * as fc from 'fast-check';

// Identifiers that break careless code: what every object inherits, separators, blanks, quotes, HUD's 32
// characters, the longest allowed, and what other code likes to make up.
const AWKWARD_IDS: readonly string[] = [
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'toString',
  'undefined',
  'a.b',
  ' ',
  'two words',
  "o'clock",
  '"',
  '0',
  '-1',
  'new-0',
  'new-1',
  'Ü',
  '\u{1F3E0}',
  '0123456789ABCDEF0123456789ABCDEF',
  'x'.repeat(64),
];

/** An identifier as events and commands carry it: 1 to 64 characters, any characters. */
export const idArb: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...AWKWARD_IDS),
  fc.string({ minLength: 1, maxLength: 64 }),
  fc.uuid(),
);

/** Who and what one history is about: identifiers that all differ from each other. */
export interface Cast {
  /** The referral. */
  readonly referralId: string;
  /** The referred client. */
  readonly personalId: string;
  /** The record that the client's was merged into, where `known` says so. */
  readonly survivingId: string;
  /** The client's household. */
  readonly householdId: string;
  /** The Coordinated Entry enrollment. */
  readonly ceEnrollmentId: string;
  /** Housing enrollments of the client, for one enrollment after another. */
  readonly enrollmentIds: readonly [string, string, string];
  /** The receiving project. */
  readonly projectId: string;
  /** The receiving organization. */
  readonly organizationId: string;
  /** An organization that has nothing to do with it. */
  readonly otherOrganizationId: string;
  /** Another referral, which led to an enrollment of its own. */
  readonly otherReferralId: string;
  /** The enrollment the other referral led to. */
  readonly otherEnrollmentId: string;
  /** A project that has nothing to do with it. */
  readonly otherProjectId: string;
}

/** A cast: every role taken by another identifier. */
export const castArb: fc.Arbitrary<Cast> = fc.uniqueArray(idArb, { minLength: 14, maxLength: 14 }).map(
  (ids): Cast => ({
    referralId: ids[0]!,
    personalId: ids[1]!,
    survivingId: ids[2]!,
    householdId: ids[3]!,
    ceEnrollmentId: ids[4]!,
    enrollmentIds: [ids[5]!, ids[6]!, ids[7]!],
    projectId: ids[8]!,
    organizationId: ids[9]!,
    otherOrganizationId: ids[10]!,
    otherReferralId: ids[11]!,
    otherEnrollmentId: ids[12]!,
    otherProjectId: ids[13]!,
  }),
);
