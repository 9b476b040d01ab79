import type { CalendarDate } from './calendar-date.js';
import { isOpen, type ReferralStatus } from './state.js';

/** What is known of a project. */
export interface KnownProject {
  /** HUD's project type (2.02.6). */
  readonly projectType: number;
  /** The organization that runs it. */
  readonly organizationId?: string;
  /** Whether it is one half of a joint TH-RRH component (funder 44, 54 or 55); absent where nobody knows. */
  readonly jointThRrh?: boolean;
}

/** Another referral of the same client. */
export interface OtherReferral {
  /** The other referral. */
  readonly referralId: string;
  /** The project it refers to, where known. */
  readonly projectId?: string;
  /** Where it stands. */
  readonly status: ReferralStatus;
  /** The day it was made, where known. */
  readonly referredOn?: CalendarDate;
}

/**
 * What the caller knows beyond one referral's history, as plain data. Everything is optional: a rule that needs
 * what is absent is silent.
 */
export interface Known {
  /** Projects by ProjectID. */
  readonly projects?: Readonly<Record<string, KnownProject>>;
  /** By enrollment id: the referral that already led to that enrollment. */
  readonly linked?: Readonly<Record<string, string>>;
  /** The client's other referrals. */
  readonly others?: readonly OtherReferral[];
  /** The PersonalID of the household's present head. */
  readonly headOfHousehold?: string;
  /** By merged PersonalID: the surviving one. Followed to its end; a circle ends the walk. */
  readonly clients?: Readonly<Record<string, string>>;
}

/** Nothing known beyond the history: what a call uses that is given none. */
export const NOTHING_KNOWN: Known = /* @__PURE__ */ Object.freeze({});

// An id may be any text, `constructor` included: only the table's own keys count.
function lookUp<T>(table: Readonly<Record<string, T>> | undefined, key: unknown): T | undefined {
  return table !== undefined && typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The known project of that id, if any. */
export function knownProject(known: Known, projectId: string | undefined): KnownProject | undefined {
  return lookUp(known.projects, projectId);
}

/** The referral that is known to have led to that enrollment, if any. */
export function linkedReferral(known: Known, enrollmentId: string | undefined): string | undefined {
  return lookUp(known.linked, enrollmentId);
}

/** Says whether another referral of the client is known to wait for its result: any, or one to that project. */
export function hasOpenOther(known: Known, referralId: string | undefined, projectId?: string): boolean {
  const isMeant = (other: OtherReferral): boolean =>
    other.referralId !== referralId &&
    isOpen(other.status) &&
    (projectId === undefined || other.projectId === projectId);
  return known.others?.some(isMeant) ?? false;
}

/** The client record that a PersonalID stands for today, after merges. */
export function survivingClient(known: Known, personalId: string): string {
  const seen = new Set<string>();
  let id = personalId;
  while (!seen.has(id)) {
    seen.add(id);
    id = lookUp(known.clients, id) ?? id;
  }
  return id;
}

/** Says whether two PersonalIDs are the same client, as far as merges are known. */
export function isSameClient(known: Known, a: string, b: string): boolean {
  return a === b || survivingClient(known, a) === survivingClient(known, b);
}
