import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** Texts longer than 64 kB are cut. */
export function eventsCut(): EventLog {
  return plainLog({
    keep: (event) =>
      JSON.parse(
        JSON.stringify(event, (_, value) => (typeof value === 'string' ? value.slice(0, 65_536) : value)),
      ),
  });
}
