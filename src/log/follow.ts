import type { CheckpointedEvent } from '../referral/recorded-event.js';
import { LogError } from './errors.js';
import type { EventLog } from './port.js';

/** From where a log is followed, until when, and what wakes the follower. */
export interface FollowOptions {
  /** The checkpoint of the last event that was taken in; by default the beginning. */
  readonly after?: string | undefined;
  /** Ends the following: without it, only leaving the loop does. */
  readonly signal?: AbortSignal;
  /**
   * How many milliseconds to wait before asking again where there was nothing more. May be left out where the
   * log has `onAppend`; beside it, it is the longest wait.
   */
  readonly every?: number;
}

const ENDED: unique symbol = Symbol('ended');

/**
 * Gives the events of a whole log, those that exist and then those that come, for a projection that keeps a
 * checkpoint: store the event's `checkpoint` together with what was made of it, in one transaction, and go on
 * `after` it when the process starts again. Then each event is taken in once.
 *
 * Reads no clock. Ends where the signal is aborted, also while the log does not answer. Does not try again where
 * reading fails: what the log throws comes out, and the last checkpoint is still good.
 *
 * @throws LogError - `follow-never-wakes` where nothing could ever wake it; whatever the log throws.
 *
 * @example
 * ```ts
 * for await (const { event, checkpoint } of follow(log, { after, every: 500, signal })) {
 *   await project(event, checkpoint);
 * }
 * ```
 */
export async function* follow(
  log: EventLog,
  { after, signal, every }: FollowOptions = {},
): AsyncGenerator<CheckpointedEvent, void, undefined> {
  const hasInterval = typeof every === 'number' && every >= 1;
  if (every !== undefined ? !hasInterval : log.onAppend === undefined)
    throw new LogError('follow-never-wakes');
  if (signal?.aborted) return;

  let isDue = false;
  let wake = (): void => {};
  const onWake = (): void => {
    isDue = true;
    wake();
  };
  let end = (): void => {};
  const onAbort = (): void => end();
  // One promise a wait: a race against a promise that lives as long as the following would grow with each event.
  const unlessEnded = <T>(promise: PromiseLike<T>): Promise<T | typeof ENDED> =>
    new Promise((resolve, reject) => {
      end = () => resolve(ENDED);
      promise.then(resolve, reject);
    });
  signal?.addEventListener('abort', onAbort, { once: true });
  // Before the first reading: what is appended while it goes on must not be missed.
  const stop = log.onAppend?.(onWake);
  let events: AsyncIterator<CheckpointedEvent> | undefined;

  try {
    for (let last = after; ; ) {
      isDue = false;
      events = log.readAll(last === undefined ? {} : { after: last })[Symbol.asyncIterator]();
      for (;;) {
        const next = await unlessEnded(events.next());
        if (next === ENDED || signal?.aborted) return;
        if (next.done === true) break;
        last = next.value.checkpoint;
        yield next.value;
      }
      const awake = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (isDue) continue;
      const timer = every === undefined ? undefined : setTimeout(onWake, every);
      const woken = await unlessEnded(awake);
      clearTimeout(timer);
      if (woken === ENDED) return;
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    stop?.();
    // Not awaited: a log that does not answer would hold us here.
    void events?.return?.()?.then(undefined, () => {});
  }
}
