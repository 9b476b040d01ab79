import type { WorkList } from '../caseload/work-list.js';
import { WORK_GROUPS } from '../caseload/work-row.js';
import { recordsOf, unknowableOf } from './caseload-notes.js';
import type { CaseloadSource } from './caseload-source.js';
import { jsonItems } from './json-items.js';

/** A work list as one JSON document, each referral on a line of its own. It names no client. */
export function* workListAsJson(
  { asOf, overdue, groups, findings }: WorkList,
  source: CaseloadSource,
): Generator<string> {
  yield '{';
  yield `"asOf": ${JSON.stringify(asOf)},`;
  yield `"overdue": ${overdue},`;
  yield '"groups": {';
  for (const [place, group] of WORK_GROUPS.entries()) {
    yield `${JSON.stringify(group)}: [`;
    yield* jsonItems(groups[group].map(({ personalId: _, commands: __, ...row }) => row));
    yield place < WORK_GROUPS.length - 1 ? '],' : ']';
  }
  yield '},';
  yield `"findings": ${JSON.stringify(findings)},`;
  yield `"records": ${JSON.stringify(recordsOf(source))},`;
  yield `"unknowable": ${JSON.stringify(unknowableOf(source))},`;
  yield `"resultsUnread": ${source.resultsUnread}`;
  yield '}';
}
