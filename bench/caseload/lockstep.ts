import { once } from 'node:events';
import { started } from '../measuring/processes.js';
import { measure, type Taken } from './taken.js';

/** Waits until it is this process's turn again. */
export type Turn = () => Promise<void>;

// What a process that works in turns says: that it waits for its turn, or, at its end, what it took.
type Said = 'waiting' | Taken;

const say = (said: Said): void => void process.send?.(said);

/** Does work that waits for its turn time and again, and tells whoever started this process what the work took. */
export async function workInTurns(work: (turn: Turn) => Promise<void>): Promise<void> {
  const end = measure();
  let waited = 0;
  await work(async () => {
    const since = performance.now();
    const go = once(process, 'message');
    say('waiting');
    await go;
    waited += performance.now() - since;
  });
  // The processor's time goes on while it waits: the collector may still clear up what the turn left behind.
  const { processor, clock } = end();
  say({ processor, clock: clock - waited });
  process.disconnect?.();
}

interface Runner {
  /** It has warmed up, and waits. */
  readonly ready: Promise<unknown>;
  /** Lets it work for a turn; what it took, once it is through. */
  readonly turn: () => Promise<Taken | undefined>;
}

function runnerOf(path: string, task: unknown, nodeOptions: readonly string[]): Runner {
  const child = started(path, task, nodeOptions);
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`A process that works in turns ended before its work did, with ${code}.`);
  });
  const hear = async (): Promise<Said> => {
    const [said] = await Promise.race([once(child, 'message'), ended]);
    return said as Said;
  };
  return {
    ready: hear(),
    async turn() {
      const heard = hear();
      child.send('go');
      const said = await heard;
      return said === 'waiting' ? undefined : said;
    },
  };
}

/**
 * Runs one script once for each task, each in a process of its own, and lets them work in turns of a fraction of a
 * second, one at a time: runs of a minute each, one after the other, meet a machine that has changed meanwhile.
 *
 * @returns what each took, in the order of the tasks.
 */
export async function inLockstep(
  path: string,
  tasks: readonly unknown[],
  nodeOptions: readonly string[],
): Promise<readonly Taken[]> {
  const runners = tasks.map((task) => runnerOf(path, task, nodeOptions));
  await Promise.all(runners.map(({ ready }) => ready));
  const taken = new Map<Runner, Taken>();
  let order = runners;
  while (order.length > 0) {
    for (const runner of order) {
      const through = await runner.turn();
      if (through !== undefined) taken.set(runner, through);
    }
    // Who goes first changes from turn to turn.
    const [first, ...others] = order.filter((runner) => !taken.has(runner));
    order = first === undefined ? [] : [...others, first];
  }
  return runners.map((runner) => taken.get(runner) as Taken);
}
