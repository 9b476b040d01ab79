import { type Paired, runPairs, timePassed } from '../measuring/pairs.js';
import { isQuick } from '../measuring/quick.js';
import { type Append, type Manner, storiesOf } from './appends.js';

/** Turns of each side in a round, those before them that no figure holds, and how many rounds there are. */
const TURNS = 4;
const WARM_UP = 1;
const ROUNDS = isQuick ? 1 : 5;

/** What the rounds of one kind of work gave. */
export interface Rounds {
  /** How many appends, readings or events a turn has. */
  readonly count: number;
  readonly pairs: readonly Paired[];
}

/** Lets the bare driver and the log take turns. Each answers how much it did, which must be the same. */
export async function rounds(bare: () => Promise<number>, log: () => Promise<number>): Promise<Rounds> {
  const counts = new Set<number>();
  const counted = (side: () => Promise<number>) => async (): Promise<number> => {
    const count = await side();
    counts.add(count);
    return count;
  };
  const pairs: Paired[] = [];
  const options = { turns: TURNS, warmUp: WARM_UP, time: timePassed };
  while (pairs.length < ROUNDS) pairs.push(await runPairs(counted(bare), counted(log), options));
  const [count = 0, ...others] = counts;
  if (count === 0 || others.length > 0) throw new Error('The two did not do the same.');
  return { count, pairs };
}

/** One side of rounds that write: new histories in each turn, made before the first. */
export function writing(
  name: string,
  count: number,
  manner: Manner,
  write: (stories: readonly (readonly Append[])[]) => Promise<void>,
): { readonly side: () => Promise<number>; readonly written: readonly (readonly Append[])[] } {
  const turns = Array.from({ length: ROUNDS * (WARM_UP + TURNS) }, (_, turn) =>
    storiesOf(`${name}-${turn}`, count, manner),
  );
  let next = 0;
  return {
    written: turns.flat(),
    async side() {
      const stories = turns[next++] ?? [];
      await write(stories);
      return stories.flat().length;
    },
  };
}
