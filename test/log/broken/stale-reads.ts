import { type EventLog, memoryLog } from 'ce-referrals/log';

/** It reads from a copy that follows a little later. */
export function staleReads(): EventLog {
  const log = memoryLog();
  const copied = new Map<string, number>();
  return {
    ...log,
    async append(stream, expected, events) {
      const result = await log.append(stream, expected, events);
      if (result.ok)
        setTimeout(() => copied.set(stream, Math.max(copied.get(stream) ?? 0, result.version)), 2);
      return result;
    },
    async *read(stream, options) {
      for await (const event of log.read(stream, options)) {
        if (event.version <= (copied.get(stream) ?? 0)) yield event;
      }
    },
  };
}
