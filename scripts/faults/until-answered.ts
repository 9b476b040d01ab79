import { isLogError, type LogErrorCode } from 'ce-referrals/log';

const PAUSE_MS = 20;
const GIVEN_UP_AFTER_MS = 180_000;

// Where nobody can know whether it was done, and where it was not.
const PASSING: ReadonlySet<unknown> = new Set<LogErrorCode>(['connection-lost', 'too-many-conflicts']);

/** Does the same again as long as the log says that it may pass, as whoever uses a log has to. */
export async function untilAnswered<T>(attempt: () => Promise<T>): Promise<T> {
  const end = performance.now() + GIVEN_UP_AFTER_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const mayPass = isLogError(error) && PASSING.has(error.code) && performance.now() < end;
      if (!mayPass) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
