import { isLogError } from 'ce-referrals/log';

const PAUSE_MS = 20;
const GIVEN_UP_AFTER_MS = 180_000;

/** Does the same again as long as the connection is lost, as whoever uses a log has to. */
export async function untilAnswered<T>(attempt: () => Promise<T>): Promise<T> {
  const end = performance.now() + GIVEN_UP_AFTER_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const mayPass = isLogError(error) && error.code === 'connection-lost' && performance.now() < end;
      if (!mayPass) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
