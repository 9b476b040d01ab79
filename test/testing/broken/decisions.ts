import {
  type CommandType,
  decide,
  evolve,
  initialState,
  type NewReferralEvent,
  type ReferralCommand,
  type ReferralState,
  type RuleCode,
} from 'ce-referrals';
import type { Implementation, ReportedDecision, ReportedRule } from 'ce-referrals/testing';

type Decide = NonNullable<Implementation<ReferralState>['decide']>;
type Answer = ReportedDecision<ReferralState>;

const EVENT_TYPES: Readonly<Record<CommandType, string>> = {
  refer: 'referred',
  acknowledge: 'acknowledged',
  enroll: 'enrolled',
  'resolve-successful': 'resolved',
  'resolve-unsuccessful': 'resolved',
  'add-not-housed-reason': 'not-housed-reason-added',
  void: 'voided',
};

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** The event of a command, made without asking any rule. */
export function eventAnyway({ type, data, metadata }: ReferralCommand): NewReferralEvent {
  const result = type === 'resolve-successful' ? { result: 'client-accepted' } : {};
  return frozen({
    type: EVENT_TYPES[type],
    data: { ...result, ...data },
    metadata: { source: 'entry', ...structuredClone(metadata) },
  }) as unknown as NewReferralEvent;
}

/** The library's decide with its answer changed. */
export function deciding(
  change: (answer: Answer, ...given: Parameters<Decide>) => Answer,
): Implementation<ReferralState> {
  return {
    initialState,
    evolve,
    decide(command, state, options) {
      const answer = decide(command, state, options) as Answer;
      // The fault is about commands: what is none gets the library's answer.
      const isCommand = typeof command === 'object' && command !== null;
      return isCommand ? frozen(change(answer, command, state, options)) : answer;
    },
  };
}

/** The library's decide without one of its rules. */
export function without(code: RuleCode): Implementation<ReferralState> {
  return deciding((answer, command) => {
    const rest = (found: readonly ReportedRule[]): readonly ReportedRule[] =>
      found.filter((one) => one.code !== code);
    if (answer.ok) return { ...answer, warnings: rest(answer.warnings) };
    const violations = rest(answer.violations);
    if (violations.some(({ severity }) => severity === 'error')) return { ok: false, violations };
    return { ok: true, events: [eventAnyway(command)], warnings: violations };
  });
}
