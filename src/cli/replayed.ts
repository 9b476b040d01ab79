import { type TimelineEntry, timeline } from '../caseload/timeline.js';
import { audit } from '../referral/audit.js';
import { replay } from '../referral/evolve.js';
import type { CocPolicy } from '../referral/policy.js';
import type { RuleCode, Violation } from '../referral/rules/rule.js';
import type { ReferralState } from '../referral/state.js';
import type { StreamHistory } from './event-lines.js';

/** One referral as its history tells it. */
export interface Replayed {
  /** The stream: the referral's id. */
  readonly stream: string;
  /** What happened, in the order of recording. */
  readonly timeline: readonly TimelineEntry[];
  /** What is true after it. */
  readonly state: ReferralState;
  /** The rules that were broken. */
  readonly violations: readonly Violation[];
  /** The rules that were left out, since the source cannot know what they ask. */
  readonly notChecked: readonly RuleCode[];
}

/** Folds and judges a history. Nothing is known beyond it. */
export function replayed({ stream, events, unknowable }: StreamHistory, policy: CocPolicy): Replayed {
  const { findings, notChecked } = audit(events, { policy, unknowable });
  return { stream, timeline: timeline(events), state: replay(events), violations: findings, notChecked };
}

/** What all referrals of a file come to. */
export interface ReplayCounts {
  lines: number;
  events: number;
  referrals: number;
  errors: number;
  warnings: number;
}

/** Counts a referral in. */
export function countIn(counts: ReplayCounts, { violations }: Replayed): void {
  const errors = violations.filter(({ severity }) => severity === 'error').length;
  counts.referrals += 1;
  counts.errors += errors;
  counts.warnings += violations.length - errors;
}
