import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** A column of 255 characters, and a server that cuts what is longer. */
export function namesCut(): EventLog {
  const log = plainLog({ key: (stream) => stream.slice(0, 255) });
  return {
    ...log,
    append: (stream, ...rest) => log.append(stream.slice(0, 255), ...rest),
  };
}

/** A collation that takes capital and small letters for the same. */
export function namesWithoutCase(): EventLog {
  return plainLog({ key: (stream) => stream.toLowerCase() });
}

/** A file for each stream: two dots lead out of the folder. */
export function namesAsPaths(): EventLog {
  return plainLog({ key: (stream) => stream.replace(/^(?:\.\.\/|\.\/|\/)+/, '') });
}
