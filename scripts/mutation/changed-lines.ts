import { spawnSync } from 'node:child_process';

const FILE = /^\+\+\+ b\/(.+\.ts)$/;
const HUNK = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/;

/** The lines of some folders that have changed since a commit, as `file:first-last`; `undefined` without that commit. */
export function changedLines(
  root: string,
  folders: readonly string[],
  since: string,
): readonly string[] | undefined {
  const { status, stdout } = spawnSync('git', ['diff', '--unified=0', since, '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) return undefined;
  const changed: string[] = [];
  let file: string | undefined;
  for (const line of stdout.split('\n')) {
    if (line.startsWith('+++ ')) file = FILE.exec(line)?.[1];
    const [, first, lines = '1'] = HUNK.exec(line) ?? [];
    if (file === undefined || first === undefined || lines === '0') continue;
    changed.push(`${file}:${first}-${Number(first) + Number(lines) - 1}`);
  }
  return changed;
}
