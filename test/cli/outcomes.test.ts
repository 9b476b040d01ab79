import { defaultPolicy } from 'ce-referrals';
import { type OutcomesBy, outcomes, replayCaseload } from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import { ACCEPTED, SOUND, smallExport } from '../hmis-csv/small-export.js';
import { accepted, acknowledged, caseloadFiles, enrolled, referred, rejected } from './caseload-files.js';
import { ran } from './run-bin.js';

const { folderOf, eventsOf, jsonOf } = caseloadFiles();

const LINES = [
  referred('r-1', '2026-03-02'),
  referred('r-2', '2026-03-03', { projectId: 'th', organizationId: 'pier', eventType: 11 }),
  acknowledged('r-2', '2026-03-04'),
  rejected('r-2', '2026-03-13'),
  referred('r-3', '2026-04-02'),
  acknowledged('r-3', '2026-04-05'),
  enrolled('r-3', '2026-04-10'),
  accepted('r-3', '2026-04-10'),
];
const events = eventsOf(...LINES);
const SPRING = ['--from', '2026-03-01', '--to', '2026-04-30'] as const;
const versions = new Map<string, number>();
const { caseload } = replayCaseload(
  LINES.map((event) => {
    const { stream } = event.metadata;
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    return { stream, version, id: `${stream}/${version}`, event: event as never };
  }),
);
const folder = folderOf(
  smallExport({ events: [SOUND, { ...ACCEPTED, EventID: 'ev-2', ReferralResult: '' }] }),
);

describe('ce-referrals outcomes PATH', () => {
  it('tells what became of the referrals, how long that took, and why', async () => {
    const { exitCode, stdout, stderr } = await ran('outcomes', events, '--by', 'project', ...SPRING);
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n')).toStrictEqual([
      'Referrals made from 2026-03-01 to 2026-04-30: 3',
      '',
      'What became of them (client and provider: rejected by)',
      '  project  made  ackn.  accepted  client  provider  open  not housed   rate',
      '  rrh         2      1         1       0         0     1           0  50.0%',
      '  th          1      1         0       1         0     0           0   0.0%',
      '  all         3      2         1       1         0     1           0  33.3%',
      '',
      'Days from the referral to its acknowledgement',
      '  project  counted  median  90th  not counted',
      '  rrh            1       3     3            0',
      '  th             1       1     1            0',
      '  all            2       2   2.8            0',
      '',
      'Days from the referral to its enrollment',
      '  project  counted  median  90th  not counted',
      '  rrh            1       8     8            0',
      '  th             0                          0',
      '  all            1       8     8            0',
      '',
      'Days from the referral to its result',
      '  project  counted  median  90th  not counted',
      '  rrh            1       8     8            0',
      '  th             1      10    10            0',
      '  all            2       9   9.8            0',
      '',
      'Reasons',
      '  count  of            reason',
      expect.stringMatching(/^ {6}1 {2}unsuccessful {2}declined-unit {2}\S/),
      '',
    ]);
  });

  it.each<OutcomesBy>(['project', 'organization', 'event-type', 'month'])(
    'gives as JSON what the library gives by %s, with the words for the reasons',
    async (by) => {
      const { exitCode, stdout } = await ran('outcomes', events, '--by', by, ...SPRING, '--json');
      expect(exitCode).toBe(0);
      const { rows, total } = outcomes(caseload, { from: '2026-03-01', to: '2026-04-30', by });
      const json = JSON.parse(stdout);
      const [{ label, ...reason }] = json.total.reasons;
      expect(label).toMatch(/\w/);
      expect({ ...json.total, reasons: [reason] }).toStrictEqual(total);
      const unlabelled = json.rows.map(({ reasons, ...row }: { reasons: { label: string }[] }) => ({
        ...row,
        reasons: reasons.map(({ label: _, ...one }) => one),
      }));
      expect(unlabelled).toStrictEqual(rows);
      expect(json).toMatchObject({ from: '2026-03-01', to: '2026-04-30', by, findings: [], records: [] });
    },
  );

  it('takes the words for reasons from the policy, those of its current list first', async () => {
    const reason = (label: string) => ({ code: 'declined-unit', label, for: ['unsuccessful'] });
    const lists = [
      { version: 'old', reasons: [reason('Old words')] },
      { version: 'new', reasons: [reason('New words')] },
    ];
    const policy = jsonOf({ ...defaultPolicy, notHousedReasons: { current: 'new', lists } });
    const { stdout } = await ran('outcomes', events, '--by', 'month', ...SPRING, '--policy', policy);
    expect(stdout).toContain('declined-unit  New words\n');
  });

  it('counts both days of the time, and nothing outside it', async () => {
    const made = async (from: string, to: string) => {
      const { stdout } = await ran('outcomes', events, '--by', 'month', '--from', from, '--to', to, '--json');
      return JSON.parse(stdout).total.referred;
    };
    expect(await made('2026-03-02', '2026-03-03')).toBe(2);
    expect(await made('2026-03-03', '2026-04-01')).toBe(1);
  });

  it('says of an export what it cannot know, and puts no figure there', async () => {
    const { exitCode, stdout } = await ran(
      'outcomes',
      folder,
      '--by',
      'month',
      '--from',
      '2026-02-01',
      '--to',
      '2026-02-28',
    );
    expect(exitCode).toBe(1);
    const lines = stdout.split('\n');
    expect(lines[4]).toBe('  2026-02     2      ?         0       1         0     1           0  0.0%');
    expect(stdout).not.toContain('its acknowledgement');
    expect(lines).toContain('  whether and when it was acknowledged (2)');
    expect(lines).toContain('      1  unsuccessful  (not known)');
  });

  it('tells of a referral dated after the day of the export, or after --as-of, wherever it is counted', async () => {
    const future = folderOf(
      smallExport({ events: [SOUND, { ...SOUND, EventID: 'ev-2', EventDate: '2062-02-02' }] }),
    );
    const range = ['--by', 'month', '--from', '2026-02-01', '--to', '2026-02-28'];
    const { stderr } = await ran('outcomes', future, ...range);
    expect(stderr).toContain('warning: dated-in-the-future (1)\n');
    const typo = eventsOf(...LINES, {
      ...referred('r-9', '2062-03-02'),
      metadata: { ...referred('r-9', '2062-03-02').metadata, source: 'entry' },
    });
    expect((await ran('outcomes', typo, ...range)).stderr).toBe('');
    expect((await ran('outcomes', typo, ...range, '--as-of', '2026-05-01')).stderr).toContain(
      'dated-in-the-future (1)',
    );
  });

  it('shows long names whole, within 80 columns', async () => {
    const long = eventsOf(referred('r-1', '2026-03-02', { projectId: 'p'.repeat(32) }));
    const { stdout } = await ran('outcomes', long, '--by', 'project', ...SPRING);
    expect(stdout).toContain(`\n  ${'p'.repeat(32)}\n`);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('says so, and ends with 1, where an event changes nothing', async () => {
    const twice = eventsOf(...LINES, LINES[2] as object);
    const { exitCode, stdout, stderr } = await ran('outcomes', twice, '--by', 'project', ...SPRING);
    expect(exitCode).toBe(1);
    expect(stdout).toBe((await ran('outcomes', events, '--by', 'project', ...SPRING)).stdout);
    expect(stderr).toContain('error: not-taken (1)\n');
    expect(stderr).not.toMatch(/r-2|client-1/);
    const json = JSON.parse((await ran('outcomes', twice, '--by', 'project', ...SPRING, '--json')).stdout);
    expect(json.records).toMatchObject([{ code: 'not-taken', referralId: 'r-2', version: 4 }]);
  });

  it('names no client', async () => {
    for (const json of [[], ['--json']]) {
      const { stdout, stderr } = await ran('outcomes', events, '--by', 'project', ...SPRING, ...json);
      expect(stdout + stderr).not.toMatch(/client-1|ce-1|household-1|stay-/);
    }
  });

  it.each([
    [
      'the time ends before it begins',
      ['--by', 'month', '--from', '2026-04-01', '--to', '2026-03-31'],
      /--from/,
    ],
    ['there is no such day', ['--by', 'month', '--from', '2026-02-30', '--to', '2026-03-31'], /YYYY-MM-DD/],
    ['the time has no end', ['--by', 'month', '--from', '2026-03-01'], /--to/],
    ['it is not said by what', [...SPRING], /--by/],
    ['nothing is grouped by that', ['--by', 'client', ...SPRING], /project, organization, event-type, month/],
    ['the policy is not there', ['--by', 'month', ...SPRING, '--policy', 'none.json'], /there is none/],
  ])('ends with 2 and a sentence where %s', async (_, args, sentence) => {
    const { exitCode, stdout, stderr } = await ran('outcomes', events, ...args);
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('names the field where the policy is none', async () => {
    const file = jsonOf({
      ...defaultPolicy,
      deadlines: { resolveWithin: { days: 0, count: 'calendar-days' } },
    });
    const { exitCode, stderr } = await ran('outcomes', events, '--by', 'month', ...SPRING, '--policy', file);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('\n  deadlines.resolveWithin.days: ');
  });

  it('has examples in its help', async () => {
    const { exitCode, stdout } = await ran('outcomes', '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('ce-referrals outcomes exports/2026-03.zip --by project --from 2025-10-01');
  });
});
