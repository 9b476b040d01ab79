import { CHANNEL } from './postgres-append.js';
import type { SqlClient } from './postgres-client.js';
import { rowsOf } from './postgres-errors.js';

/** A connection of pg's that stays open: a `Client`, never a `Pool`. */
export interface NotifiedClient extends SqlClient {
  /** Hears notifications. */
  on(event: 'notification', listener: (message: { channel: string }) => void): unknown;
}

/** A PGlite: it hears by itself. */
export interface ListeningDatabase {
  /** Hears what comes on a channel. */
  listen(channel: string, listener: (payload: string) => void): Promise<unknown>;
}

const LISTEN = `listen ${CHANNEL}`;

/** Hears notifications from now on, and gives the function that asks to be woken by them. */
export async function wakesFrom(
  source: NotifiedClient | ListeningDatabase,
): Promise<(wake: () => void) => () => void> {
  const wakes = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of wakes) wake();
  };
  if ('listen' in source) {
    await source.listen(CHANNEL, wakeAll);
  } else {
    source.on('notification', ({ channel }) => {
      if (channel === CHANNEL) wakeAll();
    });
    await rowsOf(source, LISTEN);
  }
  return (wake) => {
    const mine = (): void => wake();
    wakes.add(mine);
    return () => void wakes.delete(mine);
  };
}
