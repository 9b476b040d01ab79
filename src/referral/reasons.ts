import type { UnsuccessfulResult } from '../hud/index.js';

/** For which outcome a reason may be used: an unsuccessful referral, or a client enrolled but not housed. */
export type ReasonUse = 'unsuccessful' | 'not-housed';

/** One option of the field "If Not Housed, Reason". */
export interface NotHousedReason {
  /** The stable code that events carry. 1 to 64 characters. */
  readonly code: string;
  /** What people read. It may be reworded; the code may not. */
  readonly label: string;
  /** Where it may be used. */
  readonly for: readonly ReasonUse[];
  /**
   * The result this reason implies for an unsuccessful referral; any of the two where it is absent. On a
   * successful referral it binds nothing: there `for` alone decides.
   */
  readonly result?: UnsuccessfulResult;
}

/** A CoC's reasons at one time. A change is a new version: an event keeps the one it was chosen from. */
export interface ReasonList {
  /** Names the version. 1 to 64 characters. */
  readonly version: string;
  /** The options, in the order in which they are shown. */
  readonly reasons: readonly NotHousedReason[];
}

/** All versions of a CoC's reason list, and the one that new events are chosen from. */
export interface ReasonLists {
  /** The version that `decide` uses and stamps on events. */
  readonly current: string;
  /** Every version that some event carries, the current one among them. */
  readonly lists: readonly ReasonList[];
}

/** A code read as the words it is made of. */
export function wordsOf(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}
