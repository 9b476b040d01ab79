import type { Severity } from '../referral/rules/rule.js';

/** What is found: at least a code, and how grave it is. */
interface Found {
  readonly code: string;
  readonly severity: Severity;
}

/** The findings of one rule that are of one severity. */
export interface FindingGroup<F extends Found> {
  readonly code: F['code'];
  readonly severity: Severity;
  readonly findings: readonly F[];
}

/** Groups findings by rule: errors before warnings, then the most frequent first. */
export function groupFindings<F extends Found>(findings: readonly F[]): readonly FindingGroup<F>[] {
  const groups = new Map<string, F[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const list = [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ code: first.code, severity: first.severity, findings: group }];
  });
  const rank = ({ severity }: FindingGroup<F>): number => (severity === 'error' ? 0 : 1);
  return list.sort((a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length);
}
