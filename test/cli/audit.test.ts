import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPolicy } from 'ce-referrals';
import { auditExport, type CsvFinding } from 'ce-referrals/hmis-csv';
import { folderSource } from 'ce-referrals/hmis-csv/node';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { ACCEPTED, SOUND, smallExport } from '../hmis-csv/small-export.js';
import { exportFolders } from './export-folder.js';
import { ran } from './run-bin.js';

const folderOf = exportFolders();

const sound = folderOf(smallExport());
const warned = folderOf(
  smallExport({ events: [{ ...SOUND, LocationCrisisOrPHHousing: 'Harbor House', ProbSolDivRRResult: '' }] }),
);
const FAULTY = [
  { ...ACCEPTED, EventID: 'ev-1' },
  { ...SOUND, EventID: 'ev-2', ResultDate: '2026-02-01' },
  { ...SOUND, EventID: 'ev-3', LocationCrisisOrPHHousing: '' },
];
const faulty = folderOf(smallExport({ events: FAULTY }));
const { 'Event.csv': _, ...noEvents } = smallExport();
const unreadable = folderOf(noEvents);
const many = folderOf(
  smallExport({
    events: Array.from({ length: 20_000 }, (_, index) => ({ ...ACCEPTED, EventID: `ev-${index}` })),
  }),
);

const policyFile = (name: string, text: string): string => {
  const path = join(sound, name);
  writeFileSync(path, text);
  return path;
};

describe('ce-referrals audit PATH', () => {
  it.each([
    ['0 where nothing is found', sound, 0],
    ['0 where it only warns', warned, 0],
    ['1 where it finds errors', faulty, 1],
    ['2 where Event.csv cannot be read', unreadable, 2],
    ['2 where there is no such folder', join(sound, 'none'), 2],
    ['2 where the folder is a file', join(sound, 'Event.csv'), 2],
  ])('ends with %s', async (_name, folder, exitCode) => {
    expect((await ran('audit', folder)).exitCode).toBe(exitCode);
    expect((await ran('audit', folder, '--json')).exitCode).toBe(exitCode);
  });

  it.each([
    [
      unreadable,
      'ce-referrals: Event.csv cannot be read: it is neither in the folder nor in a folder in it.\n',
    ],
    [join(sound, 'none'), 'ce-referrals: The export cannot be read: there is no such folder or file.\n'],
  ])('says in one sentence why it cannot go on', async (folder, stderr) => {
    expect(await ran('audit', folder)).toMatchObject({ stdout: '', stderr });
  });

  it('groups what it finds by rule, errors first, with counts and row references', async () => {
    const { stdout, stderr } = await ran('audit', faulty);
    expect(stderr).toBe('');
    const lines = stdout.split('\n');
    const at = (text: string) => lines.findIndex((line) => line.includes(text));
    expect(lines[0]).toBe('HUD HMIS CSV export, 2026 v1.0, taken 2026-04-01T06:00:00');
    expect(stdout).toContain('Event.csv: 3 rows\n  3 housing referrals\n');
    const one = (
      await ran('audit', folderOf(smallExport({ events: [SOUND, { ...SOUND, EventID: 'o', Event: 4 }] })))
    ).stdout;
    expect(one).toContain('Event.csv: 2 rows\n  1 housing referral\n  1 event of another type\n');
    expect(stdout).toContain('Found: 2 errors, 1 warning.');
    expect(lines[at('date-before-the-fact-it-follows (1)') + 2]).toBe(
      '    Event.csv:3  EventID ev-2  ResultDate  must be on or after 2026-02-02',
    );
    expect(lines[at('receiving-project-missing (1)') + 1]).toBe(
      '  A referral names the project that receives it.',
    );
    const order = ['Errors', 'success-without-enrollment', 'Warnings', 'receiving-project', 'Not checked'];
    expect(order.map(at)).toStrictEqual([...order.map(at)].sort((a, b) => a - b));
    expect(order.map(at)).not.toContain(-1);
  });

  it('says in words what it did not check', async () => {
    const { stdout } = await ran('audit', sound);
    expect(stdout).toContain('Nothing found.');
    expect(stdout).toContain(
      'No HUD file says whether or when a referral was acknowledged.\n    not-acknowledged',
    );
    expect(stdout).not.toContain('Whether the client was enrolled cannot be told');
  });

  it('shows ten rows of a rule, and says how many more there are', async () => {
    const { stdout } = await ran('audit', many);
    expect(stdout.match(/^ {4}Event\.csv:\d+/gm)).toHaveLength(10);
    expect(stdout).toContain('    and 19990 more: --json and --csv list them all');
  });

  it('writes the same as JSON, every finding once', async () => {
    const audited = await auditExport(folderSource(faulty));
    const { stdout } = await ran('audit', faulty, '--json');
    const json = JSON.parse(stdout);
    const byLine = (a: CsvFinding, b: CsvFinding) => (a.line ?? 0) - (b.line ?? 0);
    expect(json).toStrictEqual({
      export: audited.info,
      counts: { ...audited.counts, errors: 2, warnings: 1 },
      findings: expect.any(Array),
      notChecked: audited.notChecked,
    });
    expect([...json.findings].sort(byLine)).toStrictEqual([...audited.findings].sort(byLine));
    expect(json.findings.map(({ severity }: CsvFinding) => severity)).toStrictEqual([
      'error',
      'error',
      'warning',
    ]);
  });

  it('writes JSON of any length, a finding a line', async () => {
    const { stdout } = await ran('audit', many, '--json');
    expect(JSON.parse(stdout).findings).toHaveLength(20_000);
    expect(stdout.match(/^\{"code":/gm)).toHaveLength(20_000);
    expect(JSON.parse((await ran('audit', sound, '--json')).stdout).findings).toStrictEqual([]);
  });

  it('shows no character that a terminal obeys', async () => {
    const events = [{ ...SOUND, EventID: 'ev\u001b[31m\u202e1', ResultDate: '' }];
    const { stdout } = await ran('audit', folderOf(smallExport({ events })));
    expect(stdout).toContain('EventID ev?[31m?1');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('shows no identifier of a client', async () => {
    for (const flags of [[], ['--json']]) {
      const { stdout } = await ran('audit', faulty, ...flags);
      expect(stdout).not.toMatch(/client-1|ce-1|household-1|Harbor House/);
    }
  });
});

describe('ce-referrals audit PATH --csv FILE', () => {
  const csvPath = join(sound, 'findings.csv');
  const rowsOf = (text: string) => Papa.parse<string[]>(text, { skipEmptyLines: true }).data;

  it('writes every finding as a row, beside the text', async () => {
    const { findings } = await auditExport(folderSource(faulty));
    const { exitCode, stdout } = await ran('audit', faulty, '--csv', csvPath);
    expect(exitCode).toBe(1);
    expect(stdout).toBe((await ran('audit', faulty)).stdout);
    const text = readFileSync(csvPath, 'utf8');
    expect(text).not.toMatch(/client-1|ce-1|household-1/);
    const [header, ...rows] = rowsOf(text);
    expect(header).toEqual([
      'Code',
      'Severity',
      'File',
      'Line',
      'EventID',
      'Field',
      'Expected',
      'Message',
      'Docs',
    ]);
    expect(rows.map(([code, severity, file, line]) => [code, severity, file, line])).toEqual(
      findings.map(({ code, severity, file, line }) => [code, severity, file, String(line)]),
    );
    expect(rows.find(([code]) => code === 'date-before-the-fact-it-follows')).toEqual([
      'date-before-the-fact-it-follows',
      'error',
      'Event.csv',
      '3',
      'ev-2',
      'ResultDate',
      'must be on or after 2026-02-02',
      findings.find(({ eventId }) => eventId === 'ev-2')?.message,
      'docs/rules.md#date-before-the-fact-it-follows',
    ]);
  });

  it('replaces a file that is there, and writes the header alone where nothing is found', async () => {
    await ran('audit', faulty, '--csv', csvPath);
    await ran('audit', sound, '--csv', csvPath);
    expect(rowsOf(readFileSync(csvPath, 'utf8'))).toHaveLength(1);
  });

  it('lets no EventID be run by a spreadsheet', async () => {
    const events = [{ ...SOUND, EventID: '=1+1', ResultDate: '' }];
    await ran('audit', folderOf(smallExport({ events })), '--csv', csvPath);
    expect(rowsOf(readFileSync(csvPath, 'utf8'))[1]?.[4]).toBe("'=1+1");
  });

  it('ends with 2 where the file cannot be written, or JSON is asked for too', async () => {
    const folder = await ran('audit', sound, '--csv', sound);
    expect(folder).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: 'ce-referrals: The CSV file cannot be written: the system says EISDIR.\n',
    });
    const both = await ran('audit', sound, '--csv', csvPath, '--json');
    expect(both).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('ce-referrals audit PATH --as-of DATE', () => {
  const open = folderOf(
    smallExport({ events: [{ ...SOUND, EventDate: '2026-03-25', ReferralResult: '', ResultDate: '' }] }),
  );

  it('sees what is overdue from that day', async () => {
    expect((await ran('audit', open)).stdout).toContain('Nothing found.');
    expect((await ran('audit', open, '--as-of', '2026-04-08')).stdout).toContain('Nothing found.');
    const { stdout, exitCode } = await ran('audit', open, '--as-of', '2026-04-09');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Event.csv:2  EventID ev-1  ResultDate  must be on or before 2026-04-08');
  });

  it.each(['2026-02-30', 'today', '2026-4-9'])('ends with 2 for %s, which is no day', async (day) => {
    expect(await ran('audit', open, '--as-of', day)).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('is asked for where Export.csv does not say when the export was taken', async () => {
    const undated = folderOf(smallExport({ exported: [] }));
    expect((await ran('audit', undated)).stdout).toContain('give the day with --as-of');
    expect((await ran('audit', undated, '--as-of', '2026-04-01')).stdout).not.toContain('--as-of');
  });
});

describe('ce-referrals audit PATH --policy FILE', () => {
  it('takes a policy', async () => {
    const file = policyFile('policy.json', `\uFEFF${JSON.stringify(defaultPolicy)}`);
    expect(await ran('audit', sound, '--policy', file)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it.each([
    ['is not there', join(sound, 'no-policy.json'), 'The policy file cannot be read: there is none.'],
    ['is a folder', sound, 'The policy file cannot be read: it is a folder.'],
    ['is not JSON', policyFile('not.json', '{'), 'The policy file is not JSON.'],
    [
      'holds no policy',
      policyFile('empty.json', '{}'),
      'The policy file holds no policy:\n  notHousedReasons: ',
    ],
  ])('ends with 2 and names the fault where the file %s', async (_, file, message) => {
    const { exitCode, stdout, stderr } = await ran('audit', sound, '--policy', file);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`ce-referrals: ${message}`);
  });
});

describe('ce-referrals', () => {
  it.each([
    ['without a command', []],
    ['with a command that is none', ['adit']],
    ['with no folder', ['audit']],
    ['with an option that is none', ['audit', sound, '--jsn']],
    ['with two folders', ['audit', sound, sound]],
  ])('%s ends with 2 and says so on the error stream', async (_, args) => {
    const { exitCode, stdout, stderr } = await ran(...args);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });

  it.each([[['--help']], [['audit', '--help']], [['help', 'audit']]])('%j helps', async (args) => {
    const { exitCode, stdout, stderr } = await ran(...args);
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Usage: ce-referrals');
  });

  it('audit --help gives an example and the exit codes', async () => {
    const { stdout } = await ran('audit', '--help');
    expect(stdout).toContain('ce-referrals audit exports/2026-03 --json');
    expect(stdout).toMatch(/Exit codes:\n +0 .*\n +1 .*\n +2 /);
  });

  it('--version is the package’s', async () => {
    expect(await ran('--version')).toStrictEqual({
      exitCode: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    });
  });
});
