import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** With 'any', it looks for the end, waits, and stores where the end was. */
export function lastWriterOfAny(): EventLog {
  const log = plainLog();
  const slow = plainLog({ pause: () => new Promise((resolve) => setImmediate(resolve)) }, log.kept);
  return { ...log, append: (...call) => (call[1] === 'any' ? slow : log).append(...call) };
}
