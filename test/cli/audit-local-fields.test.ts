import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCEPTED, SOUND, STAY, smallExport } from '../hmis-csv/small-export.js';
import { exportFolders } from './export-folder.js';
import { ran } from './run-bin.js';

const folderOf = exportFolders();

const VENDOR = `EventID,Acked,WhyNot
ev-1,2026-02-03,No
ev-2,2026-02-30,No
`;
const OPEN = { ...SOUND, EventID: 'ev-3', ReferralResult: '', ResultDate: '', PersonalID: 'client-3' };
const folder = folderOf({
  ...smallExport({ events: [SOUND, { ...SOUND, EventID: 'ev-2' }, OPEN] }),
  'CustomVendor.csv': VENDOR,
});
const MAP = [
  { file: 'CustomVendor.csv', column: 'Acked', meaning: 'date-acknowledged' },
  {
    file: 'CustomVendor.csv',
    column: 'WhyNot',
    meaning: 'not-housed-reason',
    values: { No: 'no-longer-interested' },
  },
] as const;

function mapFile(content: unknown): string {
  const path = join(folderOf({}), 'local-fields.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const EXPORT_DATA = {
  sourceType: 1,
  exportPeriodType: 3,
  exportDirective: 2,
  hashStatus: 1,
  implementationId: 'ours',
};

const WHOLE_DATA = {
  ...EXPORT_DATA,
  exportId: 'x9',
  exportedAt: '2026-04-03T06:00:00',
  startDate: '2026-01-01',
  endDate: '2026-03-31',
  csvVersion: '2026 v1.0',
};

interface Found {
  readonly eventId: string;
}

const NOT_CHECKED = 'No HUD file says whether or when a referral was acknowledged.';

describe('ce-referrals audit PATH --local-fields FILE', () => {
  it('runs the rules that the columns make possible, and says no longer that it cannot', async () => {
    const without = await ran('audit', folder);
    expect(without.stdout).toContain(NOT_CHECKED);
    expect(without.stdout).not.toContain('neither-acknowledged-nor-resolved (1)');
    const { stdout, exitCode } = await ran('audit', folder, '--local-fields', mapFile(MAP));
    expect(stdout).toContain('neither-acknowledged-nor-resolved (1)');
    expect(stdout).toContain('    CustomVendor.csv:3  EventID ev-2  Acked  must be YYYY-MM-DD');
    expect(exitCode).toBe(1);
  });

  it('takes a byte order mark, as Windows writes it', async () => {
    const { stderr } = await ran('audit', folder, '--local-fields', mapFile(`\uFEFF${JSON.stringify(MAP)}`));
    expect(stderr).toBe('');
  });

  it('knows no more of an export that convert wrote of one without local fields', async () => {
    const data = mapFile(EXPORT_DATA);
    const files = smallExport({ events: [ACCEPTED, OPEN], stays: [STAY] });
    const out = join(folderOf({}), 'written');
    await ran('convert', folderOf(files), '--to', 'hmis-csv', '--export-data', data, '--out', out);
    const custom = readFileSync(join(out, 'CustomReferral.csv'), 'utf8');
    expect(custom.trimEnd().split('\n')).toHaveLength(3);
    const event = readFileSync(join(out, 'Event.csv'), 'utf8');
    const back = folderOf({ ...files, 'Event.csv': event, 'CustomReferral.csv': custom });
    const { stdout } = await ran('audit', back);
    expect(stdout).toContain(NOT_CHECKED);
    expect(stdout).toBe((await ran('audit', folderOf(files))).stdout);
  });

  it('accuses no imported referral once another was acknowledged here, and still the one that nobody did', async () => {
    const files = smallExport({ events: [SOUND, OPEN] });
    const folder = folderOf(files);
    const events = join(folder, 'events.ndjson');
    await ran('convert', folder, '--to', 'ndjson', '--out', events);
    const by = { userId: 'u-1', organizationId: 'harbor', role: 'housing-provider' };
    const recorded = { source: 'entry', recordedAt: '2026-04-02T10:00:00-05:00', recordedBy: by };
    const made = { eventType: 13, projectId: 'rrh', organizationId: 'harbor', referredOn: '2026-02-02' };
    const result = { result: 'client-rejected', resultDate: '2026-03-01', notHousedReason: 'income' };
    const ids = { referralId: 'ev-9', personalId: 'client-9', enrollmentId: 'ce-9' };
    const live = [
      { type: 'acknowledged', data: { acknowledgedOn: '2026-04-02' }, metadata: { stream: 'ev-3' } },
      {
        ...{ type: 'referred', data: { ...ids, ...made } },
        metadata: { stream: 'ev-9' },
      },
      { type: 'resolved', data: result, metadata: { stream: 'ev-9' } },
    ];
    const lines = live.map((event) =>
      JSON.stringify({ ...event, metadata: { ...recorded, ...event.metadata } }),
    );
    writeFileSync(events, `${readFileSync(events, 'utf8')}${lines.join('\n')}\n`);
    const out = join(folderOf({}), 'written');
    await ran('convert', events, '--to', 'hmis-csv', '--export-data', mapFile(WHOLE_DATA), '--out', out);
    const { findings, notChecked } = JSON.parse((await ran('audit', out, '--json')).stdout);
    const accused = (code: string) =>
      findings
        .filter((finding: { code: string }) => finding.code === code)
        .map(({ eventId }: Found) => eventId);
    expect(accused('not-acknowledged')).toStrictEqual(['ev-9']);
    expect(accused('reason-missing')).toStrictEqual([]);
    expect(notChecked).toContainEqual({ code: 'not-acknowledged', lacks: 'acknowledgement', referrals: 1 });
  });

  it('takes a vendor’s file for none of its own, whatever its name is', async () => {
    const files = smallExport({ events: [OPEN] });
    const vendors = folderOf({ ...files, 'CustomReferral.csv': 'EventID,Acked\nev-3,2026-02-03\n' });
    expect((await ran('audit', vendors)).stdout).toBe((await ran('audit', folderOf(files))).stdout);
  });

  it('reads the file that convert writes without being told of it, and not beside another map', async () => {
    const data = mapFile(EXPORT_DATA);
    const out = join(folderOf({}), 'written');
    const flags = ['--to', 'hmis-csv', '--export-data', data, '--out', out];
    await ran('convert', folder, '--local-fields', mapFile(MAP), ...flags);
    expect(readFileSync(join(out, 'CustomReferral.csv'), 'utf8')).toContain('"ev-1",2026-02-03');
    const read = await ran('audit', out, '--json');
    const unchecked = (stdout: string): number =>
      JSON.parse(stdout).notChecked.find(({ code }: { code: string }) => code === 'not-acknowledged')
        .referrals;
    // The day that ev-2 was acknowledged could not be read: it stays unknown, and the two others are known.
    expect(unchecked(read.stdout)).toBe(1);
    expect(unchecked((await ran('audit', out, '--json', '--local-fields', mapFile([]))).stdout)).toBe(3);
  });

  it('tells of a file that is not in the export, and goes on', async () => {
    const sound = folderOf(smallExport());
    const { stdout, exitCode } = await ran('audit', sound, '--local-fields', mapFile(MAP));
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/file-missing \(1\)\n.*\n {4}CustomVendor\.csv/);
    expect(stdout).toContain(NOT_CHECKED);
  });

  it.each([
    ['is not there', join(folder, 'none.json'), 'The file of local fields cannot be read: there is none.'],
    ['is a folder', folder, 'The file of local fields cannot be read: it is a folder.'],
    ['is not JSON', mapFile('[{"file": Jane'), 'The file of local fields is not JSON.'],
    ['is no list', mapFile({}), 'The file of local fields cannot be used:\n  the whole file: '],
    [
      'has an entry without a column',
      mapFile([MAP[0], { file: 'CustomVendor.csv', meaning: 'not-housed-reason' }]),
      'The file of local fields cannot be used:\n  1.column: The field is missing.\n',
    ],
    [
      'names a file of HUD’s own',
      mapFile([{ ...MAP[0], file: 'Client.csv' }]),
      'The file of local fields cannot be used:\n  0.file: The file is HUD’s own: it has no column for local fields.\n',
    ],
  ])('ends with 2 and names the place where the file %s', async (_, file, message) => {
    for (const command of [['audit'], ['convert', '--to', 'ndjson', '--out', '-']]) {
      const { exitCode, stdout, stderr } = await ran(...command, folder, '--local-fields', file);
      expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(`ce-referrals: ${message}`);
      expect(stderr).not.toContain('Jane');
    }
  });

  it('has an example in the help', async () => {
    for (const command of ['audit', 'convert']) {
      expect((await ran(command, '--help')).stdout).toContain('--local-fields local-fields.json');
    }
  });
});

describe('ce-referrals convert PATH --local-fields FILE', () => {
  const accepted = folderOf({
    ...smallExport({ events: [ACCEPTED], stays: [STAY] }),
    'CustomVendor.csv': 'EventID,Acked,Stay\nev-1,2026-02-03,stay-1\n',
  });

  it('writes the events that the columns tell of, as recorded and not inferred', async () => {
    const map = mapFile([
      MAP[0],
      { file: 'CustomVendor.csv', column: 'Stay', meaning: 'resulting-enrollment' },
    ]);
    const { stdout } = await ran('convert', accepted, '--local-fields', map, '--to', 'ndjson', '--out', '-');
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ type, metadata }) => [type, metadata.inferredBy])).toStrictEqual([
      ['referred', undefined],
      ['acknowledged', undefined],
      ['enrolled', undefined],
      ['resolved', undefined],
    ]);
    expect(events[0].metadata.unknowable).not.toContain('acknowledgement');
  });

  it('ends with 2 where events are read: they have no columns', async () => {
    const events = join(folderOf({ 'events.ndjson': '' }), 'events.ndjson');
    expect(
      await ran('convert', events, '--local-fields', mapFile(MAP), '--to', 'ndjson', '--out', '-'),
    ).toStrictEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'ce-referrals: --local-fields is for an export: events have no columns.\n',
    });
  });
});
