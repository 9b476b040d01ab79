import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { defaultPolicy } from 'ce-referrals';
import { DEADLINE_PRESETS, replayCaseload, workList } from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { type Row, SOUND, smallExport } from '../hmis-csv/small-export.js';
import { accepted, acknowledged, caseloadFiles, enrolled, referred, rejected } from './caseload-files.js';
import { ran } from './run-bin.js';

const { folderOf, eventsOf, jsonOf, zipOf } = caseloadFiles();

const LINES = [
  referred('r-1', '2026-03-02'),
  referred('r-2', '2026-03-03', { projectId: 'th', organizationId: 'pier', eventType: 11 }),
  referred('r-3', '2026-03-02'),
  acknowledged('r-3', '2026-03-04'),
  referred('r-4', '2026-03-02'),
  acknowledged('r-4', '2026-03-04'),
  enrolled('r-4', '2026-03-10'),
  referred('r-5', '2026-03-02'),
  acknowledged('r-5', '2026-03-04'),
  rejected('r-5', '2026-03-09'),
  referred('r-6', '2026-03-02'),
  acknowledged('r-6', '2026-03-04'),
  enrolled('r-6', '2026-03-10'),
  accepted('r-6', '2026-03-10'),
];
const events = eventsOf(...LINES);
const policy = { ...defaultPolicy, deadlines: DEADLINE_PRESETS['nw-minnesota'].deadlines };
const policyFile = jsonOf(policy);
const OPEN = { ...SOUND, EventID: 'ev-2', ReferralResult: '', ResultDate: '' };
const EXPORT = smallExport({ events: [SOUND, OPEN] });
const folder = folderOf(EXPORT);

describe('ce-referrals worklist PATH', () => {
  it('lists what is to be done by what is due first, and behind it what became of the others', async () => {
    const { exitCode, stdout, stderr } = await ran(
      ...['worklist', events, '--as-of', '2026-03-09', '--policy', policyFile],
    );
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 0, stderr: expect.stringContaining('warning') });
    expect(stdout.split('\n')).toStrictEqual([
      'On 2026-03-09: 4 open, 2 overdue',
      '',
      'To acknowledge (2)',
      '  referral  project  type  referred    days  to           by          left',
      '  r-1       rrh        13  2026-03-02     7  acknowledge  2026-03-05    -4',
      '  r-2       th         11  2026-03-03     6  acknowledge  2026-03-06    -3',
      '',
      'To enroll or resolve (1)',
      '  referral  project  type  referred    days',
      '  r-3       rrh        13  2026-03-02     7',
      '',
      'Enrolled, to resolve (1)',
      '  referral  project  type  referred    days',
      '  r-4       rrh        13  2026-03-02     7',
      '',
      'Successful (1)',
      '  referral  project  type  referred    days',
      '  r-6       rrh        13  2026-03-02     8',
      '',
      'Unsuccessful (1)',
      '  referral  project  type  referred    days',
      '  r-5       rrh        13  2026-03-02     7',
      '',
    ]);
  });

  it('tells of dates behind the day, and does not drop their referrals', async () => {
    const { stderr } = await ran('worklist', events, '--as-of', '2026-03-09');
    expect(stderr.split('\n')).toStrictEqual([
      'warning: dated-in-the-future (3)',
      '  A fact dated after the day of this view: it counts all the same.',
      '    enrolledOn (2), resultDate (1)',
      '',
    ]);
    expect((await ran('worklist', events, '--as-of', '2026-03-10')).stderr).toBe('');
  });

  it('gives as JSON what the library gives, without the client and commands of nobody', async () => {
    const { exitCode, stdout } = await ran(
      ...['worklist', events, '--as-of', '2026-03-10', '--policy', policyFile, '--json'],
    );
    expect(exitCode).toBe(0);
    const versions = new Map<string, number>();
    const recordedEvents = LINES.map((event) => {
      const { stream } = event.metadata;
      const version = (versions.get(stream) ?? 0) + 1;
      versions.set(stream, version);
      return { stream, version, id: `${stream}/${version}`, event: event as never };
    });
    const list = workList(replayCaseload(recordedEvents).caseload, { asOf: '2026-03-10', policy });
    const groups = Object.entries(list.groups).map(([group, rows]) => [
      group,
      rows.map(({ personalId: _, commands: __, ...row }) => row),
    ]);
    expect(JSON.parse(stdout)).toStrictEqual({
      asOf: '2026-03-10',
      overdue: list.overdue,
      groups: Object.fromEntries(groups),
      findings: [],
      records: [],
      unknowable: {},
      resultsUnread: 0,
    });
    expect(stdout.split('\n').filter((line) => line.startsWith('{"referralId"'))).toHaveLength(6);
  });

  it('lists one project, or one organization', async () => {
    const ids = async (...args: readonly string[]) => {
      const { stdout } = await ran('worklist', events, '--as-of', '2026-03-10', '--json', ...args);
      const { groups } = JSON.parse(stdout) as { groups: Record<string, { referralId: string }[]> };
      return Object.values(groups).flatMap((rows) => rows.map(({ referralId }) => referralId));
    };
    expect(await ids('--project', 'th')).toStrictEqual(['r-2']);
    expect(await ids('--organization', 'harbor')).toStrictEqual(['r-1', 'r-3', 'r-4', 'r-6', 'r-5']);
    expect(await ids('--organization', 'harbor', '--project', 'th')).toStrictEqual([]);
  });

  it('sees an export from the day on which it was taken, and says that nobody knows of acknowledgements', async () => {
    const { exitCode, stdout, stderr } = await ran('worklist', folder);
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('On 2026-04-01: 1 open, 0 overdue');
    expect(lines[4]).toBe('  ev-2      rrh        13  2026-02-02    58  unknown');
    expect(lines).toContain('  whether and when it was acknowledged (2)');
    expect((await ran('worklist', folder, '--as-of', '2026-02-03')).stdout).toContain(
      '2026-02-02     1  unknown\n',
    );
  });

  it('counts no referral of an export as late to be acknowledged, and the late results all the same', async () => {
    const within = (days: number) => ({ days, count: 'calendar-days' });
    const listed = async (deadlines: object) => {
      const given = jsonOf({ ...defaultPolicy, deadlines });
      return (await ran('worklist', folder, '--policy', given)).stdout.split('\n');
    };
    const both = { acknowledgeWithin: within(3), resolveWithin: within(14) };
    expect((await listed({ acknowledgeWithin: within(3) }))[0]).toBe('On 2026-04-01: 1 open, 0 overdue');
    const lines = await listed(both);
    expect(lines[0]).toBe('On 2026-04-01: 1 open, 1 overdue');
    expect(lines.join('\n')).toMatch(/ resolve +2026-02-16 +-44 +unknown\n/);
  });

  it('says how many referrals are listed as open whose result cannot be read', async () => {
    const unread = { ...SOUND, EventID: 'ev-3', ReferralResult: 9 };
    const undated = { ...SOUND, EventID: 'ev-4', ReferralResult: '' };
    const noteIn = async (...events: readonly Row[]) => {
      const { stdout } = await ran('worklist', folderOf(smallExport({ events })));
      return stdout.split('\n').find((line) => line.includes(' as open'));
    };
    expect(await noteIn(SOUND, OPEN, unread, undated)).toBe(
      '2 referrals stand as open, though their rows told of a result: it cannot be read.',
    );
    expect(await noteIn(SOUND, OPEN, undated)).toBe(
      '1 referral stands as open, though its row told of a result: it cannot be read.',
    );
    expect(await noteIn(SOUND, OPEN)).toBeUndefined();
  });

  it('reads a zip as it reads the folder, and the events of an export as the export', async () => {
    const { stdout } = await ran('worklist', folder);
    expect((await ran('worklist', zipOf(EXPORT))).stdout).toBe(stdout);
    const ndjson = (await ran('convert', folder, '--to', 'ndjson', '--out', '-')).stdout;
    const converted = eventsOf(...ndjson.trimEnd().split('\n'));
    expect((await ran('worklist', converted, '--as-of', '2026-04-01')).stdout).toBe(stdout);
  });

  it('reads events from standard input', async () => {
    const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
    const stdin = Readable.from(LINES.map((line) => `${JSON.stringify(line)}\n`));
    const written = text(streams.stdout);
    expect(await run(['worklist', '-', '--as-of', '2026-03-10'], { ...streams, stdin })).toBe(0);
    streams.stdout.end();
    expect(await written).toBe((await ran('worklist', events, '--as-of', '2026-03-10')).stdout);
  });

  it('stays within 80 columns where identifiers are as long as HUD lets them be, and shows them whole', async () => {
    const long = 'a'.repeat(32);
    const wide = eventsOf(referred(long, '2026-03-02', { projectId: 'b'.repeat(32) }));
    const { stdout } = await ran('worklist', wide, '--as-of', '2026-03-10', '--policy', policyFile);
    expect(stdout).toContain(`  ${long}  ${'b'.repeat(32)}\n      13  2026-03-02     8  acknowledge`);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('shows nothing that a terminal would obey', async () => {
    const strange = eventsOf(referred('r-\u001b[31m', '2026-03-02'));
    expect((await ran('worklist', strange, '--as-of', '2026-03-10')).stdout).toContain('  r-?[31m ');
  });

  it('says so where nothing waits', async () => {
    const none = await ran('worklist', eventsOf(), '--as-of', '2026-03-10');
    expect(none).toStrictEqual({ exitCode: 0, stdout: 'On 2026-03-10: 0 open, 0 overdue\n', stderr: '' });
  });

  const versioned = (line: { readonly metadata: object }, version: number) => ({
    ...line,
    metadata: { ...line.metadata, version },
  });
  const VERSION_1 = versioned(referred('r-1', '2026-03-02'), 1);
  const VERSION_3 = versioned(acknowledged('r-1', '2026-03-04'), 3);
  it.each([
    ['stand before the making of their referral', [LINES[3], LINES[2]], 'unknown-referral'],
    ['stand twice', [LINES[0], LINES[0]], 'not-taken'],
    ['are of a referral that nobody made', [LINES[0], acknowledged('r-9', '2026-03-04')], 'unknown-referral'],
    ['are missing between others', [VERSION_1, VERSION_3], 'version-not-next'],
    ['cannot be read', [LINES[0], '{'], 'malformed-json'],
  ])('says so, and ends with 1, where lines %s', async (_, lines, code) => {
    const file = eventsOf(...(lines as object[]));
    const { exitCode, stdout, stderr } = await ran('worklist', file, '--as-of', '2026-03-10');
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 1, stderr: expect.stringContaining(code) });
    expect(stdout).toContain('On 2026-03-10: ');
    expect(stderr).not.toMatch(/r-9|client-1|ce-1/);
  });

  it('names no client', async () => {
    for (const json of [[], ['--json']]) {
      const { stdout, stderr } = await ran('worklist', events, '--as-of', '2026-03-09', ...json);
      expect(stdout + stderr).not.toMatch(/client-1|ce-1|household-1|stay-/);
    }
  });

  it.each([
    ['the day of events is not given', [events], /--as-of\.\n$/],
    ['an export does not say when it was taken', [folderOf({ ...EXPORT, 'Export.csv': '' })], /--as-of\.\n$/],
    ['there is no such day', [events, '--as-of', '2026-02-30'], /YYYY-MM-DD/],
    ['there is no such export', ['none'], /: there is no such folder or file\.\n$/],
    ['there is no such file', ['none.ndjson'], /: there is no such file\.\n$/],
    ['there is no policy', [events, '--policy', 'none.json'], /policy file cannot be read: there is none/],
    [
      'the policy is not JSON',
      [events, '--policy', jsonOf('{"client-1')],
      /The policy file is not JSON\.\n$/,
    ],
  ])('ends with 2 and a sentence where %s', async (_, args, sentence) => {
    const { exitCode, stdout, stderr } = await ran('worklist', ...args);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says how a file of events is told from an export, where a file is neither', async () => {
    const folder = folderOf({ 'events.txt': '{}', 'cut.zip': 'PK' });
    const { exitCode, stderr } = await ran('worklist', join(folder, 'events.txt'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('it is no zip');
    expect(stderr).toContain('in a file that ends in .ndjson or .jsonl.\n');
    expect((await ran('worklist', join(folder, 'cut.zip'))).stderr).not.toContain('.ndjson');
  });

  const deadline = (days: number) => ({ deadlines: { acknowledgeWithin: { days, count: 'working-days' } } });
  it.each([
    ['a deadline of zero', deadline(0), 'deadlines.acknowledgeWithin.days: '],
    ['a deadline of less', deadline(-3), 'deadlines.acknowledgeWithin.days: '],
    [
      'a list of reasons that it does not hold',
      { notHousedReasons: { ...defaultPolicy.notHousedReasons, current: 'none' } },
      'notHousedReasons.current: ',
    ],
    [
      'a role that no local name reaches',
      { localRoles: [{ name: 'HMIS User', role: 'housing-provider' }] },
      'permissions.refer.priority-list-manager: ',
    ],
  ])('names the field where a policy has %s', async (_, change, field) => {
    const file = jsonOf({ ...defaultPolicy, ...change });
    const { exitCode, stdout, stderr } = await ran(
      'worklist',
      events,
      '--as-of',
      '2026-03-10',
      '--policy',
      file,
    );
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`\n  ${field}`);
  });

  it('has examples in its help', async () => {
    const { exitCode, stdout } = await ran('worklist', '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('ce-referrals worklist events.ndjson --as-of 2026-04-01 --project 2210 --json');
  });
});
