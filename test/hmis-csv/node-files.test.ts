import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditExport } from 'ce-referrals/hmis-csv';
import { folderSource } from 'ce-referrals/hmis-csv/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallExport } from './small-export.js';

// Node makes none itself.
const MAKE_PIPE = 'mkfifo';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ce-referrals-'));
  for (const [name, text] of Object.entries(smallExport())) await writeFile(join(folder, name), text);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const found = async () =>
  (await auditExport(folderSource(folder))).findings.map(({ file, code, message }) => ({
    file,
    code,
    message,
  }));

describe('a folder', () => {
  it('is a source of its files', async () => {
    const { counts, findings } = await auditExport(folderSource(folder));
    expect(counts.housingReferrals).toBe(1);
    expect(findings).toStrictEqual([]);
  });

  it('that is not there is refused with one sentence', async () => {
    await expect(auditExport(folderSource(join(folder, 'none')))).rejects.toMatchObject({
      code: 'input-unreadable',
      message: 'The folder cannot be read: there is no such folder.',
    });
  });

  it('that is a file is refused with one sentence', async () => {
    await expect(auditExport(folderSource(join(folder, 'Event.csv')))).rejects.toMatchObject({
      code: 'input-unreadable',
      message: 'The folder cannot be read: it is not a folder.',
    });
  });

  it('with a folder in a file’s place is read without that file', async () => {
    await rm(join(folder, 'Project.csv'));
    await mkdir(join(folder, 'Project.csv'));
    expect(await found()).toContainEqual({
      file: 'Project.csv',
      code: 'file-unreadable',
      message: 'Every file of the export can be read: it is a folder.',
    });
  });

  it('with a symbolic link is read without that file, wherever it leads', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
    await writeFile(join(elsewhere, 'Enrollment.csv'), await readFile(join(folder, 'Enrollment.csv')));
    await rm(join(folder, 'Enrollment.csv'));
    await symlink(join(elsewhere, 'Enrollment.csv'), join(folder, 'Enrollment.csv'));
    expect(await found()).toContainEqual({
      file: 'Enrollment.csv',
      code: 'file-unreadable',
      message: 'Every file of the export can be read: it is a symbolic link.',
    });
    await rm(elsewhere, { recursive: true });
  });

  it.skipIf(process.platform === 'win32')(
    'with a named pipe is read without it, and nobody waits for what it may hold',
    async () => {
      await rm(join(folder, 'Exit.csv'));
      execFileSync(MAKE_PIPE, [join(folder, 'Exit.csv')]);
      expect(await found()).toContainEqual({
        file: 'Exit.csv',
        code: 'file-unreadable',
        message: 'Every file of the export can be read: it is neither a file nor a folder.',
      });
    },
  );

  it('without Event.csv is refused with one sentence', async () => {
    await rm(join(folder, 'Event.csv'));
    await expect(auditExport(folderSource(folder))).rejects.toMatchObject({
      code: 'event-file-unreadable',
      message: 'Event.csv cannot be read: it is not in the export.',
    });
  });
});
