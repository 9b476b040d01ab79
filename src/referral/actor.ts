/**
 * What a person is in Coordinated Entry, as far as the rules ask.
 *
 * - `priority-list-manager`: CE staff; refers clients to openings.
 * - `housing-provider`: staff of a program that receives referrals.
 * - `hmis-administrator`: runs the HMIS; takes back wrong records.
 */
export type Role = 'priority-list-manager' | 'housing-provider' | 'hmis-administrator';

/** The three roles. */
export const ROLES: readonly Role[] = /* @__PURE__ */ Object.freeze([
  'priority-list-manager',
  'housing-provider',
  'hmis-administrator',
] as const);

/**
 * Who gives a command or recorded an event. The organization is the one the person has switched to when the
 * record is made (in the article: Settings, Organization), not the one that employs them.
 */
export interface Actor {
  /** HUD's UserID of the person. 1 to 64 characters. */
  readonly userId: string;
  /** The organization the person acts for. 1 to 64 characters. */
  readonly organizationId: string;
  /** The role in which the person acts. */
  readonly role: Role;
}
