import type { Writable } from 'node:stream';
import type { Streams } from './streams.js';

/** How far something is. */
interface Stage {
  /** What is being done. */
  readonly doing: string;
  /** How much of it is done, from 0 to 1, where that is known. */
  readonly share?: number | undefined;
  /** How much that is, in words. */
  readonly amount: string;
}

/** A line on the terminal that says how far something is. */
export interface Progress {
  /** Says how far it is. The stage is asked for only where it is drawn: this may be called for every row. */
  at(stage: () => Stage): void;
  /** Takes the line away. */
  end(): void;
}

const NONE: Progress = { at: () => {}, end: () => {} };

const FIRST_AFTER_MS = 1000;
const AGAIN_AFTER_MS = 100;
const CELLS = 30;
const ERASE_LINE = '\r\u001b[2K';

function lineOf({ doing, share, amount }: Stage): string {
  if (share === undefined) return `${doing}  ${amount}`;
  const done = Math.min(1, Math.max(0, share));
  const full = Math.floor(done * CELLS);
  const percent = `${Math.floor(done * 100)}%`.padStart(4);
  return `${doing}  [${'#'.repeat(full)}${'.'.repeat(CELLS - full)}] ${percent}  ${amount}`;
}

function isTerminal(stream: Writable): stream is Writable & { readonly columns?: number } {
  return (stream as { isTTY?: unknown }).isTTY === true && process.env.TERM !== 'dumb';
}

/**
 * Shows on a terminal how far something is, once it takes more than a second, and takes it away at its end, also
 * where the person stops the program. Nothing where the error stream is no terminal. It uses no colour and does
 * not hide the cursor.
 *
 * @param now - milliseconds that never go back.
 */
export function progress(
  { stderr, onInterrupt }: Streams,
  now: () => number = () => performance.now(),
): Progress {
  if (!isTerminal(stderr)) return NONE;
  let due = now() + FIRST_AFTER_MS;
  let shown = false;
  const erase = (): void => {
    if (shown) stderr.write(ERASE_LINE);
    shown = false;
  };
  const forget = onInterrupt?.(erase);
  return {
    at(stage) {
      const time = now();
      if (time < due) return;
      due = time + AGAIN_AFTER_MS;
      shown = true;
      // One cell is left free: a full line would wrap, and could not be erased.
      stderr.write(ERASE_LINE + lineOf(stage()).slice(0, (stderr.columns ?? 80) - 1));
    },
    end() {
      erase();
      forget?.();
    },
  };
}
