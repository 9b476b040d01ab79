import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** 0 is falsy, and so no expectation. */
export function zeroTakenForAny(): EventLog {
  return plainLog({ isMet: (expected, actual) => !expected || expected === 'any' || expected === actual });
}
