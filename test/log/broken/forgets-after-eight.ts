import { type EventLog, memoryLog } from 'ce-referrals/log';

/** A reading gives one page of eight events. */
export function forgetsAfterEight(): EventLog {
  const log = memoryLog();
  return {
    ...log,
    async *read(stream, options) {
      let count = 0;
      for await (const event of log.read(stream, options)) {
        count += 1;
        if (count <= 8) yield event;
      }
    },
  };
}
