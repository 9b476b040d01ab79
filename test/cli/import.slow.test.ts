import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { ReferralEvent } from 'ce-referrals';
import { auditCaseload, inOrderOfDates } from 'ce-referrals/caseload';
import { folderSource } from 'ce-referrals/hmis-csv/node';
import { readExport } from 'ce-referrals/hmis-csv';
import { handle } from 'ce-referrals/log';
import { openLog } from 'ce-referrals/log/open';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { ACCEPTED, type Row, SOUND, STAY, smallExport } from '../hmis-csv/small-export.js';
import { acknowledge, refer } from '../log/commands.js';
import { type PostgresServer, startPostgres } from '../log/postgres-server.js';
import { acknowledged, caseloadFiles, referred, rejected } from './caseload-files.js';
import { BIN, type Ran, ran, runBin } from './run-bin.js';

const { folderOf, eventsOf } = caseloadFiles();

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ce-import-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What the command prints on another day: a log is seen from today. */
async function ranToday(...args: readonly string[]): Promise<Ran> {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const written = Promise.all([text(streams.stdout), text(streams.stderr)]);
  const exitCode = await run(args, { ...streams, today: () => '2026-04-01' });
  streams.stdout.end();
  streams.stderr.end();
  const [stdout, stderr] = await written;
  return { exitCode, stdout, stderr };
}

const OPEN: Row = { ...SOUND, EventID: 'ev-2', ReferralResult: '', ResultDate: '' };
// Led to an enrollment; and, for the rules across referrals, one more that did so, of the same client.
const HOUSED: Row = { ...ACCEPTED, EventID: 'ev-3', EventDate: '2026-02-03' };
const NOT_ENROLLED: Row = { ...ACCEPTED, EventID: 'ev-4', LocationCrisisOrPHHousing: 'th', Event: 11 };
const UNREADABLE: Row = { ...SOUND, EventID: 'ev-5', EventDate: 'soon' };
const EXPORT = smallExport({ events: [SOUND, OPEN, HOUSED, NOT_ENROLLED], stays: [STAY] });

const nothing = { referrals: 0, events: 0 };
const imported = (given: object) => ({
  appended: nothing,
  alreadyThere: nothing,
  otherEvents: [],
  refused: [],
  leftOut: 0,
  ...given,
});

async function importAsJson(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await ran('import', ...args, '--json');
  return { exitCode, stderr, told: JSON.parse(stdout) };
}

async function findingsIn(folder: string): Promise<readonly string[]> {
  const read = await readExport(folderSource(folder));
  const events = [...read.referrals()].flatMap((referral) =>
    referral.events.map((event, index) => ({
      stream: referral.eventId,
      version: index + 1,
      id: `${referral.eventId}/${index}`,
      event,
    })),
  );
  const unknowable = ['acknowledgement', 'reason', 'actor'] as const;
  const { findings } = auditCaseload(inOrderOfDates(events), { unknowable });
  return findings.map(({ referralId, code, severity }) => `${referralId} ${severity} ${code}`).sort();
}

describe('ce-referrals import PATH --log pglite:FOLDER', () => {
  const folder = folderOf(EXPORT);
  let url: string;

  // A new folder takes PGlite seconds: one is made, and what is done with it is told in order.
  beforeAll(async () => {
    url = `pglite:${join(root, 'a log')}`;
    const { exitCode, stdout, stderr } = await ran('import', folder, '--log', url);
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe('Appended: 4 referrals, 8 events\nThere already: 0 referrals, 0 events\n');
  }, 120_000);

  it('appends nothing when it is run again', async () => {
    const again = await importAsJson(folder, '--log', url);
    const alreadyThere = { referrals: 4, events: 8 };
    expect(again).toStrictEqual({ exitCode: 0, stderr: '', told: imported({ alreadyThere }) });
  });

  it('knows the same events where they come from a file of events', async () => {
    const lines = (await ran('convert', folder, '--to', 'ndjson', '--out', '-')).stdout.trimEnd().split('\n');
    const again = await importAsJson(eventsOf(...lines), '--log', url);
    expect(again).toMatchObject({
      exitCode: 0,
      told: imported({ alreadyThere: { referrals: 4, events: 8 } }),
    });
  });

  it('is what convert, worklist and outcomes read, as they read the export', async () => {
    const counted = ['--by', 'project', '--from', '2026-01-01', '--to', '2026-12-31'];
    for (const [command, ...options] of [
      ['convert', '--to', 'ndjson', '--out', '-'],
      ['worklist'],
      ['worklist', '--json', '--as-of', '2026-03-01'],
      ['outcomes', ...counted],
      ['outcomes', ...counted, '--json'],
    ] as const) {
      const ofExport = await ran(command, folder, ...options);
      expect(ofExport.exitCode).toBe(0);
      expect(await ranToday(command, url, ...options)).toStrictEqual(ofExport);
    }
    // Without a clock, as without one of an export: the day has to be given.
    expect((await ran('worklist', url)).stderr).toContain('give the day with --as-of');
  });

  it('is replayed as the lines that convert writes', async () => {
    const lines = (await ran('convert', folder, '--to', 'ndjson', '--out', '-')).stdout.trimEnd().split('\n');
    const ofLines = await ran('replay', eventsOf(...lines));
    expect(ofLines.stdout).toContain('Referral ev-4: successful');
    expect(await ran('replay', url)).toStrictEqual(ofLines);
  });

  it('is audited by all rules, those across referrals too', async () => {
    const { exitCode, stdout, stderr } = await ran('audit', url, '--json');
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 1, stderr: '' });
    const { counts, findings, records, notChecked } = JSON.parse(stdout);
    const found = findings.map(
      ({ referralId, code, severity }: Record<string, string>) => `${referralId} ${severity} ${code}`,
    );
    expect(found.toSorted()).toStrictEqual(await findingsIn(folder));
    expect(found).toContain('ev-4 error success-without-enrollment');
    expect(found.join()).toContain('another-referral-still-open');
    expect(counts).toMatchObject({ referrals: 4, events: 8, errors: expect.any(Number) });
    expect(counts.errors + counts.warnings).toBe(findings.length);
    expect(records).toStrictEqual([]);
    expect(notChecked).toContainEqual({ code: 'not-acknowledged', lacks: 'acknowledgement', referrals: 4 });

    const asText = await ran('audit', url);
    expect(asText.exitCode).toBe(1);
    expect(asText.stdout).toContain('Log: 4 referrals, 8 events\n');
    expect(asText.stdout).toContain('    Referral ev-4  at 2  only once it is enrolled\n');
    for (const said of [stdout, asText.stdout]) expect(said).not.toMatch(/client-1|ce-1|stay-1|household-1/);
  });

  it.each([
    ['audit', '--csv', 'findings.csv'],
    ['audit', '--as-of', '2026-03-01'],
    ['audit', '--local-fields', 'fields.json'],
    ['worklist', '--local-fields', 'fields.json'],
    ['convert', '--to', 'ndjson', '--out', '-', '--local-fields', 'fields.json'],
    ['convert', '--to', 'hmis-csv', '--out', 'none'],
    ['import', '--log', 'pglite:other'],
  ])('has no %s %s', async (command, ...options) => {
    const { exitCode, stdout, stderr } = await ran(command, url, ...options);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^ce-referrals: [^\n]+\.\n$/);
  });

  it('leaves what was recorded since as it is, and the streams that hold other events', async () => {
    const log = await openLog(url);
    await handle(log)('ev-2', acknowledge('live-1'));
    await handle(log)('ev-6', refer('ev-6', 'live-2'));
    await log.close();
    const before = await ran('convert', url, '--to', 'ndjson', '--out', '-');

    const moreSince = await importAsJson(folder, '--log', url);
    expect(moreSince).toMatchObject({ exitCode: 0, told: { alreadyThere: { referrals: 4, events: 8 } } });

    const changed = { ...OPEN, ReferralResult: 3, ResultDate: '2026-02-20' };
    const liveOne = { ...OPEN, EventID: 'ev-6' };
    // As many events as there are, of which one says something else.
    const corrected = { ...SOUND, ResultDate: '2026-02-10' };
    const events = [corrected, changed, NOT_ENROLLED, liveOne];
    const other = folderOf(smallExport({ events, stays: [STAY] }));
    const { exitCode, stdout, stderr } = await ran('import', other, '--log', url);
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 1, stderr: '' });
    expect(stdout.split('\n')).toStrictEqual([
      'Appended: 0 referrals, 0 events',
      'There already: 1 referral, 2 events',
      'Left as they are, since the log holds other events of them: 3 referrals',
      '  ev-1',
      '  ev-2',
      '  ev-6',
      '',
    ]);
    expect(await ran('convert', url, '--to', 'ndjson', '--out', '-')).toStrictEqual(before);
    // The events recorded live stand behind those of the import, and are judged in that order.
    expect((await ran('audit', url)).stdout).toContain('Log: 5 referrals, 10 events\n');
  });

  it('is audited with what was recorded live behind what was imported, and asked of each what can be known', async () => {
    const log = await openLog(url);
    // Dated before all that was imported, of the same client to the same project.
    const live = [referred('ev-8', '2026-01-02'), rejected('ev-8', '2026-01-03')];
    for (const event of live) {
      await log.append('ev-8', 'any', [{ id: `raw-${event.type}`, event: event as ReferralEvent }]);
    }
    await log.close();
    const { findings } = JSON.parse((await ran('audit', url, '--json')).stdout);
    const of = (code: string) =>
      findings
        .filter((finding: { readonly code: string }) => finding.code === code)
        .map(({ referralId }: { readonly referralId: string }) => referralId);
    expect(of('not-acknowledged')).toStrictEqual(['ev-8']);
    expect(of('duplicate-referral')).toContain('ev-8');
  });

  it('says what could not be read, and ends with 1', async () => {
    const damaged = folderOf(smallExport({ events: [SOUND, UNREADABLE], stays: [STAY] }));
    const { exitCode, stdout, stderr } = await ran('import', damaged, '--log', url);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'There already: 1 referral, 2 events\nLeft out, since they cannot be read: 1 row\n',
    );
    expect(stderr).toContain('EventID ev-5  EventDate');

    const lines = eventsOf(referred('r-1', '2026-03-02'), '{', acknowledged('r-1', '2026-03-04'));
    const { told, ...ended } = await importAsJson(lines, '--log', url);
    expect(ended).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('line 2') });
    expect(told).toStrictEqual(imported({ appended: { referrals: 1, events: 2 }, leftOut: 1 }));
  });

  it('refuses a referral that no log can hold by its id, and appends the others', async () => {
    const [odd, sound] = [referred('r-2', '2026-03-02'), referred('r-3', '2026-03-02')];
    const lines = eventsOf({ ...odd, metadata: { ...odd.metadata, stream: 'r-\u0000' } }, sound);
    const { exitCode, told } = await importAsJson(lines, '--log', url);
    expect(exitCode).toBe(1);
    expect(told).toStrictEqual(imported({ appended: { referrals: 1, events: 1 }, refused: ['r-\u0000'] }));
    expect((await ran('import', lines, '--log', url)).stdout.split('\n').slice(1)).toStrictEqual([
      'There already: 1 referral, 1 event',
      'Refused by the log, for their id or their size: 1 referral',
      '  r-?',
      '',
    ]);
  });

  it('waits for nobody where another process has the folder open', async () => {
    const log = await openLog(url);
    for (const args of [
      ['import', folder, '--log', url],
      ['worklist', url],
    ]) {
      const { exitCode, stdout, stderr } = await ran(...args);
      expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^ce-referrals: Another process \(or this one\) has the folder open.*\n$/);
    }
    await log.close();
  });
});

const MANY = 1500;

function manyReferrals(): string {
  const events = Array.from({ length: MANY }, (_, index): Row => ({ ...SOUND, EventID: `ev-${index}` }));
  return folderOf(smallExport({ events }));
}

// A terminal on which every look at the clock finds that time has passed: each step of the progress is shown. What is
// shown is written before the program goes on, so it cannot run ahead of its reader by more than a pipe holds, some
// 800 steps.
const TERMINAL = `
let time = 0;
performance.now = () => (time += 10_000);
process.stderr.isTTY = true;
process.env.TERM = 'vt100';`;

/** Runs the bin as on a terminal, and ends it as soon as it says that it appends. */
async function endWhileItAppends(args: readonly string[], by: 'SIGKILL' | 'SIGINT') {
  const terminal = join(root, 'terminal.mjs');
  writeFileSync(terminal, TERMINAL);
  const child = spawn(process.execPath, ['--import', pathToFileURL(terminal).href, BIN, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    said += piece;
    if (said.includes('appending')) child.kill(by);
  });
  const [code, signal] = await once(child, 'close');
  return { code, signal, said };
}

async function killWhileItAppends(args: readonly string[]): Promise<void> {
  const { said: _, ...ended } = await endWhileItAppends(args, 'SIGKILL');
  expect(ended).toStrictEqual({ code: null, signal: 'SIGKILL' });
}

function expectRest(told: { appended: { referrals: number }; alreadyThere: { referrals: number } }): void {
  expect(told.appended.referrals).toBeGreaterThan(0);
  expect(told.alreadyThere.referrals).toBeGreaterThan(0);
  expect(told.appended.referrals + told.alreadyThere.referrals).toBe(MANY);
}

describe('An import that is killed while it appends', () => {
  it('goes on when it is run again, and leaves in a folder what one run would have', async () => {
    const folder = manyReferrals();
    const url = `pglite:${join(root, 'killed')}`;
    await killWhileItAppends(['import', folder, '--log', url]);
    const { exitCode, stdout, stderr } = await runBin(['import', folder, '--log', url, '--json']);
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 0, stderr: '' });
    expectRest(JSON.parse(stdout));
    expect(await ran('convert', url, '--to', 'ndjson', '--out', '-')).toStrictEqual(
      await ran('convert', folder, '--to', 'ndjson', '--out', '-'),
    );
  }, 240_000);
});

describe('ce-referrals import PATH --log postgres://…', () => {
  let server: PostgresServer;
  const pools: Pool[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await server?.stop();
  });
  async function newDatabase(): Promise<{ readonly pool: Pool; readonly url: string }> {
    const { pool, url } = await server.database();
    pools.push(pool);
    return { pool, url };
  }
  const sorted = (stdout: string) => stdout.split('\n').sort();

  it('leaves what one run would have, also where it is killed and run again', async () => {
    const folder = manyReferrals();
    const { url } = await newDatabase();
    await killWhileItAppends(['import', folder, '--log', url]);
    const { exitCode, stdout } = await runBin(['import', folder, '--log', url, '--json']);
    expect(exitCode).toBe(0);
    expectRest(JSON.parse(stdout));
    const ofLog = await ran('convert', url, '--to', 'ndjson', '--out', '-');
    const ofExport = await ran('convert', folder, '--to', 'ndjson', '--out', '-');
    expect(sorted(ofLog.stdout)).toStrictEqual(sorted(ofExport.stdout));
  });

  it('says that it can go on where the person stops it, and does', async () => {
    const folder = manyReferrals();
    const { url } = await newDatabase();
    const { code, said } = await endWhileItAppends(['import', folder, '--log', url], 'SIGINT');
    expect(code).toBe(130);
    // The line of the progress is taken away first.
    const lines = said.split('\r\u001b[2K');
    expect(lines.at(-2)).toMatch(/^appending/);
    expect(lines.at(-1)).toBe(
      'ce-referrals: stopped. What was appended stays: run the same command again to go on.\n',
    );
    expectRest((await importAsJson(folder, '--log', url)).told);
  });

  it('appends each referral once where two run at the same time', async () => {
    const folder = manyReferrals();
    const { url } = await newDatabase();
    const both = await Promise.all([importAsJson(folder, '--log', url), importAsJson(folder, '--log', url)]);
    const [one, other] = both.map(({ exitCode, told }) => {
      expect({ exitCode, others: told.otherEvents }).toStrictEqual({ exitCode: 0, others: [] });
      return told;
    });
    expect(one.appended.referrals + other.appended.referrals).toBe(MANY);
    expect(one.alreadyThere.referrals + one.appended.referrals).toBe(MANY);
    expect((await ran('worklist', url, '--as-of', '2026-04-01')).exitCode).toBe(0);
  });

  it('says so, and that it goes on, where the server fails in the middle', async () => {
    const { pool, url } = await newDatabase();
    const log = await openLog(url);
    await log.close();
    await pool.query(`create function refuse() returns trigger language plpgsql as
      $body$ begin raise exception 'of client-1' using errcode = '53100'; end $body$;
      create trigger refuse before insert on ce_referrals_events for each row
      when (new.stream = 'ev-20') execute function refuse()`);
    const { exitCode, stdout, stderr } = await ran('import', manyReferrals(), '--log', url);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/The disk of the database is full.*run the same command again to go on\.\n$/);
    expect(stderr).not.toContain('client-1');
    await pool.query('drop trigger refuse on ce_referrals_events');
    const { told } = await importAsJson(manyReferrals(), '--log', url);
    expectRest(told);
  });

  it('makes no tables where it only reads', async () => {
    const { url, pool } = await newDatabase();
    const { exitCode, stderr } = await ran('worklist', url);
    expect({ exitCode, stderr }).toStrictEqual({
      exitCode: 2,
      stderr:
        'ce-referrals: There is no log in this place: none was to be made, or somebody deleted it. Correct the place, or restore the log.\n',
    });
    const { rows } = await pool.query("select to_regclass('ce_referrals_schema') as made");
    expect(rows).toStrictEqual([{ made: null }]);
  });
});

describe('A log that cannot be used', () => {
  const folder = folderOf(EXPORT);
  const others = folderOf({ 'thesis.txt': 'mine' });
  const lacking = join(others, 'none', 'data');
  const file = join(others, 'thesis.txt');

  it.each([
    ['is no URL', './data', /This is no URL of a log\. It is pglite:FOLDER/],
    ['is of a kind that there is none of', 'mysql://u:hunter2@host/data', /This is no URL of a log/],
    ['names no folder', 'pglite:', /This is no URL of a log/],
    ['has no folder above it', `pglite:${lacking}`, /there is no folder to put its folder into\.$/],
    ['is a folder of something else', `pglite:${others}`, /The folder cannot be opened as a log/],
    ['is a file', `pglite:${file}`, /The folder cannot be opened as a log/],
    [
      'is on a host that does not answer',
      'postgres://u:hunter2@127.0.0.1:1/data',
      /see that the server runs/,
    ],
  ])('is refused with a sentence by an import where it %s', async (_, url, sentence) => {
    const { exitCode, stdout, stderr } = await ran('import', folder, '--log', url);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^ce-referrals: [^\n]+\n$/);
    expect(stderr.trimEnd()).toMatch(sentence);
    expect(stderr).not.toContain('hunter2');
  });

  it.each([
    ['is of a kind that there is none of', 'mysql://u:hunter2@host/data', /This is no URL of a log/],
    ['is missing', `pglite:${lacking}`, /There is no log in this place/],
    ['is a folder of something else', `pglite:${others}`, /There is no log in this place/],
    [
      'is on a host that does not answer',
      'postgres://u:hunter2@127.0.0.1:1/data',
      /see that the server runs/,
    ],
  ])('is refused with a sentence by whatever reads it where it %s', async (_, url, sentence) => {
    const outcomes = ['outcomes', url, '--by', 'month', '--from', '2026-01-01', '--to', '2026-02-01'];
    const convert = ['convert', url, '--to', 'ndjson', '--out', '-'];
    for (const args of [['worklist', url], ['audit', url], ['replay', url], outcomes, convert]) {
      const { exitCode, stdout, stderr } = await ran(...args);
      expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^ce-referrals: [^\n]+\n$/);
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toContain('hunter2');
    }
  });

  it('is not made for an export that cannot be read', async () => {
    const empty = join(root, 'not-made');
    mkdirSync(empty);
    const { exitCode } = await ran('import', 'none.zip', '--log', `pglite:${join(empty, 'data')}`);
    expect(exitCode).toBe(2);
    await expect(openLog(`pglite:${join(empty, 'data')}`, { create: false })).rejects.toMatchObject({
      code: 'log-missing',
    });
  });

  it('has to be given to an import', async () => {
    const { exitCode, stderr } = await ran('import', folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("required option '--log <url>' not specified");
  });

  it('is explained in the help of the import, with examples', async () => {
    const { exitCode, stdout } = await ran('import', '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('ce-referrals import exports/2026-03.zip --log pglite:./data');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});
