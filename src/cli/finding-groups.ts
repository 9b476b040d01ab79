import type { CsvFinding, FindingCode } from '../hmis-csv/findings.js';
import type { Severity } from '../referral/rules/rule.js';

/** The findings of one rule that are of one severity. */
export interface FindingGroup {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly findings: readonly CsvFinding[];
}

/** Groups findings by rule: errors before warnings, then the most frequent first. */
export function groupFindings(findings: readonly CsvFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, CsvFinding[]>();
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
  const rank = ({ severity }: FindingGroup): number => (severity === 'error' ? 0 : 1);
  return list.sort((a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length);
}
