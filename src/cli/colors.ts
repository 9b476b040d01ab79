import type { Writable } from 'node:stream';

/** Sets text off on a terminal. It colors what the program says, never what stands in a file. */
export interface Colors {
  error(text: string): string;
  warning(text: string): string;
  strong(text: string): string;
}

const plain = (text: string): string => text;

/** Text as it is. */
export const NO_COLORS: Colors = { error: plain, warning: plain, strong: plain };

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const COLORS: Colors = { error: sgr(31, 39), warning: sgr(33, 39), strong: sgr(1, 22) };

/** Colors for a stream that shows them: a terminal that has some, where nobody set `NO_COLOR`. */
export function colorsOf(stream: Writable): Colors {
  // A terminal's own answer, which goes by NO_COLOR, FORCE_COLOR and TERM; a pipe or a file has none.
  const { hasColors } = stream as { hasColors?: () => boolean };
  return hasColors?.call(stream) === true ? COLORS : NO_COLORS;
}
