import type { Writable } from 'node:stream';
import { CliError } from './cli-error.js';

const ENOUGH = 64 * 1024;

/** Writes lines to a stream. */
export interface Output {
  /** Writes a line; waits where the reader is slower than the writer. */
  line(text: string): Promise<void>;
  /** Writes what is left. */
  end(): Promise<void>;
  /** Whether the reader has gone away, as `head` does: nothing more needs writing. */
  readonly gone: boolean;
}

/** What the system says of a stream, as the person can put it right; a fault of the program stays what it is. */
function failureOf(error: Error): Error {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  const why = code === 'ENOSPC' ? 'the disk is full' : `the system says ${code}`;
  return new CliError(`The output cannot be written: ${why}.`);
}

/**
 * Writes lines in large pieces. A reader that has gone away is no error; any other failure of the stream rejects
 * the next write. The stream itself is not closed.
 */
export function output(stream: Writable): Output {
  let waiting = '';
  let gone = false;
  const isGone = (error: Error): boolean => (error as NodeJS.ErrnoException).code === 'EPIPE';
  // Every write learns of its own failure; without a listener the stream would throw it besides.
  stream.on('error', (error) => {
    gone ||= isGone(error);
  });

  const flush = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const text = waiting;
      waiting = '';
      if (text === '' || gone) return resolve();
      stream.write(text, (error) => {
        gone ||= error instanceof Error && isGone(error);
        if (error instanceof Error && !gone) reject(failureOf(error));
        else resolve();
      });
    });

  return {
    get gone() {
      return gone;
    },
    async line(text) {
      waiting += `${text}\n`;
      if (waiting.length >= ENOUGH) await flush();
    },
    end: flush,
  };
}

/** Writes lines to a stream, as long as somebody reads them. */
export async function writeLines(stream: Writable, lines: Iterable<string>): Promise<void> {
  const out = output(stream);
  for (const line of lines) {
    if (out.gone) break;
    await out.line(line);
  }
  await out.end();
}
