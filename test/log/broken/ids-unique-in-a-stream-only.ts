import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** An id is looked for in its own stream only. */
export function idsUniqueInAStreamOnly(): EventLog {
  return plainLog({ idKey: (stream, id) => JSON.stringify([stream, id]) });
}
