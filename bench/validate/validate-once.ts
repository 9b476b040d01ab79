/** One reader of NDJSON against bare `JSON.parse`, in a process of its own. */
import { deepStrictEqual } from 'node:assert/strict';
import { isEvent } from 'ce-referrals/schema';
import { historyOf } from '../histories.js';
import { runPairs } from '../measuring/pairs.js';
import { answer, taskOf } from '../measuring/processes.js';
import { reading } from '../measuring/sides.js';
import { PEERS, parseOnly, type Read, READERS, type Reader } from './contenders.js';
import { spoiled } from './spoiled.js';

export interface ValidateTask {
  readonly reader: Reader;
  readonly histories: number;
  /** Checks that all readers accept and refuse the same, and measures nothing. */
  readonly checked?: true;
  readonly turns?: number;
}

const task = taskOf<ValidateTask>();

function* textsOf(histories: number): Generator<string> {
  const size = histories / 5;
  for (let from = 0; from < histories; from += size) {
    const events = Array.from({ length: size }, (_, at) => historyOf(from + at)).flat();
    yield events.map((event) => `${JSON.stringify(event)}\n`).join('');
  }
}

const texts = [...textsOf(task.histories)];
const read = await READERS[task.reader]();

if (task.checked === true) {
  const [text = ''] = texts;
  const all = async (each: Read): Promise<readonly unknown[]> => {
    const events: unknown[] = [];
    await each(text, (event) => events.push(event));
    return events;
  };
  const events = await all(parseOnly);
  for (const reader of Object.values(READERS)) deepStrictEqual(await all(await reader()), events);
  const peers = await Promise.all(Object.values(PEERS).map((peer) => peer()));
  let refused = 0;
  for (const event of events.slice(0, 200)) {
    for (const value of spoiled(event as object)) {
      const accepted = isEvent(value);
      refused += accepted ? 0 : 1;
      for (const accepts of peers) {
        if (accepts(value) !== accepted) throw new Error('A peer accepts what another refuses.');
      }
    }
  }
  answer({ events: events.length, refused });
} else {
  const sides = [reading(texts, parseOnly), reading(texts, read)] as const;
  answer(await runPairs(...sides, { turns: task.turns ?? 30, warmUp: 10 }));
}
