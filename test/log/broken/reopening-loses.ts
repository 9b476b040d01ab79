import type { LogUnderTest } from 'ce-referrals/testing';
import { type Kept, plainLog } from './plain-log.js';

/** What was stored last is still in a buffer when it is closed. */
export function reopeningLoses(): { open: () => LogUnderTest; reopen: () => LogUnderTest } {
  let kept: Kept = { streams: new Map(), all: [] };
  return {
    open: () => ({ log: plainLog({}, kept) }),
    reopen() {
      const all = kept.all.slice(0, -1);
      const streams = new Map(
        [...kept.streams].map(([name]) => [name, all.filter(({ stream }) => stream === name)]),
      );
      kept = { streams, all };
      return { log: plainLog({}, kept) };
    },
  };
}
