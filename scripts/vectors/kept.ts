import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptCase } from './changes.js';

const isCases = (name: string): boolean =>
  name.endsWith('.json') && !['schema.json', 'index.json'].includes(name);

function casesIn(text: string): readonly KeptCase[] {
  return (JSON.parse(text) as { readonly cases: readonly KeptCase[] }).cases;
}

function git(root: string, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
    maxBuffer: 64 * 1024 * 1024,
  });
}

// Whether the folder's own repository has that commit: a copy inside another project's has no history of its own.
function hasCommit(root: string, commit: string): boolean {
  try {
    return existsSync(join(root, '.git')) && git(root, 'rev-parse', '--verify', '--quiet', commit) !== '';
  } catch {
    return false;
  }
}

function inCommit(root: string, commit: string): readonly KeptCase[] {
  const names = git(root, 'ls-tree', '--name-only', commit, 'vectors/').split('\n');
  return names
    .filter((name) => isCases(name.slice('vectors/'.length)))
    .flatMap((name) => casesIn(git(root, 'show', `${commit}:${name}`)));
}

function inFolder(root: string): readonly KeptCase[] {
  const folder = join(root, 'vectors');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter(isCases);
  return names.flatMap((name) => casesIn(readFileSync(join(folder, name), 'utf8')));
}

/**
 * The cases that verdicts are held against: the committed ones, so that deleting files and writing them anew
 * hides no change. Where there is no git, those that stand in the folder.
 *
 * @param root - the project's folder.
 * @param commits - the commits that count, where they exist.
 */
export function keptCases(root: string, commits: readonly string[]): readonly KeptCase[] {
  if (!hasCommit(root, 'HEAD')) return inFolder(root);
  return commits.filter((commit) => hasCommit(root, commit)).flatMap((commit) => inCommit(root, commit));
}
