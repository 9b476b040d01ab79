import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from 'ce-referrals';
import { auditExport, readExport } from 'ce-referrals/hmis-csv';
import { folderSource } from 'ce-referrals/hmis-csv/node';
import { safeParseHistory } from 'ce-referrals/schema';
import { describe, expect, it } from 'vitest';

const root = process.env.HMIS_EXPORTS;
const exports =
  root === undefined
    ? []
    : readdirSync(root)
        .filter((name) => existsSync(join(root, name, 'Event.csv')))
        .sort();
const folderOf = (name: string) => join(root ?? '', name);
const has = (name: string) => exports.includes(name);

/** Every value of a column of a file that quotes no separator: what a finding must not show. */
function valuesOf(folder: string, file: string, columns: readonly string[]): ReadonlySet<string> {
  const path = join(folder, file);
  if (!existsSync(path)) return new Set();
  const [header = [], ...rows] = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
  const places = columns.map((column) => header.indexOf(column)).filter((place) => place >= 0);
  return new Set(
    rows.flatMap((row) => places.map((place) => row[place] ?? '')).filter((value) => value !== ''),
  );
}

if (root === undefined) {
  describe('the exports of HMIS_EXPORTS', () => {
    it.skip('are not looked at: HMIS_EXPORTS names no folder of exports', () => undefined);
  });
} else {
  describe('the exports of HMIS_EXPORTS', () => {
    it('are at least one', () => {
      expect(exports).not.toStrictEqual([]);
    });
  });

  describe.each(exports)('%s', (name) => {
    it('is read with every row of Event.csv accounted for', async () => {
      const { counts, referrals } = await readExport(folderSource(folderOf(name)));
      const { rows, ...parts } = counts;
      expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(rows);
      expect([...referrals()]).toHaveLength(counts.housingReferrals);
    });

    it('gives histories that the schemas accept and that fold to a state', async () => {
      for (const { events } of (await readExport(folderSource(folderOf(name)))).referrals()) {
        expect(safeParseHistory(events)).toMatchObject({ ok: true });
        expect(replay(events).status).not.toBe('not-referred');
      }
    });

    it('is told of without a client’s identifiers', async () => {
      const folder = folderOf(name);
      const { findings } = await auditExport(folderSource(folder));
      const secrets = new Set([
        ...valuesOf(folder, 'Event.csv', ['PersonalID', 'EnrollmentID']),
        ...valuesOf(folder, 'Enrollment.csv', ['PersonalID', 'EnrollmentID', 'HouseholdID']),
      ]);
      const shown = findings.flatMap(({ message, expected, field }) => [
        ...message.split(/\W+/),
        ...Object.values(expected ?? {})
          .flat()
          .map(String),
        field ?? '',
      ]);
      expect(shown.filter((text) => secrets.has(text))).toStrictEqual([]);
    });
  });

  describe.runIf(has('testkit-fy2022-ce'))('the export of HUD’s test kit', () => {
    const read = () => auditExport(folderSource(folderOf('testkit-fy2022-ce')));

    it('has 10 events, 6 of them housing referrals', async () => {
      expect((await read()).counts).toStrictEqual({
        rows: 10,
        housingReferrals: 6,
        otherEvents: 4,
        deleted: 0,
        duplicates: 0,
        unreadable: 0,
      });
    });

    it('dates the result of event 4770526 before the event, and that is its one error', async () => {
      const errors = (await read()).findings.filter(({ severity }) => severity === 'error');
      expect(errors).toStrictEqual([
        {
          code: 'date-before-the-fact-it-follows',
          severity: 'error',
          file: 'Event.csv',
          line: 7,
          eventId: '4770526',
          field: 'ResultDate',
          expected: { onOrAfter: '2021-07-17' },
          message: 'A fact is not dated before the one it follows.',
          docs: 'docs/rules.md#date-before-the-fact-it-follows',
        },
      ]);
    });

    it('names no project in any location', async () => {
      const { findings } = await read();
      expect(
        findings.filter(({ code }) => code === 'location-not-a-project').map(({ eventId }) => eventId),
      ).toStrictEqual(['4770300', '4773594', '4773601']);
    });

    it('is claimed no missing enrollment, since no receiving project is in it', async () => {
      const { findings, notChecked } = await read();
      expect(findings.map(({ code }) => code)).not.toContain('success-without-enrollment');
      expect(notChecked).toContainEqual({
        code: 'success-without-enrollment',
        lacks: 'enrollment',
        referrals: 5,
      });
    });
  });

  it.runIf(has('op-fy2024-cetesting'))(
    'op-fy2024-cetesting has no housing referral and no finding',
    async () => {
      const { counts, findings } = await auditExport(folderSource(folderOf('op-fy2024-cetesting')));
      expect(counts).toMatchObject({ rows: 24, housingReferrals: 0, otherEvents: 24 });
      expect(findings).toStrictEqual([]);
    },
  );

  it.runIf(has('importer-bom-fy2026'))('importer-bom-fy2026 is read past its byte order mark', async () => {
    const { counts, findings } = await auditExport(folderSource(folderOf('importer-bom-fy2026')));
    expect(counts).toMatchObject({ rows: 2, housingReferrals: 0, otherEvents: 2 });
    expect(findings.map(({ code, file, eventId }) => [code, file, eventId])).toStrictEqual([
      ['result-on-a-type-that-takes-none', 'Event.csv', '1'],
      ['result-on-a-type-that-takes-none', 'Event.csv', '2'],
      ['file-missing', 'Enrollment.csv', undefined],
    ]);
  });
}
