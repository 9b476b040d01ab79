import { DEADLINE_PRESETS } from '../caseload/deadline-presets.js';
import { dueDaysUnder } from '../caseload/deadlines.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import type { CocPolicy } from '../referral/policy.js';
import { type CsvFinding, type FindingCode, findingOf } from './findings.js';
import { EVENT } from './hud-files.js';
import type { CsvReferral } from './read-export.js';

/**
 * Finds what is overdue on a day: a referral that is neither acknowledged nor resolved, and one without a result.
 * The limits are the policy's deadlines; where it has none, those of the public checks that have the rule.
 *
 * A row with a result or a result date that cannot be read is not open: that has its own finding.
 */
export function overdueOn(
  asOf: CalendarDate,
  policy: CocPolicy,
): (referral: CsvReferral) => readonly CsvFinding[] {
  const dueDays = dueDaysUnder(policy);
  const acknowledgeWithin =
    policy.deadlines.acknowledgeWithin ?? DEADLINE_PRESETS['minnesota-check'].deadlines.acknowledgeWithin;
  const resolveWithin = policy.deadlines.resolveWithin ?? DEADLINE_PRESETS.eva.deadlines.resolveWithin;

  return ({ answered, events, unknowable, eventId, line }) => {
    const [first, ...later] = events;
    if (answered || first?.type !== 'referred') return [];
    const { referredOn } = first.data;
    const findings: CsvFinding[] = [];
    const report = (code: FindingCode, within: typeof resolveWithin, field: string, form?: string): void => {
      const due = within && dueDays(referredOn, within);
      if (due === undefined || due >= asOf) return;
      const expected = { ...(form !== undefined && { form }), onOrBefore: due };
      findings.push(findingOf(code, { file: EVENT.name, line, eventId, field, expected }));
    };
    if (later.length === 0 && !unknowable.includes('acknowledgement')) {
      const form = 'a result, or have an acknowledgement beside it';
      report('neither-acknowledged-nor-resolved', acknowledgeWithin, 'ReferralResult', form);
    }
    report('outstanding-referral', resolveWithin, 'ResultDate');
    return findings;
  };
}
