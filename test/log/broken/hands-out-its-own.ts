import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** It hands out the object that it keeps. */
export function handsOutItsOwn(): EventLog {
  return plainLog({ give: (event) => event });
}
