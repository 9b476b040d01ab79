import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { q10, q10Csv } from 'ce-referrals/hmis-csv';
import { openExport } from 'ce-referrals/hmis-csv/node';
import Papa from 'papaparse';
import { expect, it } from 'vitest';

const folder = join(process.env.HMIS_EXPORTS ?? '', 'testkit-fy2022-ce');
const there = process.env.HMIS_EXPORTS !== undefined && existsSync(join(folder, 'expected/Q10.csv'));

/** The cells without the header and the first column, whose words are each program's own. */
const numbers = (text: string): readonly string[][] =>
  Papa.parse<string[]>(text.trimEnd())
    .data.slice(1)
    .map((row) => row.slice(1));

it.skipIf(!there)(
  'Q10 of HUD’s test kit has every number of the table that comes with it (needs HMIS_EXPORTS)',
  async () => {
    const { table, findings } = await q10(await openExport(folder), { from: '2020-10-01', to: '2021-09-30' });
    const expected = numbers(readFileSync(join(folder, 'expected/Q10.csv'), 'utf8'));
    expect(expected).toHaveLength(20);
    expect(numbers(q10Csv(table))).toEqual(expected);
    expect(findings).toEqual([]);
  },
);
