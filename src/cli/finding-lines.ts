import { type CsvFinding, titleOf } from '../hmis-csv/findings.js';
import { groupFindings } from './finding-groups.js';
import { visible } from './visible.js';

const SHOWN = 10;

function reference({ file, line, eventId, field }: CsvFinding): string {
  const parts = [
    line === undefined ? file : `${file}:${line}`,
    eventId === undefined ? undefined : `EventID ${visible(eventId)}`,
    field,
  ];
  return `    ${parts.filter((part) => part !== undefined).join('  ')}`;
}

/** Findings as they stand on the error stream beside a result: by rule, ten rows of each. */
export function* findingLines(all: readonly CsvFinding[]): Generator<string> {
  for (const { code, severity, findings } of groupFindings(all)) {
    yield `${severity}: ${code} (${findings.length})`;
    yield `  ${titleOf(code)}`;
    yield* findings.slice(0, SHOWN).map(reference);
    if (findings.length > SHOWN) yield `    and ${findings.length - SHOWN} more`;
  }
}
