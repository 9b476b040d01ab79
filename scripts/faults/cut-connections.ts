import type { EventLog } from 'ce-referrals/log';
import type { Chance } from './chance.js';
import { eventsOf } from './events.js';
import { newJournal, noteAnswer, noteOffered } from './journal.js';
import { judge, type Verdict } from './judge.js';
import { untilAnswered } from './until-answered.js';

/** What became of the appends whose answer did not come. */
export interface Cut {
  readonly verdict: Verdict;
  /** Retries that were told that their events stand there already. */
  readonly found: number;
}

const MOST_IN_BATCH = 3;

/**
 * Appends on each log, now and then with the connection cut before the answer, and then again.
 *
 * @param cutBehind - has the connection cut behind the append of these events to a stream, as its so-manyth append.
 */
export async function cutAppends(
  logs: readonly EventLog[],
  times: number,
  cutBehind: (stream: string, ids: readonly string[], append: number) => void,
  chance: Chance,
): Promise<Cut> {
  const journal = newJournal();
  let found = 0;
  let left = times;
  await Promise.all(
    logs.map(async (log, lane) => {
      const stream = `cut-${lane}`;
      let version = 0;
      for (let append = 1; left > 0; append += 1) {
        const isCut = append > 1 && chance(0, 2) > 0;
        if (isCut) left -= 1;
        const ids = Array.from(
          { length: chance(1, MOST_IN_BATCH) },
          (_, at) => `${stream}-event-${append}-${at}`,
        );
        const events = eventsOf(ids);
        noteOffered(journal, events);
        if (isCut) cutBehind(stream, ids, append);
        const answer = await untilAnswered(() => log.append(stream, version, events));
        noteAnswer(journal, stream, stream, events, answer);
        version = answer.ok ? answer.version : answer.actual;
        if (isCut && answer.ok && answer.repeated === true) found += 1;
      }
    }),
  );
  const [first] = logs as readonly [EventLog];
  return { found, verdict: await judge(journal, first) };
}
