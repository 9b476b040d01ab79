import { deepFreeze } from './freeze.js';
import { inferenceOf, type ReferralEvent, type ReferralEventType } from './events.js';
import { factsIn } from './facts.js';
import { CHECKS_ON } from './rules/checks.js';
import { messageOf } from './rules/message.js';
import type { Asked, Circumstances, Fault, RuleCode, Severity, Violation } from './rules/rule.js';
import { skipFault } from './rules/skip.js';
import type { ReferralState } from './state.js';
import { refusalOf } from './transitions.js';

/** Where a rule is described, from the package's root. */
export function docsOf(code: string): string {
  return `docs/rules.md#${code}`;
}

function inferred(event: ReferralEvent, state: ReferralState, fault: Fault): boolean {
  if (inferenceOf(event) !== undefined) return true;
  return fault.restsOn?.every((fact) => factsIn(state).inferredBy?.[fact] !== undefined) ?? false;
}

/** Makes the report of a fault. */
export function violationOf(code: RuleCode, fault: Fault, severity: Severity): Violation {
  const { expected } = fault;
  return deepFreeze({
    code,
    severity,
    message: messageOf(code, expected),
    ...(expected && { expected }),
    docs: docsOf(code),
  });
}

/**
 * Runs the rules on one event: the skip rules by one look at the transition table, the others one by one. The
 * one place where events are judged, for `decide` and for `audit`.
 *
 * @param unknowable - what the source cannot know: rules that ask for it are left out.
 * @returns every violation, warnings too, in the order of the rules.
 */
export function judge(
  event: ReferralEvent,
  circumstances: Circumstances,
  unknowable?: ReadonlySet<Asked>,
): readonly Violation[] {
  const { state } = circumstances;
  const violations: Violation[] = [];
  const refusedBy = refusalOf(state, event);
  if (refusedBy !== undefined) {
    violations.push(violationOf(refusedBy, skipFault(event), 'error'));
    // What is no event has nothing for the other rules to look at.
    if (refusedBy === 'unknown-event-type') return violations;
  }
  for (const check of CHECKS_ON[event.type as ReferralEventType]) {
    if (check.asks !== undefined && unknowable?.has(check.asks) === true) continue;
    const fault = check.check(event, circumstances);
    if (fault === undefined) continue;
    violations.push(
      violationOf(check.code, fault, inferred(event, state, fault) ? 'warning' : check.severity),
    );
  }
  return violations;
}
