import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A service in a process of its own, as `npm run` starts it but for the sources in place of the build. */
export interface Started {
  readonly child: ChildProcess;
  readonly out: readonly string[];
  readonly logged: readonly string[];
  /** Waits for a line, on standard output or in the log, that has this in it. */
  line(part: string): Promise<string>;
  /** Waits for the end. */
  ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

/** Starts `examples/service/NAME.ts`. */
export function start(
  name: 'demo' | 'main',
  given: readonly string[],
  env: Readonly<Record<string, string>>,
): Started {
  const file = `examples/service/${name}.ts`;
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...given], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const logged: string[] = [];
  const heard = new Set<() => void>();
  for (const [stream, lines] of [
    [child.stdout, out],
    [child.stderr, logged],
  ] as const) {
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      for (const hear of heard) hear();
    });
  }
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });

  const line = (part: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const hear = (): void => {
        const found = [...out, ...logged].find((one) => one.includes(part));
        if (found === undefined) return;
        heard.delete(hear);
        resolve(found);
      };
      heard.add(hear);
      hear();
      void ended.then(() =>
        reject(new Error(`It ended before "${part}":\n${[...out, ...logged].join('\n')}`)),
      );
    });
  return { child, out, logged, line, ended };
}
