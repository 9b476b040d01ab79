import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Acknowledgement } from './steps.js';
import type { WriterTask } from './writer.js';

/** How a writing process ended. */
interface Ended {
  /** All that it told. */
  readonly told: readonly Acknowledgement[];
  /** Why it stopped, where it could say so. */
  readonly code?: string;
  /** How often its clock was set back. */
  readonly stepsBack: number;
}

/** A writing process. */
export interface Writer {
  /** Kills it, with SIGKILL. */
  kill(): void;
  /** How it ended: when it did, and all that it told is here. */
  readonly ended: Promise<Ended>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts writer.ts in a process of its own.
 *
 * @param onAnswer - hears each answer that the process was given, with how many there are by now.
 */
export function startWriter(
  bundle: string,
  task: WriterTask,
  onAnswer: (count: number) => void = () => {},
): Writer {
  const child = spawn(process.execPath, [bundle, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const told: Acknowledgement[] = [];
  let last: { code?: string; stepsBack?: number } = {};
  const lines = createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as Acknowledgement | typeof last;
    if ('lane' in said) onAnswer(told.push(said));
    else last = said;
  });
  async function untilEnd(): Promise<Ended> {
    await Promise.all([once(child, 'exit'), once(lines, 'close')]);
    running.delete(child);
    const { code, stepsBack = 0 } = last;
    return { told, stepsBack, ...(code !== undefined && { code }) };
  }
  return { kill: () => void child.kill('SIGKILL'), ended: untilEnd() };
}
