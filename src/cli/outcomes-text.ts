import type { Durations, OutcomeRow } from '../caseload/outcome-row.js';
import type { OutcomesBy } from '../caseload/outcomes.js';
import { sourceLines } from './caseload-notes.js';
import { type OutcomesView, reasonLabel } from './outcomes-view.js';
import { type TextTable, tableLines } from './text-table.js';

const NAMES: Readonly<Record<OutcomesBy, string>> = {
  project: 'project',
  organization: 'organization',
  'event-type': 'type',
  month: 'month',
};

const percent = (rate: number | undefined): string =>
  rate === undefined ? '' : `${(rate * 100).toFixed(1)}%`;
const days = (count: number | undefined): string =>
  count === undefined ? '' : String(Math.round(count * 10) / 10);

/** A row of each group, and one of all. */
function rowsOf(
  { counted: { rows, total } }: OutcomesView,
  cells: (row: OutcomeRow) => readonly string[],
): readonly (readonly string[])[] {
  return [
    ...rows.map((row) => [row.key === undefined ? '(not known)' : String(row.key), ...cells(row)]),
    ['all', ...cells(total)],
  ];
}

// Where no acknowledgement can be known, none is no figure.
function acknowledgedIn({ source: { caseload, unknowable } }: OutcomesView): (row: OutcomeRow) => string {
  const never = caseload.size > 0 && unknowable.get('acknowledgement') === caseload.size;
  return ({ acknowledged }) => (never && acknowledged === 0 ? '?' : String(acknowledged));
}

function outcomesTable(view: OutcomesView): TextTable {
  const acknowledged = acknowledgedIn(view);
  const cells = (row: OutcomeRow): readonly string[] => [
    String(row.referred),
    acknowledged(row),
    String(row.accepted),
    String(row.clientRejected),
    String(row.providerRejected),
    String(row.stillOpen),
    String(row.enrolledNotHoused),
    percent(row.acceptanceRate),
  ];
  const head = ['>made', '>ackn.', '>accepted', '>client', '>provider', '>open', '>not housed', '>rate'];
  return { head: [NAMES[view.by], ...head], rows: rowsOf(view, cells), names: 1, indent: 2 };
}

function daysTable(view: OutcomesView, read: (row: OutcomeRow) => Durations): TextTable {
  const cells = (row: OutcomeRow): readonly string[] => {
    const { count, median, p90, leftOut } = read(row);
    return [String(count), days(median), days(p90), String(leftOut)];
  };
  const head = ['>counted', '>median', '>90th', '>not counted'];
  return { head: [NAMES[view.by], ...head], rows: rowsOf(view, cells), names: 1, indent: 2 };
}

function reasonsTable({ counted, policy }: OutcomesView): TextTable {
  const rows = counted.total.reasons.map(({ for: use, code, count }) => [
    String(count),
    use,
    code ?? '(not known)',
    reasonLabel(policy, code) ?? '',
  ]);
  return { head: ['>count', 'of', 'reason', ''], rows, names: 3, indent: 2 };
}

/** Outcomes as text for people. */
export function* outcomesAsText(view: OutcomesView): Generator<string> {
  const { counted, from, to, source } = view;
  yield `Referrals made from ${from} to ${to}: ${counted.total.referred}`;
  yield '';
  yield 'What became of them (client and provider: rejected by)';
  yield* tableLines(outcomesTable(view));
  for (const [title, read] of [
    ['acknowledgement', (row: OutcomeRow) => row.daysToAcknowledge],
    ['enrollment', (row: OutcomeRow) => row.daysToEnroll],
    ['result', (row: OutcomeRow) => row.daysToResolve],
  ] as const) {
    const { count, leftOut } = read(counted.total);
    if (count + leftOut === 0) continue;
    yield '';
    yield `Days from the referral to its ${title}`;
    yield* tableLines(daysTable(view, read));
  }
  if (counted.total.reasons.length > 0) {
    yield '';
    yield 'Reasons';
    yield* tableLines(reasonsTable(view));
  }
  yield* sourceLines(source);
}
