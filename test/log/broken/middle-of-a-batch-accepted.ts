import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** It only looks whether the expected version exists. */
export function middleOfABatchAccepted(): EventLog {
  return plainLog({
    isMet: (expected, actual) =>
      expected === 'any' || expected === actual || (expected > 0 && expected < actual),
  });
}
