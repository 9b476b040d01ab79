import { type EventLog, memoryLog } from 'ce-referrals/log';

/** It works at one append at a time, and tells those who come meanwhile that theirs is stored. */
export function acknowledgedNotStored(): EventLog {
  const log = memoryLog();
  let isBusy = false;
  return {
    ...log,
    async append(stream, expected, events) {
      if (isBusy) return { ok: true, version: (expected === 'any' ? 0 : expected) + events.length };
      isBusy = true;
      await new Promise((resolve) => setImmediate(resolve));
      isBusy = false;
      return log.append(stream, expected, events);
    },
  };
}
