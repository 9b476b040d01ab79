import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CocPolicy } from 'ce-referrals';
import type { VectorCase, VectorFile } from '../../scripts/vectors/case.js';

export const FOLDER = fileURLToPath(new URL('../../vectors/', import.meta.url));

/** A file of the vectors, as it is published. */
export function readJson(name: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8'));
}

/** The names of the files of cases that stand in the folder. */
export const FILE_NAMES: readonly string[] = readdirSync(FOLDER).filter(
  (name) => name.endsWith('.json') && !['schema.json', 'index.json'].includes(name),
);

/** The files of cases, as they are published. */
export const FILES: readonly VectorFile[] = FILE_NAMES.map((name) => readJson(name) as VectorFile);

/** Every published case. */
export const CASES: readonly VectorCase[] = FILES.flatMap(({ cases }) => cases);

/** A published policy. */
export function readPolicy(name = 'default'): CocPolicy {
  return readJson(`policies/${name}.json`) as CocPolicy;
}
