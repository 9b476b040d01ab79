import { List } from 'immutable';
import type { CalendarDate, DateTime } from '../referral/calendar-date.js';
import { type Facts, factsIn, viewFacts } from '../referral/facts.js';
import type { ReferralState } from '../referral/state.js';
import { type Directory, type IndexName, isLinked, newDirectory, numbersUnder } from './directory.js';

/** What is kept of one referral: how far its stream was read, and where that leads. Written while folding only. */
export interface Entry {
  /** The version of the last event that was read. */
  version: number;
  /** Frozen: a state. */
  facts: Facts;
}

/** What a caseload keeps. */
export interface Kept {
  /** Where to look for a referral. Shared, and growing. */
  readonly directory: Directory;
  /** By number: the caseload's own referrals. */
  readonly entries: List<Entry | undefined>;
}

/** A stream of which events are missing. The referral stands where the last event before the gap left it. */
export interface MissingEvents {
  /** The referral whose stream it is. */
  readonly referralId: string;
  /** The first version that is missing: read the stream again from here. */
  readonly from: number;
  /** The highest version that was seen. */
  readonly seen: number;
}

/** The day or the moment for which a caseload of the past was made. */
export interface PastView {
  /** Facts dated after this day are left out. */
  readonly trueOn?: CalendarDate;
  /** Facts recorded after this moment are left out. */
  readonly knownAt?: DateTime;
}

/**
 * Many referrals, each where its events lead. A value: applying events gives a new caseload that shares what did
 * not change with the old one, and whoever holds the old one still sees the old one. It keeps no events.
 */
export interface Caseload {
  /** How many referrals there are, voided ones included. */
  readonly size: number;
  /** The place in the log of the last event that was new: read on after it. Absent where none had one. */
  readonly checkpoint?: string;
  /** The streams of which events are missing. While there are any, figures lack what they say. */
  readonly missing: readonly MissingEvents[];
  /** Present on a caseload of the past (see `asOf`): it is for reading, and takes no more events. */
  readonly past?: PastView;
  /**
   * What the caseload keeps, in a form of its own: ask the functions of this entry instead.
   *
   * @internal
   */
  readonly kept: object;
}

/** One referral of a caseload. */
export interface CaseloadReferral {
  /** The referral: the name of its stream. */
  readonly referralId: string;
  /** How many events of its stream were read. */
  readonly version: number;
  /** Where it stands. Never `not-referred`. */
  readonly state: Exclude<ReferralState, { readonly status: 'not-referred' }>;
}

/** What a caseload keeps, for the functions of this entry. */
export function keptIn(caseload: Caseload): Kept {
  return caseload.kept as Kept;
}

/** A caseload of nothing yet, to apply events to. */
export function emptyCaseload(): Caseload {
  return Object.freeze({
    size: 0,
    missing: Object.freeze([]),
    kept: { directory: newDirectory(), entries: List<Entry | undefined>() } satisfies Kept,
  });
}

/** What a caseload keeps under a number, unless it has no such referral. */
function referralAt(caseload: Caseload, number: number | undefined): CaseloadReferral | undefined {
  const kept = keptIn(caseload);
  const entry = number === undefined ? undefined : kept.entries.get(number);
  if (entry === undefined || entry.facts.status === 'not-referred') return undefined;
  const state = viewFacts(entry.facts) as CaseloadReferral['state'];
  return {
    referralId: kept.directory.referralIds[number as number] as string,
    version: entry.version,
    state,
  };
}

/** The referral of that id, or `undefined`. */
export function referralOf(caseload: Caseload, referralId: string): CaseloadReferral | undefined {
  return referralAt(caseload, keptIn(caseload).directory.numbers.get(referralId));
}

/** Every referral of a caseload, voided ones included, in no particular order. */
export function* referralsOf(caseload: Caseload): Generator<CaseloadReferral, void, undefined> {
  for (let number = 0; number < keptIn(caseload).entries.size; number += 1) {
    const referral = referralAt(caseload, number);
    if (referral !== undefined) yield referral;
  }
}

// What the directory names is looked for in the caseload's own entries.
const STANDS_UNDER: Readonly<Record<IndexName, (one: CaseloadReferral, key: string) => boolean>> = {
  clients: ({ state }, key) => state.referral.personalId === key,
  projects: ({ state }, key) => state.referral.projectId === key,
  organizations: ({ state }, key) => state.referral.organizationId === key,
  enrollments: ({ state }, key) => isLinked(factsIn(state), key),
};

/** The referrals of a caseload that stand under a key, in no particular order. */
export function referralsUnder(caseload: Caseload, index: IndexName, key: string): CaseloadReferral[] {
  const found: CaseloadReferral[] = [];
  for (const number of numbersUnder(keptIn(caseload).directory, index, key)) {
    const referral = referralAt(caseload, number);
    if (referral !== undefined && STANDS_UNDER[index](referral, key)) found.push(referral);
  }
  return found;
}
