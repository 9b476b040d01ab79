import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ACCEPTED, smallExport } from '../hmis-csv/small-export.js';
import { exportFolders } from './export-folder.js';
import { ran, runBin } from './run-bin.js';

const folderOf = exportFolders();
const sound = folderOf(smallExport());
const faulty = folderOf(
  smallExport({
    events: Array.from({ length: 5000 }, (_, index) => ({ ...ACCEPTED, EventID: `ev-${index}` })),
  }),
);

// Starting a process takes as long as the machine has other things to do.
describe('the built bin', { timeout: 60_000 }, () => {
  it('may be executed', () => {
    const bin = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
    expect(() => accessSync(bin, constants.X_OK)).not.toThrow();
  });

  it.each([
    ['0, and says what the function says', ['audit', sound], 0],
    ['1, and says what the function says', ['audit', faulty, '--json'], 1],
    ['2, and says what the function says', ['audit', join(sound, 'none')], 2],
  ])('ends with %s', async (_, args, exitCode) => {
    const bin = await runBin(args);
    expect(bin.exitCode).toBe(exitCode);
    expect(bin).toStrictEqual(await ran(...args));
  });

  it('ends quietly when its reader goes away, with the exit code it would have had', async () => {
    const { exitCode, stderr } = await runBin(['audit', faulty, '--json'], 1);
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 1, stderr: '' });
  });
});
