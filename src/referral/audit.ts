import type { ReferralEvent } from './events.js';
import { factsOf, viewFacts } from './facts.js';
import { judge } from './judge.js';
import { type Known, NOTHING_KNOWN } from './known.js';
import { type CocPolicy, defaultPolicy } from './policy.js';
import { take } from './recipes.js';
import { CHECKS } from './rules/checks.js';
import type { Asked, RuleCode, Violation } from './rules/rule.js';
import { initialState } from './state.js';

/** What an audit may take into account beside the history. */
export interface AuditOptions {
  /** The CoC's policy; by default `defaultPolicy`. */
  readonly policy?: CocPolicy;
  /** What the caller knows beyond this referral; by default nothing. */
  readonly known?: Known;
  /** What the source of the history cannot know: rules that ask for it are left out, and named. */
  readonly unknowable?: readonly Asked[];
}

/** What an audit answers. Deeply frozen. */
export interface AuditReport {
  /** Every broken rule, by the place of its event (`eventIndex`), then in the order of the rules. */
  readonly findings: readonly Violation[];
  /** The rules that were left out, since the source cannot know what they ask. */
  readonly notChecked: readonly RuleCode[];
}

/** The rules that are left out where a source cannot know what they ask. */
export function checksLeftOut(unknowable: ReadonlySet<Asked>): readonly RuleCode[] {
  if (unknowable.size === 0) return [];
  return CHECKS.flatMap(({ asks, code }) => (asks !== undefined && unknowable.has(asks) ? [code] : []));
}

/**
 * Judges a history: what {@link audit} does, without its report. For whoever judges a million of them.
 *
 * @param unknowable - as {@link AuditOptions.unknowable}.
 * @returns the findings alone, each frozen, in an array of the caller's.
 */
export function judgeHistory(
  events: Iterable<ReferralEvent>,
  policy: CocPolicy,
  known: Known,
  unknowable: ReadonlySet<Asked>,
): Violation[] {
  const facts = factsOf(initialState);
  const circumstances = { state: viewFacts(facts), policy, known };
  const findings: Violation[] = [];
  let eventIndex = 0;
  for (const event of events) {
    for (const violation of judge(event, circumstances, unknowable)) {
      findings.push(Object.freeze({ ...violation, eventIndex }));
    }
    take(facts, event);
    eventIndex += 1;
  }
  return findings;
}

/**
 * Judges a history that exists already, by the same rules that guard new events. It reports; it never refuses,
 * repairs or throws, whatever the events are.
 *
 * @param events - the history, in stream order; read once.
 *
 * @example
 * ```ts
 * const { findings, notChecked } = audit(events, { unknowable: ['acknowledgement', 'reason', 'actor'] });
 * ```
 */
export function audit(
  events: Iterable<ReferralEvent>,
  { policy = defaultPolicy, known = NOTHING_KNOWN, unknowable = [] }: AuditOptions = {},
): AuditReport {
  const leftOut = new Set(unknowable);
  return Object.freeze({
    findings: Object.freeze(judgeHistory(events, policy, known, leftOut)),
    notChecked: Object.freeze(checksLeftOut(leftOut)),
  });
}
