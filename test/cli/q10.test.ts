import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { q10, q10Csv } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../hmis-csv/make-zip.js';
import { memorySource, SOUND, smallExport } from '../hmis-csv/small-export.js';
import { exportFolders } from './export-folder.js';
import { ran } from './run-bin.js';

const folderOf = exportFolders();
const RANGE = ['--from', '2026-01-01', '--to', '2026-03-31'] as const;
const ASSESSMENTS = 'AssessmentID,AssessmentDate,AssessmentLevel,DateDeleted\na-1,2026-01-20,2,\n';

const FILES = { ...smallExport(), 'Assessment.csv': ASSESSMENTS };
const sound = folderOf(FILES);
const faulty = folderOf({
  ...smallExport({
    events: [SOUND, ...Array(12).fill(SOUND), { ...SOUND, EventID: '\u001b[31m', Event: 99 }],
  }),
  'Assessment.csv': ASSESSMENTS,
});
const zip = join(folderOf({}), 'export.zip');
writeFileSync(zip, makeZip(Object.entries(FILES).map(([path, text]) => ({ path: `export/${path}`, text }))));

const { table } = await q10(memorySource(FILES), { from: '2026-01-01', to: '2026-03-31' });
const csv = q10Csv(table);

describe('ce-referrals q10 PATH', () => {
  it('writes the table as CSV, and nothing else where nothing is found', async () => {
    expect(csv).toContain('"Housing needs assessment",1,,,,,\n');
    expect(csv).toContain('"Rapid re-housing opening",1,0,1,0,,\n');
    expect(await ran('q10', sound, ...RANGE)).toStrictEqual({ exitCode: 0, stdout: csv, stderr: '' });
  });

  it('reads a zip as it reads the folder', async () => {
    expect(await ran('q10', zip, ...RANGE)).toStrictEqual({ exitCode: 0, stdout: csv, stderr: '' });
  });

  it('writes the table where rows could not be counted too, and says beside it which', async () => {
    const { exitCode, stdout, stderr } = await ran('q10', faulty, ...RANGE);
    expect(exitCode).toBe(1);
    expect(stdout).toBe(csv);
    const lines = stderr.split('\n');
    expect(lines.filter((line) => !line.startsWith(' '))).toStrictEqual([
      'error: duplicate-key (12)',
      'error: unknown-event-code (1)',
      '',
    ]);
    expect(lines[2]).toBe('    Event.csv:3  EventID ev-1  EventID');
    expect(lines).toContain('    and 2 more');
    expect(lines).toContain('    Event.csv:15  EventID ?[31m  Event');
  });

  it('names no client', async () => {
    const { stdout, stderr } = await ran('q10', faulty, ...RANGE);
    expect(stdout + stderr).not.toMatch(/client-1|ce-1/);
  });

  it.each([
    ['there is no such export', [join(sound, 'none'), ...RANGE], /: there is no such folder or file\.\n$/],
    [
      'the file is no zip',
      [join(sound, 'Event.csv'), ...RANGE],
      /: it is no zip, or a part of it is missing\. An export is a folder or its zip\. .*\n$/,
    ],
    ['the zip is larger than its limit', [zip, ...RANGE, '--max-unpacked', '0.0000001'], /limit/],
    [
      'the days are the wrong way round',
      [sound, '--from', '2026-04-01', '--to', '2026-03-31'],
      /report range/,
    ],
    ['there is no such day', [sound, '--from', '2026-02-30', '--to', '2026-03-31'], /YYYY-MM-DD/],
    ['the range has no end', [sound, '--from', '2026-01-01'], /--to/],
    ['the limit is no number', [sound, ...RANGE, '--max-unpacked', 'all'], /above 0/],
  ])('ends with 2 and a sentence where %s', async (_, args, sentence) => {
    const { exitCode, stdout, stderr } = await ran('q10', ...args);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('has an example in its help', async () => {
    const { exitCode, stdout } = await ran('q10', '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('ce-referrals q10 exports/2026-03.zip --from 2025-10-01 --to 2026-09-30');
  });
});
