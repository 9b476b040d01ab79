import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** It looks, waits, and stores without looking again. */
export function twoWinners(): EventLog {
  return plainLog({ pause: () => new Promise((resolve) => setImmediate(resolve)) });
}
