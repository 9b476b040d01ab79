import type { RecordedEvent } from '../referral/recorded-event.js';
import { LogError } from './errors.js';
import type { EventLog } from './port.js';

/**
 * Reads a whole stream.
 *
 * @throws LogError - `history-not-dense` where versions are missing or out of order: a decision on a part of a
 *   history could be wrong.
 */
export async function load(log: EventLog, stream: string): Promise<readonly RecordedEvent[]> {
  const history: RecordedEvent[] = [];
  for await (const recorded of log.read(stream)) {
    if (recorded.version !== history.length + 1) throw new LogError('history-not-dense');
    history.push(recorded);
  }
  return history;
}
