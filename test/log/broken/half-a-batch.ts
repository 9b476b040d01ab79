import { type AppendResult, type EventLog, memoryLog } from 'ce-referrals/log';

/** It stores the events of a batch one after the other. */
export function halfABatch(): EventLog {
  const log = memoryLog();
  return {
    ...log,
    async append(stream, expected, events) {
      let result: AppendResult | undefined;
      for (const [index, event] of events.entries()) {
        result = await log.append(stream, expected === 'any' ? 'any' : expected + index, [event]);
        if (!result.ok) return result;
      }
      return result as AppendResult;
    },
  };
}
