import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isLogError } from '../log/errors.js';
import { isLogUrl, type OpenedLog, openLog } from '../log/open-log.js';
import { CliError } from './cli-error.js';

/** Whether what stands where a path may is the URL of a log, or was meant as one. */
export const isOfLog = (path: string): boolean => isLogUrl(path) || path.includes('://');

// A mistyped folder above would be made as well, and nobody would find the log again.
async function refuseNewParents(url: string): Promise<void> {
  const path = /^pglite:(?!\/\/)(.+)$/is.exec(url)?.[1];
  if (path === undefined) return;
  const parent = await stat(dirname(resolve(path))).catch(() => undefined);
  if (parent?.isDirectory() !== true) {
    throw new CliError('The log cannot be made: there is no folder to put its folder into.');
  }
}

/**
 * Opens a log, and closes it behind its use.
 *
 * @param create - whether it is made where it is missing.
 * @throws CliError - for whatever the log throws: its sentence.
 */
export async function withLog<T>(
  url: string,
  { create }: { readonly create: boolean },
  use: (log: OpenedLog) => Promise<T>,
): Promise<T> {
  try {
    if (create) await refuseNewParents(url);
    const log = await openLog(url, { create });
    try {
      return await use(log);
    } finally {
      await log.close();
    }
  } catch (error) {
    if (isLogError(error)) throw new CliError(error.message);
    throw error;
  }
}
