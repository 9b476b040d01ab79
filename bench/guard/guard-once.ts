/** A short form of one bench, in a process of its own: the package, from wherever it was built, against the limit. */
import type * as Core from 'ce-referrals';
import type * as Schema from 'ce-referrals/schema';
import { decideByHand } from '../by-hand/decide.js';
import { foldByHand } from '../by-hand/fold.js';
import { commandsMet } from '../decide/commands.js';
import { histories } from '../histories.js';
import { runPairs, type Side } from '../measuring/pairs.js';
import { answer, taskOf } from '../measuring/processes.js';
import { reading, through } from '../measuring/sides.js';
import { parseOnly, type Read } from '../validate/contenders.js';

export interface GuardTask {
  readonly bench: 'fold' | 'decide' | 'validate';
  /** The URL of the folder with the built package. */
  readonly dist: string;
}

const { bench, dist } = taskOf<GuardTask>();

async function sides(): Promise<readonly [limit: Side, subject: Side]> {
  if (bench === 'fold') {
    const { replay } = (await import(`${dist}/index.js`)) as typeof Core;
    const given = histories(10_000);
    return [through(given, foldByHand), through(given, replay)];
  }
  if (bench === 'decide') {
    const { decide } = (await import(`${dist}/index.js`)) as typeof Core;
    const given = commandsMet(400);
    return [
      through(given, ({ command, state }) => decideByHand(command, state)),
      through(given, ({ command, state }) => decide(command, state)),
    ];
  }
  const { readEvents } = (await import(`${dist}/schema.js`)) as typeof Schema;
  const text = histories(400)
    .flat()
    .map((event) => JSON.stringify(event))
    .join('\n');
  const read: Read = async (lines, take) => {
    for await (const answered of readEvents(lines)) take(answered);
  };
  return [reading([text], parseOnly), reading([text], read)];
}

const [limit, subject] = await sides();
answer(await runPairs(limit, subject, { turns: 40, warmUp: 16 }));
