import type { NatsConnection } from '@nats-io/transport-node';

/**
 * Hears the server tell of new slots, and calls back. It tells after it stored them, but once, to those who are
 * connected: so whoever was not is woken too.
 */
export function wakesFrom(connection: NatsConnection, subject: string): (wake: () => void) => () => void {
  const wakes = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of wakes) wake();
  };
  let stopHearing: (() => void) | undefined;

  async function wakeOnReconnect(): Promise<void> {
    for await (const { type } of connection.status()) if (type === 'reconnect') wakeAll();
  }

  function hear(): () => void {
    const subscription = connection.subscribe(`${subject}.*.*`, { callback: wakeAll });
    return () => subscription.unsubscribe();
  }

  let isWatching = false;
  return (wake) => {
    const mine = (): void => wake();
    wakes.add(mine);
    if (!connection.isClosed()) {
      stopHearing ??= hear();
      if (!isWatching) {
        isWatching = true;
        void wakeOnReconnect();
      }
    }
    return () => {
      wakes.delete(mine);
      if (wakes.size > 0) return;
      if (!connection.isClosed()) stopHearing?.();
      stopHearing = undefined;
    };
  };
}
