import { fork } from 'node:child_process';
import { bundle } from './bundle.js';
import type { Shape, Tally } from './tally.js';

/** An input that never came back: it hung, or the process that read it died. */
interface Lost {
  readonly how: 'hung' | 'died';
  readonly shape?: Shape;
  readonly recipe?: string;
}

/** What a run came to: its tally, or the input at which it ended. */
export type Watched = { readonly tally: Tally } | { readonly lost: Lost };

interface Message {
  readonly start?: { readonly shape: Shape; readonly recipe: string };
  readonly end?: true;
  readonly tally?: Tally;
}

/** What a run is given. */
export interface WatchOptions {
  readonly seed: number;
  readonly inputs: number;
  /** After so long without an end, by the clock, an input hangs: far longer than any takes, however slow the machine. */
  readonly hangsAfter?: number;
  /** The module that reads the inputs. */
  readonly child?: URL;
  /** Told how many inputs have been read. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Has inputs read in a process of their own, and watches it from here: a loop without an end there does not stop
 * the clock here.
 */
export async function watchInputs({
  seed,
  inputs,
  hangsAfter = 60_000,
  child: module = new URL('./child.ts', import.meta.url),
  onProgress,
}: WatchOptions): Promise<Watched> {
  const { path, remove } = await bundle(module);
  // Nothing of the test runner's own settings.
  const child = fork(path, [String(seed), String(inputs)], { execArgv: [], env: { NODE_OPTIONS: '' } });
  const watched = await new Promise<Watched>((settle) => {
    let reading: { readonly shape: Shape; readonly recipe: string; readonly since: number } | undefined;
    let done = 0;
    const finish = (watched: Watched): void => {
      clearInterval(watch);
      child.kill('SIGKILL');
      settle(watched);
    };
    const watch = setInterval(() => {
      if (reading === undefined || performance.now() - reading.since < hangsAfter) return;
      const { shape, recipe } = reading;
      finish({ lost: { how: 'hung', shape, recipe } });
    }, 100);
    child.on('message', ({ start, end, tally }: Message) => {
      if (start !== undefined) reading = { ...start, since: performance.now() };
      if (end !== undefined) {
        reading = undefined;
        done += 1;
        onProgress?.(done);
      }
      if (tally !== undefined) finish({ tally });
    });
    child.on('exit', () => {
      finish({ lost: { how: 'died', ...(reading && { shape: reading.shape, recipe: reading.recipe }) } });
    });
  });
  await remove();
  return watched;
}
