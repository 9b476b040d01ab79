/**
 * Writes vectors/ from the cases of scripts/vectors/cases; with `--check` it only says whether they are current,
 * and fails where they are not.
 */
import { fileURLToPath } from 'node:url';
import { CASES } from './vectors/cases/index.js';
import { makeVectors } from './vectors/generate.js';
import { POLICIES } from './vectors/policies.js';

const check = process.argv.includes('--check');
const root = fileURLToPath(new URL('..', import.meta.url));
const { faults, files, cases } = makeVectors({ root, cases: CASES, policies: POLICIES, check });

for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`${faults.length} faults${check ? '' : ': nothing was written'}.`);
  process.exitCode = 1;
} else {
  console.log(`${cases} cases in ${files} files ${check ? 'are current' : 'written'}.`);
}
