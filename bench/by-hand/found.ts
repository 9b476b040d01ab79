import type { Expected, ReferralEvent, RuleCode, Severity, Violation } from 'ce-referrals';
import type { Facts } from './fold.js';
import type { Values } from './values.js';

function messageOf(code: string, { field, is, oneOf, onOrAfter, onOrBefore, status }: Expected): string {
  const words = code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
  let rest = field ?? '';
  const add = (more: string) => {
    rest += (rest && ' ') + more;
  };
  if (is !== undefined) add(`must be ${is}`);
  if (oneOf !== undefined && oneOf.length > 0) add(`must be one of ${oneOf.join(', ')}`);
  if (onOrAfter !== undefined) add(`must be on or after ${onOrAfter}`);
  if (onOrBefore !== undefined) add(`must be on or before ${onOrBefore}`);
  if (status !== undefined) add(`status must be ${status.join(', ')}`);
  return rest === '' ? words : `${words}: ${rest}`;
}

export function violation(code: RuleCode, expected: Expected | undefined, severity: Severity): Violation {
  const message = messageOf(code, expected ?? {});
  const docs = `docs/rules.md#${code}`;
  if (expected === undefined) return Object.freeze({ code, severity, message, docs });
  if (expected.oneOf !== undefined) Object.freeze(expected.oneOf);
  if (expected.status !== undefined) Object.freeze(expected.status);
  return Object.freeze({ code, severity, message, expected: Object.freeze(expected), docs });
}

type Inferable = 'referred' | 'acknowledged' | 'enrolled' | 'resolved';

/** What was found wrong with an event, in the order of the rules. */
export class Found {
  readonly violations: Violation[] = [];
  readonly #inferred: boolean;
  readonly #facts: Readonly<Facts>;

  constructor(event: ReferralEvent, facts: Readonly<Facts>) {
    const metadata = event?.metadata as unknown as Values | undefined;
    this.#inferred = metadata?.source === 'import' && typeof metadata.inferredBy === 'string';
    this.#facts = facts;
  }

  add(
    code: RuleCode,
    expected: Expected | undefined,
    severity: Severity = 'error',
    ...restsOn: Inferable[]
  ): void {
    const { inferredBy } = this.#facts;
    const mild =
      this.#inferred ||
      (restsOn.length > 0 &&
        restsOn.every((fact) => inferredBy !== undefined && inferredBy[fact] !== undefined));
    this.violations.push(violation(code, expected, mild ? 'warning' : severity));
  }
}
