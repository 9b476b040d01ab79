import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** Ids are trimmed on their way. */
export function idsTrimmed(): EventLog {
  const log = plainLog();
  return {
    ...log,
    append: (stream, expected, events) =>
      log.append(
        stream,
        expected,
        events.map((event) => ({ ...event, id: typeof event.id === 'string' ? event.id.trim() : event.id })),
      ),
  };
}
