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

const anyId = (): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...AWKWARD_IDS), fc.string({ minLength: 1, maxLength: 64 }), fc.uuid());

/** An identifier as events and commands carry it: 1 to 64 characters, any characters. */
export const idArb: fc.Arbitrary<string> = anyId();

/** HUD's PersonalID of a client. */
export const personalIdArb: fc.Arbitrary<string> = anyId();

/** HUD's HouseholdID. */
export const householdIdArb: fc.Arbitrary<string> = anyId();

/** HUD's EnrollmentID, of a Coordinated Entry enrollment or of a housing one. */
export const enrollmentIdArb: fc.Arbitrary<string> = anyId();

/** HUD's ProjectID. */
export const projectIdArb: fc.Arbitrary<string> = anyId();

/** HUD's OrganizationID. */
export const organizationIdArb: fc.Arbitrary<string> = anyId();

/** HUD's UserID of a person who records. */
export const userIdArb: fc.Arbitrary<string> = anyId();

/** The name of a referral, and of its stream. */
export const referralIdArb: fc.Arbitrary<string> = anyId();

/** The name of a command, by which a retry is known. */
export const commandIdArb: fc.Arbitrary<string> = anyId();

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
  /** A client who has nothing to do with it. */
  readonly otherPersonalId: string;
}

const CAST_SIZE = 15;

type Fifteen = readonly [
  ...[string, string, string, string, string, string, string, string],
  ...[string, string, string, string, string, string, string],
];

/** A cast: every role taken by another identifier. */
export const castArb: fc.Arbitrary<Cast> = fc
  .uniqueArray(idArb, { minLength: CAST_SIZE, maxLength: CAST_SIZE })
  .map((ids): Cast => {
    const [referralId, personalId, survivingId, householdId, ceEnrollmentId, ...rest] =
      ids as unknown as Fifteen;
    const [first, second, third, projectId, organizationId, otherOrganizationId, ...others] = rest;
    const [otherReferralId, otherEnrollmentId, otherProjectId, otherPersonalId] = others;
    return {
      ...{ referralId, personalId, survivingId, householdId, ceEnrollmentId },
      enrollmentIds: [first, second, third],
      ...{ projectId, organizationId, otherOrganizationId },
      ...{ otherReferralId, otherEnrollmentId, otherProjectId, otherPersonalId },
    };
  });
