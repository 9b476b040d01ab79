import type { Outcomes, OutcomesBy } from '../caseload/outcomes.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import type { CocPolicy } from '../referral/policy.js';
import type { CaseloadSource } from './caseload-source.js';

/** Outcomes, and what they were asked for. */
export interface OutcomesView {
  readonly counted: Outcomes;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly by: OutcomesBy;
  readonly policy: CocPolicy;
  readonly source: CaseloadSource;
}

/** The words of a policy for a reason: those of its current list, or else of the first that has it. */
export function reasonLabel({ notHousedReasons }: CocPolicy, code: string | undefined): string | undefined {
  const { current, lists } = notHousedReasons;
  const inOrder = [...lists.filter(({ version }) => version === current), ...lists];
  for (const { reasons } of inOrder) {
    const found = reasons.find((reason) => reason.code === code);
    if (found !== undefined) return found.label;
  }
  return undefined;
}
