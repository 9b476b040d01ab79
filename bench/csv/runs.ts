import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a run in a process of its own took: milliseconds by the clock and of the processor, and its peak memory. */
interface Run {
  readonly milliseconds: number;
  readonly processor: number;
  /** The most memory that the process had at a time (its resident set). */
  readonly peakBytes: number;
}

/** An audit of an export. */
interface AuditRun extends Run {
  /** The rows of Event.csv. */
  readonly events: number;
  readonly findings: number;
  /** When reading first told how far it had come, since the process began. */
  readonly firstProgress: number;
}

/** papaparse reading the files of an export into arrays. */
interface PapaparseRun extends Run {
  /** The rows of all files, the headers and what follows the last line end included. */
  readonly rows: number;
}

/** One audit, and papaparse on the same files, one right after the other. */
export interface Pair {
  readonly audit: AuditRun;
  /** All rows of a file in one array. */
  readonly whole: PapaparseRun;
  /** Piece by piece: the arrays of a piece are dropped before the next. */
  readonly pieces: PapaparseRun;
}

const run = promisify(execFile);

// However this process ends, what it started ends with it.
const ended = new AbortController();
process.on('exit', () => ended.abort());

async function once<T extends Run>(script: string, ...args: readonly string[]): Promise<T> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = run(process.execPath, [path, ...args], { signal: ended.signal });
  // Ctrl-C reaches the child too, and may be heard of from there first: no fault, and nothing to print.
  const { stdout } = await child.catch((error: { readonly signal?: string }) => {
    if (error.signal === 'SIGINT') process.exit(130);
    throw error;
  });
  return JSON.parse(stdout) as T;
}

/** Runs pairs; the audit goes first in every other one, so that neither always has the quieter machine. */
export async function runPairs(folder: string, pairs: number): Promise<readonly Pair[]> {
  const done: Pair[] = [];
  const audited = () => once<AuditRun>('./audit-once.mjs', folder);
  const parsed = () => once<PapaparseRun>('./papaparse-once.mjs', 'whole', folder);
  for (let at = 0; at < pairs; at += 1) {
    const early = at % 2 === 0 ? await audited() : undefined;
    const whole = await parsed();
    const audit = early ?? (await audited());
    done.push({ audit, whole, pieces: await once<PapaparseRun>('./papaparse-once.mjs', 'pieces', folder) });
  }
  return done;
}
