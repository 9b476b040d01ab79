import { isPassing, logErrorOf } from './errors.js';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/**
 * Asks until there is an answer: again, after a pause that grows, where the servers are choosing a leader or what is
 * asked for is not there yet (`undefined`). Not longer than the patience, by a clock that nobody sets.
 *
 * @throws LogError - `connection-lost` where time is up, or `log-missing` where there was no stream until then; what
 *   else the attempt meets, at once.
 */
export async function retry<T>(patience: number, attempt: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + patience;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    let met: unknown;
    try {
      const answer = await attempt();
      if (answer !== undefined) return answer;
    } catch (error) {
      if (!isPassing(error)) throw logErrorOf(error);
      met = error;
    }
    if (performance.now() + wait > end) throw logErrorOf(met);
    await pause(wait);
  }
}
