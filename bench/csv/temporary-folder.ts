import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Makes a folder for this run, and removes it when the process ends: by itself, by an error, or by a signal. It is
 * as large as its exports, so it is never left behind.
 */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ce-referrals-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ENDINGS) process.on(signal, () => process.exit(128 + constants.signals[signal]));
  return folder;
}
