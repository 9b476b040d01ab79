import type { WorkList } from '../caseload/work-list.js';
import { WORK_GROUPS, type WorkGroup, type WorkRow } from '../caseload/work-row.js';
import { sourceLines } from './caseload-notes.js';
import type { CaseloadSource } from './caseload-source.js';
import { type TextTable, tableLines } from './text-table.js';

const TITLES: Readonly<Record<WorkGroup, string>> = {
  'to-acknowledge': 'To acknowledge',
  'to-enroll-or-resolve': 'To enroll or resolve',
  'enrolled-not-resolved': 'Enrolled, to resolve',
  successful: 'Successful',
  unsuccessful: 'Unsuccessful',
  'successful-not-housed': 'Successful, not housed',
};

function cellsOf({
  referralId,
  eventType,
  projectId,
  referredOn,
  ageDays,
  acknowledgementUnknown,
  deadline,
}: WorkRow): readonly string[] {
  return [
    referralId,
    projectId ?? '',
    String(eventType),
    referredOn,
    ageDays === undefined ? '' : String(ageDays),
    deadline?.for ?? '',
    deadline?.dueOn ?? '',
    deadline === undefined ? '' : String(deadline.daysLeft),
    acknowledgementUnknown === true ? 'unknown' : '',
  ];
}

/** The columns of a list that say something in it. */
function tableOf(rows: readonly WorkRow[]): TextTable {
  const head = ['referral', 'project', '>type', 'referred', '>days', 'to', 'by', '>left', 'acknowledged'];
  const cells = rows.map(cellsOf);
  const filled = head.map((_, column) => cells.some((row) => row[column] !== ''));
  const kept = <T>(texts: readonly T[]): readonly T[] => texts.filter((__, column) => filled[column]);
  const names = filled[1] === true ? 2 : 1;
  return { head: kept(head), rows: cells.map(kept), names, indent: 2 };
}

function* groupLines(group: WorkGroup, rows: readonly WorkRow[]): Generator<string> {
  yield '';
  yield `${TITLES[group]} (${rows.length})`;
  yield* tableLines(tableOf(rows));
}

/** A work list as text for people. It names no client. */
export function* workListAsText(
  { asOf, overdue, groups }: WorkList,
  source: CaseloadSource,
): Generator<string> {
  const open = WORK_GROUPS.slice(0, 3).reduce((sum, group) => sum + groups[group].length, 0);
  yield `On ${asOf}: ${open} open, ${overdue} overdue`;
  for (const group of WORK_GROUPS) if (groups[group].length > 0) yield* groupLines(group, groups[group]);
  yield* sourceLines(source);
}
