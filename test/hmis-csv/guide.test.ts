import { readFileSync } from 'node:fs';
import { CSV_RULES, type HmisCsvErrorCode } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../docs/hmis-csv.md', import.meta.url), 'utf8');

/** The codes in the first column of the tables below a heading. */
function codesBelow(heading: string): readonly string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  const cells = section.split('\n').flatMap((line) => line.match(/^\| (`.*?`) \|/)?.[1] ?? []);
  return cells.flatMap((cell) => cell.split(', ').map((code) => code.slice(1, -1)));
}

const ERRORS: Readonly<Record<HmisCsvErrorCode, true>> = {
  'input-unreadable': true,
  'event-file-unreadable': true,
  'several-exports': true,
  'zip-unreadable': true,
  'zip-path-climbs-out': true,
  'zip-holds-link': true,
  'zip-encrypted': true,
  'zip-too-large': true,
  'dates-not-a-range': true,
};

describe('the guide to HMIS CSV', () => {
  it('says what to do about every error, once', () => {
    expect([...codesBelow('Errors')].sort()).toEqual(Object.keys(ERRORS).sort());
  });

  it('says what to do about every finding that is not a rule of the core, once', () => {
    expect([...codesBelow('Findings')].sort()).toEqual(CSV_RULES.map(({ code }) => code).sort());
  });
});
