import { NoAnswer } from '../conformance/failure.js';

/** Waits for answers, but not for ever. */
export interface Patience {
  /** The promise's value. Throws {@link NoAnswer} where it does not come in time. */
  wait<T>(what: string, promise: PromiseLike<T>): Promise<T>;
  /** Whether something was waited for in vain. */
  isLost(): boolean;
  /** A little while: for what may take its time to show. */
  readonly milliseconds: number;
}

// A log that was seen to hang is known: that it hangs again shows in less time.
const IMPATIENCE = 20;
const LEAST_MILLISECONDS = 50;

/** Gives each answer the same time, and less as soon as one did not come. */
export function patience(milliseconds: number): Patience {
  let allowed = milliseconds;

  async function wait<T>(what: string, promise: PromiseLike<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        allowed = Math.min(
          milliseconds - 1,
          Math.max(LEAST_MILLISECONDS, Math.ceil(milliseconds / IMPATIENCE)),
        );
        reject(new NoAnswer(`${what} did not answer within ${milliseconds} milliseconds.`));
      }, allowed);
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    wait,
    isLost: () => allowed < milliseconds,
    get milliseconds() {
      return allowed;
    },
  };
}
