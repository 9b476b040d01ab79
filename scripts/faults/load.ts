import type { EventLog } from 'ce-referrals/log';
import type { Chance } from './chance.js';
import { eventsOf } from './events.js';
import { type Journal, newJournal, noteAnswer, noteOffered } from './journal.js';
import { untilAnswered } from './until-answered.js';

/** Writers at work. */
export interface Load {
  readonly journal: Journal;
  /** When each answer came, by a clock that nobody sets. */
  readonly answeredAt: readonly number[];
  /** Waits for so many answers more. */
  more(answers: number): Promise<void>;
  /** Lets each writer finish what it is at. */
  stop(): Promise<void>;
}

const MOST_IN_BATCH = 3;

/**
 * Lets two writers for each log append until they are stopped: one to a stream of its own, behind the version that
 * it knows; one to a stream that all share, wherever it ends. A lost connection makes them give the same again.
 */
export function startLoad(logs: readonly EventLog[], chance: Chance): Load {
  const journal = newJournal();
  const answeredAt: number[] = [];
  const waiting = new Set<() => void>();
  let isOver = false;

  async function write(log: EventLog, writer: string, stream: string, isShared: boolean): Promise<void> {
    for (let [number, version] = [0, 0]; !isOver; number += 1) {
      const ids = Array.from({ length: chance(1, MOST_IN_BATCH) }, (_, at) => `${writer}-${number}-${at}`);
      const events = eventsOf(ids);
      noteOffered(journal, events);
      const answer = await untilAnswered(() => log.append(stream, isShared ? 'any' : version, events));
      noteAnswer(journal, writer, stream, events, answer);
      // A conflict is for the judge: nobody else writes here, so what was acknowledged is gone.
      version = answer.ok ? answer.version : answer.actual;
      answeredAt.push(performance.now());
      for (const wake of waiting) wake();
    }
  }

  const writers = Promise.all(
    logs.flatMap((log, index) => [
      write(log, `own-${index}`, `own-${index}`, false),
      write(log, `sharing-${index}`, 'shared', true),
    ]),
  );
  // Heard where it is waited for; the others need not go on.
  writers.catch(() => {
    isOver = true;
  });

  return {
    journal,
    answeredAt,
    async more(answers) {
      const enough = answeredAt.length + answers;
      let wake = (): void => {};
      const reached = new Promise<void>((resolve) => {
        wake = () => {
          if (answeredAt.length >= enough) resolve();
        };
        waiting.add(wake);
      });
      await Promise.race([reached, writers]);
      waiting.delete(wake);
    },
    async stop() {
      isOver = true;
      await writers;
    },
  };
}
