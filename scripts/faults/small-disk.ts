import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no more than so many bytes free. */
  fillUpTo(bytes: number): void;
  /** Gives back what was taken. */
  makeRoom(): void;
  /** Removes it, with all that is on it. */
  remove(): void;
}

/** Mounts a disk of so many megabytes; `undefined` where this user may not. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ce-disk-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder]);
  const remove = (): void => {
    process.removeListener('exit', remove);
    if (mount.status === 0) spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (mount.status !== 0) {
    remove();
    return undefined;
  }
  process.once('exit', remove);
  chmodSync(folder, 0o755);
  const filler = join(folder, 'filler');
  return {
    folder,
    fillUpTo(bytes) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes), 1), { flag: 'a' });
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remove,
  };
}
