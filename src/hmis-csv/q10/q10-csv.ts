import { EVENT_TYPE_LABELS } from '../../hud/index.js';
import type { AssessmentLevel, Q10EventRow, Q10Table } from './q10-table.js';

const HEADER: readonly string[] = [
  'Assessment or event',
  'Occurrences',
  'Client accepted',
  'Client rejected',
  'Provider rejected',
  'Re-housed in a safe alternative',
  'Enrolled in aftercare',
];

const LEVEL_LABELS: Readonly<Record<AssessmentLevel, string>> = {
  1: 'Crisis needs assessment',
  2: 'Housing needs assessment',
};

function line(label: string, cells: readonly (number | undefined)[]): string {
  return [`"${label}"`, ...cells.map((cell) => cell ?? '')].join(',');
}

function eventLine({ eventType, occurrences, results, rehoused, aftercare }: Q10EventRow): string {
  return line(EVENT_TYPE_LABELS[eventType], [
    occurrences,
    results?.['client-accepted'],
    results?.['client-rejected'],
    results?.['provider-rejected'],
    rehoused,
    aftercare,
  ]);
}

/**
 * Writes Q10 as CSV: every number in the row and column where HUD has it, and nothing where HUD has none. The
 * words of the header and of the first column are this library's.
 */
export function q10Csv({ assessments, events }: Q10Table): string {
  const lines = [
    HEADER.map((title) => `"${title}"`).join(','),
    ...assessments.map(({ level, occurrences }) =>
      line(LEVEL_LABELS[level], [occurrences, undefined, undefined, undefined, undefined, undefined]),
    ),
    ...events.map(eventLine),
  ];
  return `${lines.join('\n')}\n`;
}
