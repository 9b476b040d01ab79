import type { Writable } from 'node:stream';

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

/**
 * Writes lines in large pieces. A reader that has gone away is no error; any other failure of the stream rejects
 * the next write. The stream itself is not closed.
 */
export function output(stream: Writable): Output {
  let waiting = '';
  let gone = false;
  let failure: Error | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') gone = true;
    else failure = error;
  });

  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text === '' || gone) return;
    await new Promise<void>((resolve) => {
      stream.write(text, () => resolve());
    });
    if (failure !== undefined) throw failure;
  };

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
