import type { CsvAudit } from '../hmis-csv/audit-export.js';
import { groupFindings } from './finding-groups.js';

/**
 * An audit as JSON, line by line: one document, each finding on a line of its own, errors first. The document of
 * a large export is longer than any one text may be.
 */
export function* auditAsJson({ info, counts, findings, notChecked }: CsvAudit): Generator<string> {
  const groups = groupFindings(findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  yield '{';
  yield `"export": ${JSON.stringify(info)},`;
  yield `"counts": ${JSON.stringify({ ...counts, errors, warnings: findings.length - errors })},`;
  yield '"findings": [';
  let left = findings.length;
  for (const group of groups) {
    for (const finding of group.findings) {
      left -= 1;
      yield JSON.stringify(finding) + (left > 0 ? ',' : '');
    }
  }
  yield '],';
  yield `"notChecked": ${JSON.stringify(notChecked)}`;
  yield '}';
}
