import type { CsvAudit } from '../hmis-csv/audit-export.js';
import { type CsvFinding, titleOf } from '../hmis-csv/findings.js';
import { foundLines } from './audit-found-text.js';
import { type Colors, NO_COLORS } from './colors.js';
import { expectation } from './expectation.js';
import { number } from './number.js';
import { visible } from './visible.js';

function reference(finding: CsvFinding): string {
  const { file, line, eventId, field, message, code } = finding;
  const parts = [
    line === undefined ? file : `${file}:${line}`,
    eventId && `EventID ${visible(eventId)}`,
    field,
    expectation(finding),
    // A message that says more than the rule's title.
    message !== titleOf(code) && message.slice(titleOf(code).length + 1),
  ];
  return `    ${parts.filter(Boolean).join('  ')}`;
}

function* countLines({ counts }: CsvAudit): Generator<string> {
  const { rows, ...parts } = counts;
  const words: Readonly<Record<keyof typeof parts, string>> = {
    housingReferrals: parts.housingReferrals === 1 ? 'housing referral' : 'housing referrals',
    otherEvents: parts.otherEvents === 1 ? 'event of another type' : 'events of other types',
    deleted: 'deleted (DateDeleted is set)',
    duplicates: 'with the EventID of an earlier referral',
    unreadable: 'that cannot be read',
  };
  yield `Event.csv: ${number(rows, 'row')}`;
  const width = String(rows).length;
  for (const [part, word] of Object.entries(words)) {
    yield `  ${String(parts[part as keyof typeof parts]).padStart(width)} ${word}`;
  }
}

/** An audit as text for people, line by line: errors first, then warnings, then what was not checked. */
export function* auditAsText(audit: CsvAudit, colors: Colors = NO_COLORS): Generator<string> {
  const { info, counts } = audit;
  const exported = info.exportedAt === undefined ? 'at an unknown time' : info.exportedAt;
  const version = info.csvVersion === undefined ? '' : `, ${visible(info.csvVersion)}`;
  yield `HUD HMIS CSV export${version}, taken ${exported}`;
  yield* countLines(audit);
  yield '';
  yield* foundLines(audit, counts.housingReferrals, {
    reference,
    allBy: '--json and --csv list',
    colors,
  });
}
