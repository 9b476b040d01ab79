import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** It compares versions before it looks at ids. */
export function retryIsAConflict(): EventLog {
  const log = plainLog();
  return {
    ...log,
    async append(stream, expected, events) {
      const actual = log.kept.streams.get(stream)?.length ?? 0;
      if (typeof expected === 'number' && expected < actual) return { ok: false, reason: 'conflict', actual };
      return log.append(stream, expected, events);
    },
  };
}
