import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** A conflict is an exception. */
export function conflictThrown(): EventLog {
  return plainLog({
    refuse: () => {
      throw new Error('wrong version');
    },
  });
}
