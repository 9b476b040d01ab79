import type { CsvAudit } from '../hmis-csv/audit-export.js';
import type { Severity } from '../referral/rules/rule.js';
import type { LogAudit } from './audit-log.js';
import { groupFindings } from './finding-groups.js';
import { jsonItems } from './json-items.js';

type Members = Readonly<Record<string, unknown>>;

/** An audit, of whatever. */
interface Audit {
  readonly counts: object;
  readonly findings: readonly { readonly code: string; readonly severity: Severity }[];
  readonly notChecked: readonly object[];
}

function* lines(members: Members): Generator<string> {
  for (const [name, value] of Object.entries(members)) yield `"${name}": ${JSON.stringify(value)},`;
}

// Line by line: the document of a large export is longer than any one text may be.
function* asJson(
  { counts, findings, notChecked }: Audit,
  { above = {}, behind = {} }: { readonly above?: Members; readonly behind?: Members },
): Generator<string> {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  yield '{';
  yield* lines({ ...above, counts: { ...counts, errors, warnings: findings.length - errors } });
  yield '"findings": [';
  yield* jsonItems(groupFindings(findings).flatMap((group) => group.findings));
  yield '],';
  yield* lines(behind);
  yield `"notChecked": ${JSON.stringify(notChecked)}`;
  yield '}';
}

/** An audit of an export as one JSON document, each finding on a line of its own, errors first. */
export function auditAsJson(audit: CsvAudit): Generator<string> {
  return asJson(audit, { above: { export: audit.info } });
}

/** The same of a log, where events may not have been read. */
export function auditLogAsJson(audit: LogAudit): Generator<string> {
  return asJson(audit, { behind: { records: audit.records.map(({ position: _, ...record }) => record) } });
}
