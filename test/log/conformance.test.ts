import { memoryLog } from 'ce-referrals/log';
import { logConformance } from 'ce-referrals/testing';
import { describe, it } from 'vitest';

describe('memoryLog keeps every guarantee', () => {
  logConformance({ test: it, open: () => ({ log: memoryLog() }) });
});

describe('One memoryLog keeps every guarantee when it is used by all, and opened once', () => {
  const log = memoryLog();
  logConformance({
    test: it,
    open: () => ({ log }),
    reopen: (before) => before,
    openAgain: () => Promise.reject(new Error('in use')),
  });
});
