import { wordsOf } from '../referral/reasons.js';
import type { SkipCode } from '../referral/transitions.js';

/**
 * What was wrong with a recorded event. Stable.
 *
 * - `malformed-record`: it is no recorded event: a stream, a version from 1 and an event are needed. Left out.
 * - `stream-gap`: events of its stream are missing before it. Left out, until the stream is read again.
 * - `unknown-referral`: the stream does not begin with a referral, or its beginning is missing. Left out.
 * - `not-the-streams-referral`: it refers under another id than its stream's. Taken under the stream's.
 * - `not-taken`: the history has no place for it; `rule` says why. It changes nothing.
 * - `date-unknown`: nothing says on which day it happened, so a look at a past day takes it as true by then.
 * - `recording-unknown`: nothing says when it was recorded, so a look at a past moment takes it as known by then.
 * - `caseload-of-the-past`: the caseload was made for the past and takes no more events. Left out.
 */
export type CaseloadFindingCode =
  | 'malformed-record'
  | 'stream-gap'
  | 'unknown-referral'
  | 'not-the-streams-referral'
  | 'not-taken'
  | 'date-unknown'
  | 'recording-unknown'
  | 'caseload-of-the-past';

/** A fault of a recorded event, found while folding. The rules on what events say are for the audit. */
export interface CaseloadFinding {
  /** What is wrong. Match on this. */
  readonly code: CaseloadFindingCode;
  /** The event's place in what was given, from 0. */
  readonly position: number;
  /** The referral whose stream it is. Data for whoever puts it right: it is not for logs. */
  readonly referralId?: string;
  /** The event's version in its stream. */
  readonly version?: number;
  /** The version that had to come next. */
  readonly expectedVersion?: number;
  /** The rule that refused it. */
  readonly rule?: SkipCode;
  /** The code, the versions and the rule in words, for logs. It may change in any version. */
  readonly message: string;
}

/** Makes a finding and its message. */
export function findingOf(given: Omit<CaseloadFinding, 'message'>): CaseloadFinding {
  const { code, version, expectedVersion, rule } = given;
  const words = [
    wordsOf(code),
    version !== undefined && `version ${version}`,
    expectedVersion !== undefined && `expected ${expectedVersion}`,
    rule,
  ];
  return Object.freeze({ ...given, message: words.filter(Boolean).join(', ') });
}
