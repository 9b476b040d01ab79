import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** It gives a stream in the order of its ids, as a table without "order by" may. */
export function wrongOrder(): EventLog {
  const log = plainLog();
  return {
    ...log,
    async *read(stream, { from = 1 } = {}) {
      const history = [...(log.kept.streams.get(stream) ?? [])].sort((a, b) => (a.id < b.id ? 1 : -1));
      for (const event of history) if (event.version >= from) yield structuredClone(event);
    },
  };
}
