import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditExport } from 'ce-referrals/hmis-csv';
import { folderSource, openExport } from 'ce-referrals/hmis-csv/node';
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

describe('the path of an export', () => {
  const within = async (...names: readonly string[]): Promise<string> => {
    const parent = await mkdtemp(join(folder, 'parent-'));
    for (const name of names) {
      await mkdir(join(parent, name));
      for (const [file, text] of Object.entries(smallExport()))
        await writeFile(join(parent, name, file), text);
    }
    await mkdir(join(parent, 'notes'));
    return parent;
  };
  const referralsIn = async (path: string) =>
    (await auditExport(await openExport(path))).counts.housingReferrals;

  it('may be that of the folder around it, where no other folder in that holds one', async () => {
    expect(await referralsIn(await within('2026-03'))).toBe(1);
  });

  it('is its own where there is an Event.csv, whatever the folders in it hold', async () => {
    const parent = await within('2026-02', '2026-03');
    for (const [file, text] of Object.entries(smallExport({ events: [] })))
      await writeFile(join(parent, file), text);
    expect(await referralsIn(parent)).toBe(0);
  });

  it('is refused where two folders in it hold one: nobody can say which is meant', async () => {
    await expect(openExport(await within('2026-02', '2026-03'))).rejects.toMatchObject({
      code: 'several-exports',
      message: 'There are 2 exports: that many folders in the folder hold an Event.csv.',
    });
  });

  it('is refused with the places that were looked at where there is none', async () => {
    await expect(openExport(await within())).rejects.toMatchObject({
      code: 'event-file-unreadable',
      message: 'Event.csv cannot be read: it is neither in the folder nor in a folder in it.',
    });
  });

  it('is not looked for behind a symbolic link', async () => {
    const parent = await within();
    await symlink(await within('2026-03'), join(parent, 'linked'));
    await symlink(folder, join(parent, 'linked-too'));
    await expect(openExport(parent)).rejects.toMatchObject({ code: 'event-file-unreadable' });
  });
});
