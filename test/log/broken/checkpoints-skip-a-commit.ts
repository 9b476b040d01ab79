import type { EventLog } from 'ce-referrals/log';
import { plainLog } from './plain-log.js';

/** The checkpoint is a serial, given when an append begins; it shows when it commits, and some commit late. */
export function checkpointsSkipACommit(): EventLog {
  const log = plainLog();
  const checkpoints = new Map<string, number>();
  let [serial, appends] = [0, 0];
  return {
    ...log,
    async append(stream, expected, events) {
      for (const { id } of events) {
        serial += 1;
        if (!checkpoints.has(id)) checkpoints.set(id, serial);
      }
      appends += 1;
      if (appends % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 8));
      return log.append(stream, expected, events);
    },
    async *readAll({ after = '0' } = {}) {
      const place = (id: string): number => checkpoints.get(id) ?? 0;
      const all = [...log.kept.all].sort((a, b) => place(a.id) - place(b.id));
      for (const event of all) {
        const checkpoint = String(place(event.id));
        if (place(event.id) > Number(after)) yield structuredClone({ ...event, checkpoint });
      }
    },
  };
}
