import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** It does not look at ids. */
export function retryStoredTwice(): EventLog {
  let count = 0;
  const log = plainLog();
  return {
    ...log,
    append: (stream, expected, events) => {
      count += 1;
      return log.append(
        stream,
        expected === 'any' ? 'any' : Math.max(expected, log.kept.streams.get(stream)?.length ?? 0),
        events.map((event) => ({ ...event, id: `${event.id}#${count}` })),
      );
    },
    async *read(stream, options) {
      for await (const event of log.read(stream, options))
        yield { ...event, id: event.id.replace(/#\d+$/, '') };
    },
  };
}
