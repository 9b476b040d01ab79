import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** It stores behind whatever version is expected, unless that one is taken: 1, then 7. */
export function versionGapAccepted(): EventLog {
  return plainLog({
    isMet: (expected, actual) => expected === 'any' || expected >= actual,
    behind: (expected, actual) => (expected === 'any' ? actual : expected),
  });
}
