import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** It keeps the object that it is given. */
export function keptReference(): EventLog {
  return plainLog({ keep: (event) => event });
}
