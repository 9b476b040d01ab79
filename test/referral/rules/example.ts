import {
  audit,
  type DecideOptions,
  decide,
  type Expected,
  evolve,
  type NewReferralEvent,
  type ReferralEvent,
  type RuleCode,
  replay,
  type Severity,
  type Violation,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../src/testing/conformance/command-of.js';

/** A rule, broken by the last event of one history, and kept by the last event of its nearest neighbour. */
export interface Example {
  /** The rule. */
  readonly code: RuleCode;
  /** Completes the sentence "is reported where …". */
  readonly where: string;
  /** The history whose last event breaks the rule. */
  readonly broken: readonly ReferralEvent[];
  /** All that is reported of that event, in order, where it is more than the rule. */
  readonly reports?: readonly RuleCode[];
  /** All that a command which says the same is refused for, where it differs from `reports`. */
  readonly refuses?: readonly RuleCode[];
  /** How severe it is. By default an error. */
  readonly severity?: Severity;
  /** What was expected. */
  readonly expected?: Expected;
  /** The nearest history whose last event keeps the rule. */
  readonly legal: readonly ReferralEvent[];
  /** Other rules that the neighbour's last event breaks all the same. */
  readonly leaves?: readonly RuleCode[];
  /** Policy and known facts, for both. */
  readonly options?: DecideOptions;
  /** Policy and known facts of the neighbour, where these make the difference. */
  readonly legalOptions?: DecideOptions;
}

const codesOf = (violations: readonly Violation[]): readonly RuleCode[] => violations.map(({ code }) => code);

function lastFindings(history: readonly ReferralEvent[], options?: DecideOptions): readonly Violation[] {
  return audit(history, options).findings.filter(({ eventIndex }) => eventIndex === history.length - 1);
}

function isEntry(event: ReferralEvent): event is NewReferralEvent {
  return event.metadata?.source === 'entry';
}

/** Decides the command that says what the last event says. */
function decideLast(history: readonly ReferralEvent[], options?: DecideOptions) {
  const last = history.at(-1)!;
  if (!isEntry(last)) return undefined;
  const state = replay(history.slice(0, -1));
  return { state, decision: decide(commandOf(last), state, options) };
}

function checkBroken(example: Example): void {
  const { code, broken, reports = [code], severity = 'error', expected, options } = example;
  const findings = lastFindings(broken, options);
  expect(codesOf(findings)).toEqual(reports);
  const finding = findings.find((violation) => violation.code === code)!;
  expect([finding.severity, finding.expected]).toEqual([severity, expected]);

  const decided = decideLast(broken, options);
  if (decided === undefined) return;
  const { decision, state } = decided;
  if (reports.length === 1 && severity === 'warning') {
    expect(decision.ok && codesOf(decision.warnings)).toEqual(reports);
    return;
  }
  expect(!decision.ok && codesOf(decision.violations)).toEqual(example.refuses ?? reports);
  expect(decision.state).toBe(state);
  const violation = (decision.ok ? [] : decision.violations).find((found) => found.code === code)!;
  expect([violation.severity, violation.expected]).toEqual([severity, expected]);
}

function checkLegal({ legal, leaves = [], options, legalOptions = options }: Example): void {
  const findings = lastFindings(legal, legalOptions);
  expect(codesOf(findings)).toEqual(leaves);
  const decision = decideLast(legal, legalOptions)?.decision;
  if (decision === undefined) return;
  const refused = findings.some(({ severity }) => severity === 'error');
  expect(decision.ok ? codesOf(decision.warnings) : codesOf(decision.violations)).toEqual(leaves);
  expect(decision.ok).toBe(!refused);
}

/** Makes the tests of examples: both histories, through audit, through decide, and through the fold. */
export function testExamples(examples: readonly Example[], skips: (code: RuleCode) => boolean): void {
  for (const example of examples) {
    const { code, where, broken } = example;
    describe(`${code}, where ${where}`, () => {
      it('is reported by audit, and refuses or warns in decide', () => {
        checkBroken(example);
      });

      it('is not reported of the nearest legal neighbour, which decide accepts', () => {
        checkLegal(example);
      });

      it(skips(code) ? 'leaves the state as it was' : 'changes the state all the same', () => {
        const before = replay(broken.slice(0, -1));
        const after = evolve(before, broken.at(-1)!);
        expect(after === before).toBe(skips(code));
      });
    });
  }
}
