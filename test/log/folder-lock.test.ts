import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/log/folder-lock.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ce-lock-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('The lock of a folder', () => {
  it('is held by one, and by the next when it is released', async () => {
    const first = await lockFolder(root);
    await expect(lockFolder(root)).rejects.toMatchObject({ code: 'folder-in-use' });
    await first.release();
    const second = await lockFolder(root);
    await expect(lockFolder(root)).rejects.toMatchObject({ code: 'folder-in-use' });
    await second.release();
  });

  it('is got by one at most of many who come at once, also where a dead one is left', async () => {
    for (let round = 0; round < 10; round += 1) {
      const claims = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(root)));
      const got = claims.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value] : []));
      expect(got).toHaveLength(1);
      await Promise.all(got.map((lock) => lock.release()));
    }
    // The last number stays, without a socket, and nothing else.
    const [last = '', ...others] = readdirSync(root);
    expect(others).toStrictEqual([]);
    expect(readdirSync(join(root, last))).toStrictEqual(['kept']);
  });

  it('holds in a folder whose path is longer than that of a socket may be', async () => {
    const long = join(root, 'a'.repeat(120));
    mkdirSync(long);
    const first = await lockFolder(long);
    await expect(lockFolder(long)).rejects.toMatchObject({ code: 'folder-in-use' });
    await first.release();
    await (await lockFolder(long)).release();
  });

  it('is the same through a link and another spelling of the path', async () => {
    const first = await lockFolder(root);
    await expect(lockFolder(join(root, '..', root.split('/').at(-1) as string))).rejects.toMatchObject({
      code: 'folder-in-use',
    });
    await first.release();
  });
});
