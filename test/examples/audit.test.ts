import { type RuleCode, RULES } from 'ce-referrals';
import {
  auditExport,
  CSV_RULES,
  type CsvFinding,
  type CsvRuleCode,
  type ExportSource,
} from 'ce-referrals/hmis-csv';
import { beforeAll, describe, expect, it } from 'vitest';
import { linesOfAudit } from '../../examples/demo/audit-table.js';
import { PLANTED_FAULTS, PLANTED_ROWS } from '../../examples/export/faults.js';
import { exportFiles, SEED } from '../../examples/export/index.js';

const files: Readonly<Record<string, string>> = exportFiles(SEED);

const source: ExportSource = {
  names: async () => Object.keys(files),
  async *open(name) {
    yield new TextEncoder().encode(files[name]);
  },
};

const eventLines = files['Event.csv']!.split('\n');

/** A finding that names no event says its line: `Event.csv 49034 row-ragged`, `Project.csv organization-…`. */
function keyOf({ file, line, eventId, code }: CsvFinding): string {
  if (file !== 'Event.csv') return `${file} ${code}`;
  const onLine = line === undefined ? undefined : eventLines[line - 1]?.match(/^"(\d+)"/)?.[1];
  return `${eventId ?? onLine} ${code}`;
}

const planted = [
  ...PLANTED_FAULTS.flatMap(({ eventId, codes }) => codes.map((code) => `${eventId} ${code}`)),
  ...PLANTED_ROWS.map(({ file, code }) => `${file}.csv ${code}`),
];

/**
 * Why a finding is not in the example, where a HUD export can show it. The rest of what is not in it, no export
 * can show: see below.
 */
const OF_WHOLE_FILES: Partial<Record<CsvRuleCode, string>> = {
  'file-missing': 'the other findings need the file',
  'file-unreadable': 'the other findings need the file',
  'file-cut-short': 'the file system shows it, not the export',
  'file-name-not-huds': 'the files are named as HUD names them',
  'file-not-utf-8': 'the files are kept as text',
  'column-missing': 'the headers are HUD’s',
  'column-twice': 'the headers are HUD’s',
  'column-name-not-huds': 'the headers are HUD’s',
  'line-too-long': 'it takes a line of 16 million characters',
};

/** Why a finding on local fields is not in the example: what a local file holds is told of every referral in it. */
const OF_LOCAL_FIELDS: Partial<Record<CsvRuleCode, string>> = {
  'neither-acknowledged-nor-resolved':
    'a file of acknowledgements would have to hold those of every referral',
  'local-row-without-referral': 'the example has the files of HUD alone',
  'resulting-enrollment-not-in-export': 'a file of enrollments would take the place of finding them',
  'reason-without-its-date': 'a file of reasons would have to hold those of every unsuccessful referral',
  'reason-date-without-reason': 'a file of reasons would have to hold those of every unsuccessful referral',
};

/** Rules of the core that nothing read from HUD's files can break, though they ask for nothing that is lacking. */
const NEVER_IN_AN_IMPORT: Partial<Record<RuleCode, string>> = {
  'enrolled-in-another-project':
    'an enrollment is looked for in the named project, or in the other half of a joint component',
  'enrolled-another-client': 'an enrollment is looked for among the client’s own',
  'enrolled-on-the-ce-enrollment': 'the event’s own enrollment is not looked at',
  'enrolled-cannot-be-unsuccessful': 'an enrollment is looked for where the client was accepted',
  'resulting-enrollment-missing': 'the files name none, and an inferred one need not be named',
  'resulting-enrollment-not-the-recorded-one': 'the files name none',
  'not-a-housing-referral': 'other events become no history',
};

describe('the audit of the example export', () => {
  let found: readonly string[];
  beforeAll(async () => {
    found = (await auditExport(source)).findings.map(keyOf);
  });

  it('finds every planted fault', () => {
    expect(planted.filter((key) => !found.includes(key))).toEqual([]);
  });

  it('finds nothing that was not planted, and nothing twice', () => {
    expect(found.filter((key) => !planted.includes(key))).toEqual([]);
    expect(found.length).toBe(new Set(found).size);
  });

  it('shows every finding that an export can show', () => {
    const shown = new Set(planted.map((key) => key.split(' ')[1]));
    const cannot = RULES.filter((rule) => {
      const lacking = rule.asks === 'acknowledgement' || rule.asks === 'reason' || rule.asks === 'actor';
      return rule.onReplay !== 'apply' || lacking || rule.code in NEVER_IN_AN_IMPORT;
    });
    const ofLocalFields = CSV_RULES.filter(({ needs }) => needs === 'local-fields').map(({ code }) => code);
    expect(Object.keys(OF_LOCAL_FIELDS).sort()).toEqual([...ofLocalFields].sort());
    const ofOneExport = CSV_RULES.filter(({ needs }) => needs === undefined);
    const codes = [...RULES, ...ofOneExport].map(({ code }) => code);
    const missing = codes.filter(
      (code) => !shown.has(code) && !(code in OF_WHOLE_FILES) && !cannot.some((rule) => rule.code === code),
    );
    expect(missing).toEqual([]);
    for (const rule of cannot) expect(shown).not.toContain(rule.code);
  });

  it('is told by the demo rule by rule, errors first, with every count', async () => {
    const audited = await auditExport(source);
    const lines = linesOfAudit(audited);
    const rows = lines.slice(3).map((line) => line.trim().split(/ {2,}/));
    const severities = rows.map(([severity]) => severity);
    expect(severities).toEqual([...severities].sort());
    for (const code of new Set(audited.findings.map((finding) => finding.code))) {
      const told = rows.filter(([, rule]) => rule === code).map(([, , count]) => Number(count));
      const sum = told.reduce((total, count) => total + count, 0);
      expect(sum, code).toBe(audited.findings.filter((finding) => finding.code === code).length);
    }
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('counts the tombstone, and the rows that could not be read', async () => {
    const { counts } = await auditExport(source);
    const { rows, housingReferrals, otherEvents, deleted, duplicates, unreadable } = counts;
    expect({ deleted, duplicates }).toEqual({ deleted: 1, duplicates: 1 });
    expect(rows).toBe(eventLines.filter((line) => line !== '').length - 1);
    expect(housingReferrals + otherEvents + deleted + duplicates + unreadable).toBe(rows);
    expect(housingReferrals).toBeGreaterThanOrEqual(200);
  });
});
