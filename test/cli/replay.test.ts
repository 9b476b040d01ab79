import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { audit, defaultPolicy, type ReferralEvent, replay } from 'ce-referrals';
import { timeline } from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { exportFolders } from './export-folder.js';
import { ran, runBin } from './run-bin.js';

const folderOf = exportFolders();
const folder = folderOf({});
let files = 0;
function fileOf(lines: readonly (object | string)[]): string {
  files += 1;
  const path = join(folder, `events-${files}.ndjson`);
  const written = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(path, `${written.join('\n')}\n`);
  return path;
}

const LEAD = { userId: 'u-1', organizationId: 'ce-lead', role: 'priority-list-manager' };
const HARBOR = { userId: 'u-2', organizationId: 'harbor', role: 'housing-provider' };

const referred = (stream: string) => ({
  type: 'referred',
  data: {
    referralId: stream,
    personalId: 'client-1',
    enrollmentId: 'ce-1',
    householdId: 'household-1',
    eventType: 13,
    projectId: 'rrh',
    organizationId: 'harbor',
    referredOn: '2026-03-02',
  },
  metadata: { source: 'entry', recordedAt: '2026-03-02T09:15-06:00', recordedBy: LEAD },
});
const acknowledged = (stream: string) => ({
  type: 'acknowledged',
  data: { acknowledgedOn: '2026-03-03' },
  metadata: { source: 'entry', recordedAt: '2026-03-05T08:40-06:00', recordedBy: HARBOR, stream },
});
const enrolled = (stream: string) => ({
  type: 'enrolled',
  data: { enrollmentId: 'stay-1', personalId: 'client-1', projectId: 'rrh', enrolledOn: '2026-03-10' },
  metadata: { source: 'entry', recordedAt: '2026-03-10T15:55-06:00', recordedBy: HARBOR, stream },
});
const resolved = (stream: string) => ({
  type: 'resolved',
  data: { result: 'client-accepted', resultDate: '2026-03-10', resultingEnrollmentId: 'stay-1' },
  metadata: { source: 'entry', recordedAt: '2026-03-10T16:00-06:00', recordedBy: HARBOR, stream },
});

const SOUND = [referred('r-1'), acknowledged('r-1'), enrolled('r-1'), resolved('r-1')];
const sound = fileOf(SOUND);
// The second referral's lines stand between those of the first; its success has no enrollment.
const mixed = fileOf([
  referred('r-1'),
  referred('r-2'),
  acknowledged('r-1'),
  acknowledged('r-2'),
  resolved('r-2'),
]);

describe('ce-referrals replay FILE', () => {
  it('tells what happened, on which day, recorded when and by which role, and where the referral stands', async () => {
    const { exitCode, stdout, stderr } = await ran('replay', sound);
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n').slice(0, 6)).toStrictEqual([
      'Referral r-1: successful, client-accepted on 2026-03-10',
      expect.stringMatching(/^ {2}.*\(13\), project rrh$/),
      '  1  2026-03-02  referred  recorded 2026-03-02T09:15-06:00, by priority-list-manager',
      '  2  2026-03-03  acknowledged  recorded 2026-03-05T08:40-06:00, by housing-provider, 2 days later',
      '  3  2026-03-10  enrolled  recorded 2026-03-10T15:55-06:00, by housing-provider',
      '  4  2026-03-10  resolved as successful  recorded 2026-03-10T16:00-06:00, by housing-provider',
    ]);
    expect(stdout).toContain('1 referral, 4 events: 0 errors, 0 warnings.');
    expect(stdout).not.toContain('left out');
  });

  it('puts the lines of each referral together, in their order, and names the rules it breaks', async () => {
    const { exitCode, stdout } = await ran('replay', mixed);
    expect(exitCode).toBe(1);
    const lines = stdout.split('\n');
    expect(lines.filter((line) => line.startsWith('Referral '))).toStrictEqual([
      'Referral r-1: acknowledged',
      expect.stringMatching(/^Referral r-2: /),
    ]);
    expect(lines.filter((line) => line.startsWith('  error at 3: success-without-enrollment'))).toHaveLength(
      1,
    );
  });

  it('gives as JSON what the library gives, without the client', async () => {
    const { stdout } = await ran('replay', mixed, '--json');
    const json = JSON.parse(stdout);
    const events = [referred('r-2'), acknowledged('r-2'), resolved('r-2')] as unknown as ReferralEvent[];
    const {
      referral,
      resultingEnrollmentId: _r,
      ...state
    } = replay(events) as never as Record<string, object>;
    const {
      personalId: _p,
      enrollmentId: _e,
      householdId: _h,
      ...kept
    } = referral as Record<string, unknown>;
    expect(json.referrals).toHaveLength(2);
    expect(json.referrals[1]).toStrictEqual({
      stream: 'r-2',
      timeline: timeline(events),
      state: { ...state, referral: kept },
      violations: audit(events, { policy: defaultPolicy }).findings,
      notChecked: [],
    });
    expect(json.counts).toMatchObject({ lines: 5, events: 5, referrals: 2, warnings: 0 });
    expect(json.counts.errors).toBeGreaterThan(0);
    expect(json.lines).toStrictEqual([]);
  });

  it('names no client', async () => {
    for (const flags of [[], ['--json']]) {
      const { stdout, stderr } = await ran('replay', mixed, ...flags);
      expect(stdout + stderr).not.toMatch(/client-1|ce-1|household-1|stay-1/);
    }
  });

  it('reports the lines that cannot be taken by number, and goes on', async () => {
    const path = fileOf([
      referred('r-1'),
      '{"personalId":"client-9"',
      '',
      { ...acknowledged('r-1'), type: 'moved-in' },
      { ...acknowledged('r-1'), data: { acknowledgedOn: '2026-02-30' } },
      { ...acknowledged('r-1'), metadata: { ...acknowledged('r-1').metadata, stream: undefined } },
      acknowledged('r-1'),
    ]);
    const { exitCode, stdout } = await ran('replay', path);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Referral r-1: acknowledged\n');
    expect(stdout).toContain('1 referral, 2 events: 0 errors');
    expect(stdout).toContain('4 lines of 6 left out.\n');
    expect(stdout).not.toContain('client-9');
    const json = JSON.parse((await ran('replay', path, '--json')).stdout);
    expect(
      json.lines.map(({ line, code, path: place, taken }: Record<string, unknown>) => [
        line,
        code,
        place,
        taken,
      ]),
    ).toStrictEqual([
      [2, 'malformed-json', [], false],
      [4, 'unknown-event-type', ['type'], false],
      [5, 'not-a-date', ['data', 'acknowledgedOn'], false],
      [6, 'stream-missing', ['metadata', 'stream'], false],
    ]);
  });

  it('says where the versions of a stream show that a line is missing', async () => {
    const numbered = SOUND.map((event, index) => ({
      ...event,
      metadata: { ...event.metadata, stream: 'r-1', version: index + 1 },
    }));
    expect((await ran('replay', fileOf(numbered))).exitCode).toBe(0);
    const { exitCode, stdout } = await ran(
      'replay',
      fileOf(numbered.filter((_, index) => index !== 1)),
      '--json',
    );
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).lines).toMatchObject([
      { line: 2, code: 'version-not-next', expected: { oneOf: [2] }, taken: true },
    ]);
  });

  it('leaves out, and names, the rules that the source of the events cannot answer', async () => {
    const imported = { source: 'import', stream: 'ev-1' };
    const lines = [
      { ...referred('ev-1'), metadata: { ...imported, unknowable: ['acknowledgement', 'actor', 'no-such'] } },
      { ...enrolled('ev-1'), metadata: imported },
      { ...resolved('ev-1'), metadata: imported },
    ];
    const left = await ran('replay', fileOf(lines));
    expect(left.exitCode).toBe(0);
    expect(left.stdout).toMatch(/Not checked[\s\S]*\n {2}not-acknowledged \(1 referral\)\n/);
    const asked = await ran('replay', fileOf([{ ...lines[0], metadata: imported }, ...lines.slice(1)]));
    expect(asked.exitCode).toBe(1);
    expect(asked.stdout).toContain('not-acknowledged');
  });

  it('ends with 1 where a referral is made under another id than that of its stream, as worklist does', async () => {
    const { metadata, ...made } = referred('r-1');
    const strange = fileOf([{ ...made, metadata: { ...metadata, stream: 'r-2' } }]);
    const same = fileOf([{ ...made, metadata: { ...metadata, stream: 'r-1' } }]);
    const worklist = (file: string) => ran('worklist', file, '--as-of', '2026-03-10');
    for (const [file, exitCode, faults] of [
      [strange, 1, 1],
      [same, 0, 0],
    ] as const) {
      const json = await ran('replay', file, '--json');
      expect(json.exitCode).toBe(exitCode);
      expect(JSON.parse(json.stdout).lines).toMatchObject(
        Array.from({ length: faults }, () => ({
          ...{ line: 1, code: 'not-the-streams-referral', path: ['data', 'referralId'], taken: true },
        })),
      );
      const { exitCode: ended, stderr } = await worklist(file);
      expect([ended, stderr.split('not-the-streams-referral').length - 1]).toEqual([exitCode, faults]);
    }
    const { stdout } = await ran('replay', strange);
    expect(stdout).toContain('0 lines of 1 left out.\nerror: not-the-streams-referral (1)');
  });

  it('shows no character that a terminal obeys', async () => {
    const { stdout } = await ran('replay', fileOf([referred('r\u001b[31m\u202e1')]));
    expect(stdout).toContain('Referral r?[31m?1: referred');
  });

  it('takes a policy', async () => {
    const list = {
      ...defaultPolicy,
      permissions: { ...defaultPolicy.permissions, acknowledge: defaultPolicy.permissions.refer },
    };
    const policy = fileOf([list]);
    const { exitCode, stderr, stdout } = await ran('replay', sound, '--policy', policy);
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toContain('role-may-not');
  });

  it('reads standard input where the file is -', async () => {
    const stdout = new PassThrough();
    const stdin = [new TextEncoder().encode(SOUND.map((event) => JSON.stringify(event)).join('\n'))];
    const written = text(stdout);
    const source = (async function* () {
      yield* stdin;
    })();
    expect(await run(['replay', '-'], { stdout, stderr: new PassThrough(), stdin: source })).toBe(0);
    stdout.end();
    expect(await written).toBe((await ran('replay', sound)).stdout);
  });

  it('ends with 1 where its reader goes away before the fault', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => referred(`r-${index}`));
    const path = fileOf([...many, resolved('r-1999')]);
    const stdout = new Writable({
      write(_chunk, _encoding, callback) {
        callback(Object.assign(new Error(), { code: 'EPIPE' }));
      },
    });
    expect(await run(['replay', path], { stdout, stderr: new PassThrough() })).toBe(1);
  });

  const aFolder = join(folder, 'a-folder');
  mkdirSync(aFolder);
  it.each([
    ['there is no such file', [join(folder, 'none.ndjson')], 'there is no such file'],
    ['it is a folder', [aFolder], 'it is a folder'],
    ['there is no standard input', ['-'], 'there is no standard input'],
  ])('ends with 2 and a sentence where %s', async (_, args, why) => {
    expect(await ran('replay', ...args)).toStrictEqual({
      exitCode: 2,
      stdout: '',
      stderr: `ce-referrals: The events cannot be read: ${why}.\n`,
    });
  });

  it('has an example in its help', async () => {
    const { exitCode, stdout } = await ran('replay', '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\n  ce-referrals replay events.ndjson\n');
  });
});

describe('the built bin', { timeout: 60_000 }, () => {
  it('replays as the function does', async () => {
    expect(await runBin(['replay', mixed])).toStrictEqual(await ran('replay', mixed));
  });
});
