import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditExport } from 'ce-referrals/hmis-csv';
import { openExport } from 'ce-referrals/hmis-csv/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from './make-zip.js';
import { memorySource, SOUND, smallExport } from './small-export.js';

// With a finding: the result is dated before the referral.
const SAMPLE = smallExport({ events: [{ ...SOUND, ResultDate: '2026-01-30' }] });
const expected = await auditExport(memorySource(SAMPLE));

let folder: string;
const at = (name: string): string => join(folder, name);
const audited = async (name: string) => auditExport(await openExport(at(name)));
const refused = (code: string, message: string) =>
  expect.objectContaining({ name: 'HmisCsvError', code, message });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ce-referrals-'));
  await mkdir(at('export'));
  for (const [name, text] of Object.entries(SAMPLE)) await writeFile(at(`export/${name}`), text);
  await writeFile(at('export.zip'), makeZip(Object.entries(SAMPLE).map(([path, text]) => ({ path, text }))));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('An export by its path', () => {
  it('is a folder or a zip, and both say the same', async () => {
    expect(expected.findings).not.toEqual([]);
    expect((await audited('export')).findings).toEqual(expected.findings);
    expect((await audited('export.zip')).findings).toEqual(expected.findings);
  });

  it('may be a zip of another name', async () => {
    await symlink(at('export.zip'), at('other'));
    expect(await audited('other')).toEqual(await audited('export.zip'));
  });

  it('is refused above a limit that is set', async () => {
    const source = await openExport(at('export.zip'), { maxUnpackedBytes: 100 });
    await expect(source.names()).rejects.toMatchObject({ code: 'zip-too-large' });
  });

  it('is refused where nothing is there', async () => {
    await expect(openExport(at('none'))).rejects.toThrow(
      refused('input-unreadable', 'The export cannot be read: there is no such folder or file.'),
    );
  });

  it('is refused where it is a file that is no zip', async () => {
    await expect(audited('export/Event.csv')).rejects.toThrow(
      refused('zip-unreadable', 'The zip cannot be read: it is no zip, or a part of it is missing.'),
    );
  });

  it('is refused where the zip is gone before it is read', async () => {
    await writeFile(at('gone.zip'), makeZip([]));
    const source = await openExport(at('gone.zip'));
    await rm(at('gone.zip'));
    await expect(source.names()).rejects.toMatchObject({ code: 'input-unreadable' });
  });

  it.skipIf(process.platform === 'win32')('is refused where it is neither folder nor file', async () => {
    await expect(openExport('/dev/null')).rejects.toThrow(
      refused('input-unreadable', 'The export cannot be read: it is neither a folder nor a file.'),
    );
  });
});
