import type { Facts } from '../referral/facts.js';
import type { ReferralFact } from '../referral/state.js';
import type { Texts } from './shared-texts.js';

/** The numbers of the referrals under one key, in the order of the notes: most keys have one. */
type Members = number | number[];

/** Which referrals may stand under a key. It is filled when it is first asked, and caught up when asked again. */
interface Index {
  /** What referrals do not name stands under `undefined`, where nobody looks. */
  readonly members: Map<string | undefined, Members>;
  /** How much of the notes it has taken over. */
  upTo: number;
}

/** What referrals have named, in the order in which it was noted: a number, and what that referral named. */
interface Notes<T> {
  readonly numbers: number[];
  readonly named: T[];
}

/** The indexes of a directory. */
export type IndexName = 'clients' | 'projects' | 'organizations' | 'enrollments';

/**
 * Where a referral is looked for: each referral has a small number, given once, and each client, project,
 * organization and enrollment the numbers of the referrals that name it.
 *
 * All caseloads that go on from one another share one directory. It only grows, and it promises nothing: what it
 * names may be absent from a caseload, or differ there, so whoever looks up asks the caseload's own entries. That
 * is what lets an old caseload stay as it was while a new one costs no copy of any index.
 */
export interface Directory {
  /** By referral id: its number. */
  readonly numbers: Map<string, number>;
  /** By number: the referral id. */
  readonly referralIds: string[];
  /** Names of projects and organizations, each once. */
  readonly texts: Texts;
  readonly made: Notes<ReferralFact>;
  readonly linked: Notes<string>;
  readonly indexes: Readonly<Record<IndexName, Index>>;
}

/** A directory of nothing yet. */
export function newDirectory(): Directory {
  const index = (): Index => ({ members: new Map(), upTo: 0 });
  return {
    numbers: new Map(),
    referralIds: [],
    texts: new Map(),
    made: { numbers: [], named: [] },
    linked: { numbers: [], named: [] },
    indexes: { clients: index(), projects: index(), organizations: index(), enrollments: index() },
  };
}

/** The number of a referral, a new one where it has none. */
export function numberOf({ numbers, referralIds }: Directory, referralId: string): number {
  const given = numbers.get(referralId);
  if (given !== undefined) return given;
  numbers.set(referralId, referralIds.length);
  return referralIds.push(referralId) - 1;
}

function note<T>({ numbers, named }: Notes<T>, number: number, value: T): void {
  numbers.push(number);
  named.push(value);
}

/** Says whether a referral has led to an enrollment: as recorded, or as its result names it. */
export function isLinked(facts: Readonly<Facts>, enrollmentId: string): boolean {
  return facts.enrollment?.enrollmentId === enrollmentId || facts.resultingEnrollmentId === enrollmentId;
}

/** Notes what a referral names now and did not name before. */
export function noteFacts(
  { made, linked }: Directory,
  number: number,
  facts: Readonly<Facts>,
  before: Readonly<Facts> | undefined,
): void {
  const { referral, enrollment, resultingEnrollmentId } = facts;
  if (referral !== undefined && referral !== before?.referral) note(made, number, referral);
  if (enrollment !== undefined && enrollment !== before?.enrollment) {
    note(linked, number, enrollment.enrollmentId);
  }
  if (
    resultingEnrollmentId !== undefined &&
    resultingEnrollmentId !== before?.resultingEnrollmentId &&
    resultingEnrollmentId !== enrollment?.enrollmentId
  ) {
    note(linked, number, resultingEnrollmentId);
  }
}

function enter(index: Index['members'], key: string | undefined, number: number): void {
  const members = index.get(key);
  if (members === undefined) index.set(key, number);
  else if (typeof members === 'number') index.set(key, [members, number]);
  else members.push(number);
}

function catchUp<T>(
  index: Index,
  { numbers, named }: Notes<T>,
  keyOf: (named: T) => string | undefined,
): Index['members'] {
  for (; index.upTo < numbers.length; index.upTo += 1) {
    enter(index.members, keyOf(named[index.upTo] as T), numbers[index.upTo] as number);
  }
  return index.members;
}

function indexOf({ indexes, made, linked }: Directory, name: IndexName): Index['members'] {
  switch (name) {
    case 'clients':
      return catchUp(indexes.clients, made, ({ personalId }) => personalId);
    case 'projects':
      return catchUp(indexes.projects, made, ({ projectId }) => projectId);
    case 'organizations':
      return catchUp(indexes.organizations, made, ({ organizationId }) => organizationId);
    case 'enrollments':
      return catchUp(indexes.enrollments, linked, (enrollmentId) => enrollmentId);
  }
}

/** The numbers of the referrals that may stand under a key, each once. */
export function numbersUnder(directory: Directory, name: IndexName, key: string): ReadonlySet<number> {
  const index = indexOf(directory, name);
  const members = index.get(key);
  const once = new Set(typeof members === 'number' ? [members] : members);
  // A referral is noted again with each batch that is tried on the same caseload: there may be any number of them.
  if (Array.isArray(members) && members.length > 2 * once.size) index.set(key, [...once]);
  return once;
}
