import { once } from 'node:events';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { ReferralEvent } from 'ce-referrals';
import { readExport } from 'ce-referrals/hmis-csv';
import { readEvents } from 'ce-referrals/schema';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { ACCEPTED, memorySource, SOUND, STAY, smallExport } from '../hmis-csv/small-export.js';
import { exportFolders } from './export-folder.js';
import { ran, runBin } from './run-bin.js';

const folderOf = exportFolders();

const FILES = smallExport({ events: [SOUND, { ...ACCEPTED, EventID: 'ev-2' }], stays: [STAY] });
const sound = folderOf(FILES);
const faulty = folderOf(smallExport({ events: [SOUND, { ...SOUND, EventID: 'ev-2', EventDate: 'soon' }] }));
const exportData = join(folderOf({}), 'export.json');
const ABOUT = {
  sourceType: 1,
  exportPeriodType: 3,
  exportDirective: 2,
  hashStatus: 1,
  implementationId: 'ours',
};
writeFileSync(exportData, JSON.stringify(ABOUT));
const TO_CSV = ['--to', 'hmis-csv', '--export-data', exportData] as const;

const ndjson = (out: string, ...flags: string[]) =>
  ran('convert', sound, '--to', 'ndjson', '--out', out, ...flags);

async function eventsIn(path: string): Promise<readonly ReferralEvent[]> {
  const events: ReferralEvent[] = [];
  for await (const read of readEvents(readFileSync(path))) {
    if (!read.ok) throw new Error(`line ${read.line}`);
    events.push(read.event);
  }
  return events;
}

const historiesOf = async (files: Readonly<Record<string, string>>) => [
  ...(await readExport(memorySource(files))).referrals(),
];

const rowsOf = (folder: string, file: string) =>
  readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');

describe('ce-referrals convert PATH --to ndjson', () => {
  it('writes every event of every history as a line that readEvents takes, with its place in its stream', async () => {
    const folder = folderOf({});
    const out = join(folder, 'events.ndjson');
    expect(await ndjson(out)).toStrictEqual({ exitCode: 0, stdout: '', stderr: '' });
    const expected = (await historiesOf(FILES)).flatMap(({ eventId, events, unknowable }) =>
      events.map((event, index) => ({
        ...event,
        metadata: {
          ...event.metadata,
          stream: eventId,
          version: index + 1,
          id: `${eventId}/${index + 1}`,
          ...(index === 0 ? { unknowable } : {}),
        },
      })),
    );
    expect(expected).toHaveLength(5);
    expect(await eventsIn(out)).toStrictEqual(expected);
    expect(readdirSync(folder)).toStrictEqual(['events.ndjson']);
  });

  it('replays to the verdicts of the audit', async () => {
    const out = join(folderOf({}), 'events.ndjson');
    await ndjson(out);
    expect((await ran('audit', sound)).exitCode).toBe(0);
    const { exitCode, stdout } = await ran('replay', out);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('2 referrals, 5 events: 0 errors, 0 warnings.');
  });

  it('infers no enrollment where it is told so', async () => {
    const out = join(folderOf({}), 'events.ndjson');
    await ndjson(out, '--no-infer');
    expect((await eventsIn(out)).map(({ type }) => type)).not.toContain('enrolled');
  });

  it('writes to standard output where the output is -', async () => {
    const out = join(folderOf({}), 'events.ndjson');
    await ndjson(out);
    expect(await ndjson('-')).toStrictEqual({ exitCode: 0, stdout: readFileSync(out, 'utf8'), stderr: '' });
  });

  it('reads its own lines, and writes the same events', async () => {
    const folder = folderOf({});
    const [one, two] = [join(folder, 'one.ndjson'), join(folder, 'two.jsonl')];
    await ndjson(one);
    expect((await ran('convert', one, '--to', 'ndjson', '--out', two)).exitCode).toBe(0);
    expect(await eventsIn(two)).toStrictEqual(await eventsIn(one));
  });

  it('says what could not be read, and converts the rest', async () => {
    const out = join(folderOf({}), 'events.ndjson');
    const { exitCode, stdout, stderr } = await ran('convert', faulty, '--to', 'ndjson', '--out', out);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('    Event.csv:3  EventID ev-2  EventDate\n');
    expect(stderr).not.toMatch(/client-1|ce-1/);
    expect(await eventsIn(out)).toHaveLength(2);
  });

  it('replaces a file only where it is told to', async () => {
    const folder = folderOf({ 'events.ndjson': 'mine' });
    const out = join(folder, 'events.ndjson');
    expect(await ndjson(out)).toStrictEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'ce-referrals: The output is there already: --force replaces it.\n',
    });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await ndjson(out, '--force')).exitCode).toBe(0);
    expect(await eventsIn(out)).toHaveLength(5);
    expect(readdirSync(folder)).toStrictEqual(['events.ndjson']);
  });

  it('puts no file in the place of a device or a pipe, whatever is said', async () => {
    const pipe = join(folderOf({}), 'pipe');
    const server = createServer();
    server.listen(pipe);
    await once(server, 'listening');
    try {
      const { exitCode, stderr } = await ndjson(pipe, '--force');
      expect({ exitCode, stderr }).toStrictEqual({
        exitCode: 2,
        stderr: 'ce-referrals: The output is there already, and is no file.\n',
      });
      expect(lstatSync(pipe).isSocket()).toBe(true);
    } finally {
      server.close();
    }
  });

  it.each([
    ['is a folder', () => folderOf({}), ['--force'], /is there already, and is no file/],
    ['has no folder to stand in', () => join(folderOf({}), 'none', 'x.ndjson'), [], /no folder to put it/],
  ])('ends with 2 where the output %s', async (_, out, flags, sentence) => {
    const { exitCode, stderr } = await ndjson(out(), ...flags);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(sentence);
  });

  it('leaves nothing behind where the input cannot be read', async () => {
    const folder = folderOf({});
    const { exitCode } = await ran(
      'convert',
      join(folder, 'none'),
      '--to',
      'ndjson',
      '--out',
      join(folder, 'x'),
    );
    expect(exitCode).toBe(2);
    expect(readdirSync(folder)).toStrictEqual([]);
  });

  it('never writes over what it reads', async () => {
    const path = join(folderOf({}), 'events.ndjson');
    await ndjson(path);
    const before = readFileSync(path, 'utf8');
    const { exitCode, stderr } = await ran('convert', path, '--to', 'ndjson', '--out', path, '--force');
    expect({ exitCode, stderr }).toStrictEqual({
      exitCode: 2,
      stderr: 'ce-referrals: The output is the input: it would be lost.\n',
    });
    expect(readFileSync(path, 'utf8')).toBe(before);
  });
});

describe('ce-referrals convert PATH --to hmis-csv', () => {
  it('writes a folder that reads as the export did', async () => {
    const out = join(folderOf({}), 'written');
    const { exitCode, stdout, stderr } = await ran('convert', sound, ...TO_CSV, '--out', out);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('not held: household (2)\n');
    expect(readdirSync(out).sort()).toStrictEqual(['CustomReferral.csv', 'Event.csv', 'Export.csv']);
    const written = Object.fromEntries(
      ['Event.csv', 'Export.csv'].map((file) => [file, readFileSync(join(out, file), 'utf8')]),
    );
    const back = await historiesOf({ ...FILES, ...written });
    expect(back.map(({ events }) => events)).toStrictEqual(
      (await historiesOf(FILES)).map(({ events }) => events),
    );
  });

  it('writes events from standard input, and reads its own custom file again', async () => {
    const stream = 'r-1';
    const by = { userId: 'u-1', organizationId: 'harbor', role: 'housing-provider' };
    const metadata = { source: 'entry', recordedAt: '2026-02-03T09:00:00', recordedBy: by, stream };
    const data = {
      referralId: stream,
      personalId: 'client-1',
      enrollmentId: 'ce-1',
      eventType: 13,
      projectId: 'rrh',
      organizationId: 'harbor',
      referredOn: '2026-02-02',
    };
    const lines = [
      { type: 'referred', data, metadata },
      { type: 'acknowledged', data: { acknowledgedOn: '2026-02-03' }, metadata },
    ];
    const about = join(folderOf({}), 'all.json');
    const whole = {
      ...ABOUT,
      exportId: 'x9',
      exportedAt: '2026-04-01T06:00:00',
      startDate: '2026-01-01',
      endDate: '2026-03-31',
      csvVersion: '2026 v1.0',
    };
    writeFileSync(about, JSON.stringify(whole));
    const folder = folderOf({});
    const out = join(folder, 'written');
    const stdin = (async function* () {
      yield lines.map((line) => JSON.stringify(line)).join('\n');
    })();
    const streams = { stdout: new PassThrough(), stderr: new PassThrough(), stdin };
    const args = ['convert', '-', '--to', 'hmis-csv', '--export-data', about, '--out', out];
    expect(await run(args, streams)).toBe(0);
    expect(rowsOf(out, 'Event.csv')[1]).toMatch(
      /^"r-1","ce-1","client-1",2026-02-02,13,,,"rrh",,,2026-02-03 09/,
    );
    const again = join(folder, 'again.ndjson');
    await ran('convert', out, '--to', 'ndjson', '--out', again);
    const back = await eventsIn(again);
    expect(back.map(({ type }) => type)).toStrictEqual(['referred', 'acknowledged']);
    // Its folder has no Project.csv, and the receiving project is there all the same.
    expect(back[0]!.data).toMatchObject({ projectId: 'rrh' });
  });

  it('refuses a history that HUD cannot hold, says which, and writes the others', async () => {
    const long = 'e'.repeat(33);
    const events = [SOUND, { ...SOUND, EventID: long }];
    const out = join(folderOf({}), 'written');
    const { exitCode, stderr } = await ran(
      'convert',
      folderOf(smallExport({ events })),
      ...TO_CSV,
      '--out',
      out,
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error: id-too-long (1)\n');
    expect(stderr).toContain(`EventID ${long}  EventID\n`);
    expect(rowsOf(out, 'Event.csv')).toHaveLength(2);
  });

  it('replaces of a folder what it writes, and nothing else', async () => {
    const out = folderOf({ 'Event.csv': 'old', 'notes.txt': 'mine' });
    expect((await ran('convert', sound, ...TO_CSV, '--out', out)).exitCode).toBe(2);
    expect(readFileSync(join(out, 'Event.csv'), 'utf8')).toBe('old');
    expect((await ran('convert', sound, ...TO_CSV, '--out', out, '--force')).exitCode).toBe(0);
    expect(rowsOf(out, 'Event.csv')).toHaveLength(3);
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
  });

  const json = (text: string) => join(folderOf({ 'export.json': text }), 'export.json');
  it.each([
    [
      'its own Export.csv says too little, and nobody else more',
      [],
      /--export-data must give what can stand in SourceType, /,
    ],
    [
      'it says too little',
      ['--export-data', json('{}')],
      /in SourceType, ExportPeriodType, .*ImplementationID\./,
    ],
    [
      'it says what cannot be written',
      ['--export-data', json(JSON.stringify({ ...ABOUT, sourceType: '1' }))],
      /in SourceType\./,
    ],
    ['it says more than there is', ['--export-data', json('{"name": "x"}')], /keys that are none \(1\)/],
    ['it is not JSON', ['--export-data', json('{')], /is not JSON/],
    ['it is no object', ['--export-data', json('[]')], /holds no JSON object/],
    ['it is not there', ['--export-data', join(sound, 'none.json')], /cannot be read: there is none/],
  ])('ends with 2, a sentence and no folder where %s', async (_, args, sentence) => {
    const folder = folderOf({});
    const out = join(folder, 'written');
    const { exitCode, stdout, stderr } = await ran(
      'convert',
      sound,
      '--to',
      'hmis-csv',
      ...args,
      '--out',
      out,
    );
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(readdirSync(folder)).toStrictEqual([]);
  });

  it('takes what Export.csv is to say from that of the export, but for its contact, and of events from nobody', async () => {
    const said = {
      ...{ ExportID: 'x1', SourceType: '1', SourceID: 'XX-500', SourceName: '"Lead, of all"' },
      ...{ SourceContactFirst: 'Contact', SourceContactLast: 'Person', ExportDate: '2026-04-01 06:00:00' },
      ...{ ExportStartDate: '2026-01-01', ExportEndDate: '2026-03-31', SoftwareName: 'Ours' },
      ...{ CSVVersion: '2026 v1.0', ExportPeriodType: '3', ExportDirective: '2', HashStatus: '1' },
      ImplementationID: 'XX-500-1',
    };
    const own = `${Object.keys(said).join(',')}\n${Object.values(said).join(',')}\n`;
    const folder = folderOf({ ...FILES, 'Export.csv': own });
    const out = join(folderOf({}), 'written');
    expect((await ran('convert', folder, '--to', 'hmis-csv', '--out', out)).exitCode).toBe(0);
    expect(rowsOf(out, 'Export.csv')[1]).toBe(
      '"x1",1,"XX-500","Lead, of all",,,,,,2026-04-01 06:00:00,2026-01-01,2026-03-31,"Ours",,"2026 v1.0",3,2,1,"XX-500-1"',
    );
    const events = join(folder, 'events.ndjson');
    await ran('convert', folder, '--to', 'ndjson', '--out', events);
    const { exitCode, stderr } = await ran('convert', events, '--to', 'hmis-csv', '--out', `${out}-2`);
    expect([exitCode, stderr]).toEqual([
      2,
      'ce-referrals: --to hmis-csv of events needs --export-data: what Export.csv is to say.\n',
    ]);
  });

  it('ends with 2 where the output is standard output, or a file', async () => {
    expect((await ran('convert', sound, ...TO_CSV, '--out', '-')).exitCode).toBe(2);
    const file = join(folderOf({ out: 'mine' }), 'out');
    expect((await ran('convert', sound, ...TO_CSV, '--out', file, '--force')).exitCode).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});

describe('the built bin', { timeout: 60_000 }, () => {
  it('converts as the function does, and has examples in its help', async () => {
    const folder = folderOf({});
    mkdirSync(join(folder, 'a'));
    const [one, two] = [join(folder, 'a', 'e.ndjson'), join(folder, 'e.ndjson')];
    expect(await runBin(['convert', sound, '--to', 'ndjson', '--out', one])).toStrictEqual(await ndjson(two));
    expect(readFileSync(one, 'utf8')).toBe(readFileSync(two, 'utf8'));
    const { stdout } = await ran('convert', '--help');
    expect(stdout).toContain(
      '\n  ce-referrals convert exports/2026-03.zip --to ndjson --out events.ndjson\n',
    );
  });
});
