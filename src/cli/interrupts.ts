import type { Streams } from './streams.js';

/** The parts of Node's process that an interruption needs. */
export interface Interruptible {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): void;
}

// 128 and the signal's number, as shells have it.
const EXIT: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
];

/**
 * Runs every clean-up before a signal ends the process. Signals are listened to only while there is something to
 * clean up; else they end the process as they always do.
 */
export function interrupts(process: Interruptible): NonNullable<Streams['onInterrupt']> {
  const cleanUps = new Set<() => void>();
  const listeners = EXIT.map(([signal, code]) => {
    const listener = (): void => {
      for (const cleanUp of cleanUps) cleanUp();
      process.exit(code);
    };
    return [signal, listener] as const;
  });
  return (cleanUp) => {
    const own = (): void => cleanUp();
    if (cleanUps.size === 0) for (const [signal, listener] of listeners) process.on(signal, listener);
    cleanUps.add(own);
    return () => {
      if (!cleanUps.delete(own) || cleanUps.size > 0) return;
      for (const [signal, listener] of listeners) process.off(signal, listener);
    };
  };
}
