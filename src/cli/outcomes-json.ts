import type { OutcomeRow } from '../caseload/outcome-row.js';
import { recordsOf, unknowableOf } from './caseload-notes.js';
import { jsonItems } from './json-items.js';
import { type OutcomesView, reasonLabel } from './outcomes-view.js';

/** Outcomes as one JSON document, each group on a line of its own. */
export function* outcomesAsJson({ counted, from, to, by, policy, source }: OutcomesView): Generator<string> {
  const withLabels = ({ reasons, ...row }: OutcomeRow): object => ({
    ...row,
    reasons: reasons.map((reason) => ({ ...reason, label: reasonLabel(policy, reason.code) })),
  });
  const { rows, total, findings } = counted;
  yield '{';
  yield `"from": ${JSON.stringify(from)},`;
  yield `"to": ${JSON.stringify(to)},`;
  yield `"by": ${JSON.stringify(by)},`;
  yield '"rows": [';
  yield* jsonItems(rows.map(withLabels));
  yield '],';
  yield `"total": ${JSON.stringify(withLabels(total))},`;
  yield `"findings": ${JSON.stringify(findings)},`;
  yield `"records": ${JSON.stringify(recordsOf(source))},`;
  yield `"unknowable": ${JSON.stringify(unknowableOf(source))},`;
  yield `"resultsUnread": ${source.resultsUnread}`;
  yield '}';
}
