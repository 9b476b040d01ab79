import { type ChildProcess, execFile, fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const run = promisify(execFile);

// Inside bench/node_modules: the scripts find there what they import, and nothing else looks at it.
const FOLDER = new URL(`../node_modules/.compiled/${process.pid}/`, import.meta.url);
process.on('exit', () => rmSync(FOLDER, { recursive: true, force: true }));

// However this process ends, what it started ends with it.
const ended = new AbortController();
process.on('exit', () => ended.abort());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

let made = 0;

/**
 * Compiles a script that measures, with its own modules in it and packages left outside. It runs as plain JavaScript:
 * a loader would rewrite its functions, and would be in the process that is measured.
 */
export async function compiled(script: URL): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  made += 1;
  const outfile = fileURLToPath(new URL(`${made}.mjs`, FOLDER));
  await build({
    entryPoints: [fileURLToPath(script)],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}

/** Runs a script in a process of its own; it prints its answer as one line of JSON. */
export async function once<Answer>(
  path: string,
  task: unknown,
  nodeOptions: readonly string[] = [],
): Promise<Answer> {
  const { stdout } = await run(process.execPath, [...nodeOptions, path, JSON.stringify(task)], {
    signal: ended.signal,
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Answer;
}

/** Starts a script in a process of its own, to talk with. */
export function started(path: string, task: unknown, nodeOptions: readonly string[] = []): ChildProcess {
  return fork(path, [JSON.stringify(task)], { execArgv: [...nodeOptions], signal: ended.signal });
}

/** What {@link once} or {@link started} gave its script. */
export function taskOf<Task>(): Task {
  return JSON.parse(process.argv[2] ?? 'null') as Task;
}

/** Prints the answer that {@link once} waits for. */
export function answer(value: unknown): void {
  console.log(JSON.stringify(value));
}
