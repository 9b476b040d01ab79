import type { CsvAudit, CsvFinding } from 'ce-referrals/hmis-csv';
import { columns } from './text.js';

const SHOWN = 2;

function where(findings: readonly CsvFinding[]): string {
  const places = findings.slice(0, SHOWN).map(({ file, line, eventId }) => {
    const row = line === undefined ? file : `${file}:${line}`;
    return eventId === undefined ? row : `EventID ${eventId}`;
  });
  const more = findings.length - places.length;
  return places.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** What an audit found, as a table: a row for each rule and severity, errors first. */
export function linesOfAudit({ counts, findings }: CsvAudit): readonly string[] {
  const groups = new Map<string, CsvFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const rows = [...groups.values()].map((group) => [
    group[0]?.severity ?? '',
    group[0]?.code ?? '',
    String(group.length).padStart('count'.length),
    where(group),
  ]);
  // `error` sorts before `warning`; within a severity, the order of the audit stays.
  rows.sort(([a = ''], [b = '']) => (a === b ? 0 : a < b ? -1 : 1));
  return [
    `${counts.rows} rows in Event.csv, ${counts.housingReferrals} of them housing referrals`,
    '',
    ...columns([['severity', 'rule', 'count', 'where'], ...rows], '  '),
  ];
}
