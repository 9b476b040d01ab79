import type { EventLog } from 'ce-referrals/log';
import type { Chance } from './chance.js';
import { eventsOf } from './events.js';
import { newJournal, noteAnswer, noteOffered } from './journal.js';
import { judge, type Verdict } from './judge.js';

/** What became of the races. */
export interface Raced {
  readonly times: number;
  readonly verdict: Verdict;
  /** Races that nobody won, or more than one. */
  readonly withoutOneWinner: number;
}

/**
 * Lets writers append at once behind the same version of a stream, which has none to three events; each one to three
 * events of its own.
 *
 * @param writers - a log for each, with a connection of its own where there are such.
 */
export async function race(writers: readonly EventLog[], races: number, chance: Chance): Promise<Raced> {
  const journal = newJournal();
  const [first] = writers as readonly [EventLog];
  let withoutOneWinner = 0;
  for (let number = 0; number < races; number += 1) {
    const stream = `raced-${number}`;
    const ids = (writer: string, most: number, least: number): string[] =>
      Array.from({ length: chance(least, most) }, (_, index) => `${stream}-${writer}-${index}`);

    const before = eventsOf(ids('before', 3, 0));
    if (before.length > 0) {
      noteOffered(journal, before);
      noteAnswer(journal, 'before', stream, before, await first.append(stream, 0, before));
    }
    const batches = writers.map((_, writer) => eventsOf(ids(`${writer}`, 3, 1)));
    for (const batch of batches) noteOffered(journal, batch);
    const answers = await Promise.all(
      writers.map((log, writer) => log.append(stream, before.length, batches[writer] ?? [])),
    );
    for (const [writer, answer] of answers.entries()) {
      noteAnswer(journal, `writer-${writer}`, stream, batches[writer] ?? [], answer);
    }
    if (answers.filter(({ ok }) => ok).length !== 1) withoutOneWinner += 1;
  }
  return { times: races, withoutOneWinner, verdict: await judge(journal, first) };
}
