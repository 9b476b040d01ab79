import {
  type AuditOptions,
  type AuditReport,
  defaultPolicy,
  type ReferralEvent,
  RULES,
  type RuleCode,
  type Violation,
} from 'ce-referrals';
import { type Facts, takeByHand } from './fold.js';
import { judgeByHand } from './judge.js';

const NOTHING: readonly RuleCode[] = Object.freeze([]);

/** A history judged by hand: what `audit` is measured against. */
export function auditByHand(events: readonly ReferralEvent[], options: AuditOptions = {}): AuditReport {
  const { policy = defaultPolicy, known = {}, unknowable = [] } = options;
  const leftOut = new Set(unknowable);
  const facts: Facts = { status: 'not-referred' };
  const given = { facts, policy, known, unknowable: leftOut };
  const findings: Violation[] = [];
  for (let eventIndex = 0; eventIndex < events.length; eventIndex += 1) {
    const event = events[eventIndex] as ReferralEvent;
    for (const violation of judgeByHand(event, given)) {
      findings.push(Object.freeze({ ...violation, eventIndex }));
    }
    takeByHand(facts, event);
  }
  const notChecked =
    leftOut.size === 0
      ? NOTHING
      : Object.freeze(
          RULES.flatMap(({ asks, code }) => (asks !== undefined && leftOut.has(asks) ? [code] : [])),
        );
  return Object.freeze({ findings: Object.freeze(findings), notChecked });
}
