import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACCEPTED, SOUND, STAY, smallExport } from '../hmis-csv/small-export.js';
import { describeWithNats, urlOn } from '../log/nats-fixtures.js';
import { type NatsServers, startNats } from '../log/nats-server.js';
import { caseloadFiles } from './caseload-files.js';
import { ran } from './run-bin.js';

const { folderOf } = caseloadFiles();
const OPEN = { ...SOUND, EventID: 'ev-2', ReferralResult: '', ResultDate: '' };
const HOUSED = { ...ACCEPTED, EventID: 'ev-3', EventDate: '2026-02-03' };

describeWithNats('ce-referrals over nats://', () => {
  let servers: NatsServers;
  let url: string;
  beforeAll(async () => {
    servers = await startNats({ count: 1 });
    url = urlOn(servers);
  });
  afterAll(() => servers?.stop());

  it('imports an export once, and prints the log as it prints the export', async () => {
    const folder = folderOf(smallExport({ events: [SOUND, OPEN, HOUSED], stays: [STAY] }));
    for (const [appended, alreadyThere] of [
      [3, 0],
      [0, 3],
    ]) {
      const { exitCode, stdout } = await ran('import', folder, '--log', url, '--json');
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        appended: { referrals: appended },
        alreadyThere: { referrals: alreadyThere },
        otherEvents: [],
        refused: [],
      });
    }
    for (const [command, ...options] of [
      ['worklist', '--as-of', '2026-04-01'],
      ['outcomes', '--by', 'project', '--from', '2026-01-01', '--to', '2026-12-31'],
      ['convert', '--to', 'ndjson', '--out', '-'],
    ] as const) {
      const ofExport = await ran(command, folder, ...options);
      expect(ofExport.exitCode).toBe(0);
      const ofLog = await ran(command, url, ...options);
      expect(ofLog).toStrictEqual({ ...ofExport, stderr: ofLog.stderr });
    }
    const { stdout } = await ran('audit', url, '--json');
    const { findings, counts } = JSON.parse(stdout);
    expect(counts).toMatchObject({ referrals: 3 });
    // All three are the same client's.
    expect(findings.map(({ code }: { code: string }) => code)).toContain('another-referral-still-open');
  });

  it('says that there is no log where it would only read', async () => {
    const { exitCode, stderr } = await ran('worklist', urlOn(servers), '--as-of', '2026-04-01');
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no log in this place'),
    });
  });
});
