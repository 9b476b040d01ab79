import type { Side } from './pairs.js';

// The last answers are kept, so that none is left out; were all of them kept, most of the time would be the
// collector's, which moves old objects when it likes.
const KEPT = 100;

/** Each turn works through the next ones of what is given, so many at a time, so that all of it has its part. */
export function through<Given>(
  given: readonly Given[],
  each: (one: Given) => unknown,
  window: number = given.length,
): Side {
  const size = Math.min(window, given.length);
  return (turn) => {
    const from = (turn * size) % (given.length - size + 1);
    const kept = new Array<unknown>(KEPT);
    for (let at = 0; at < size; at += 1) kept[at % KEPT] = each(given[from + at] as Given);
    return kept;
  };
}

/** Each turn reads one of the texts. */
export function reading(
  texts: readonly string[],
  read: (text: string, take: (answer: unknown) => unknown) => Promise<unknown>,
): Side {
  return async (turn) => {
    const kept = new Array<unknown>(KEPT);
    let at = 0;
    await read(texts[turn % texts.length] as string, (answer) => {
      kept[at] = answer;
      at = (at + 1) % KEPT;
    });
    return kept;
  };
}
