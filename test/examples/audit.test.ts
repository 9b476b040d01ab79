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
import { DAMAGED_FILES, damagedFiles } from '../../examples/export/damaged.js';
import { PLANTED_FAULTS, PLANTED_ROWS } from '../../examples/export/faults.js';
import { exportFiles, SEED } from '../../examples/export/index.js';
import { LOCAL_FIELDS, LOCAL_FILE } from '../../examples/export/local-file.js';
import { memorySource } from '../hmis-csv/small-export.js';

const files: Readonly<Record<string, string>> = exportFiles(SEED);
const source: ExportSource = memorySource(files);

const eventLines = files['Event.csv']!.split('\n');

/** A finding by its event, or its file: `49034 row-ragged`, `Project.csv organization-not-in-export`. */
function keyOf({ file, line, eventId, code }: CsvFinding): string {
  const onLine =
    file === 'Event.csv' && line !== undefined ? eventLines[line - 1]?.match(/^"(\d+)"/)?.[1] : undefined;
  return `${eventId ?? onLine ?? file} ${code}`;
}

const plantedRows = PLANTED_ROWS.map(({ file, code }) => `${file}.csv ${code}`);
const planted = [
  ...PLANTED_FAULTS.flatMap(({ eventId, codes }) => codes.map((code) => `${eventId} ${code}`)),
  ...plantedRows,
];
const plantedWithLocalFile = [
  ...PLANTED_FAULTS.flatMap(({ eventId, codes, local }) =>
    (local?.codes ?? codes).map((code) => `${eventId} ${code}`),
  ),
  ...plantedRows,
  `${LOCAL_FILE} local-row-without-referral`,
];

/** Why a finding is in none of the examples, where files can show it. */
const IN_NO_FOLDER: Partial<Record<CsvRuleCode, string>> = {
  'file-cut-short':
    'a read has to fail half-way: a failing disk does that, or a damaged zip, and no file in a folder',
  'line-too-long': 'it takes a line of 16 million characters',
};

/** Rules of the core that no export can break, with local fields or without. */
const NEVER_IN_AN_EXPORT: Partial<Record<RuleCode, string>> = {
  'role-may-not': 'no file says in which role anybody recorded anything',
  'not-the-receiving-organization': 'no file says for which organization anybody recorded anything',
  'not-attributed': 'no file says who recorded what in which role',
  'resulting-enrollment-missing': 'where an enrollment is recorded, it is the result that names it',
  'resulting-enrollment-not-the-recorded-one': 'the enrollment that is named is the one that is recorded',
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

  it('finds, with the local file, what was planted for it: no less, no more, nothing twice', async () => {
    const { findings } = await auditExport(source, { localFields: LOCAL_FIELDS });
    const withLocalFile = findings.map(keyOf);
    expect([...withLocalFile].sort()).toEqual([...plantedWithLocalFile].sort());
  });

  it('finds in the damaged files what was damaged, and reads them for all that', async () => {
    const { findings, counts } = await auditExport(memorySource(damagedFiles()));
    const key = ({ file, code }: { file: string; code: string }) => `${file} ${code}`;
    expect(findings.map(key).sort()).toEqual(DAMAGED_FILES.map(key).sort());
    expect(counts).toMatchObject({ rows: 2, housingReferrals: 2 });
  });

  it('shows, with the damaged files, every finding that an export can show', () => {
    const shown = new Set([
      ...[...planted, ...plantedWithLocalFile].map((key) => key.split(' ')[1]),
      ...DAMAGED_FILES.map(({ code }) => code),
    ]);
    // What the fold leaves out is never written by an export: one row makes one history, in order.
    const ofTheCore = RULES.filter(({ onReplay, code }) => onReplay === 'apply' || shown.has(code));
    const ofOneExport = CSV_RULES.filter(({ needs }) => needs === undefined || needs === 'local-fields');
    const cannot = { ...NEVER_IN_AN_EXPORT, ...IN_NO_FOLDER };
    const missing = [...ofTheCore, ...ofOneExport].map(({ code }) => code).filter((code) => !shown.has(code));
    expect(missing.sort()).toEqual(Object.keys(cannot).sort());
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
