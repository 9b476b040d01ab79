import * as fc from 'fast-check';

interface Told {
  readonly events: readonly unknown[];
  readonly command?: unknown;
}

/**
 * The value, printed by fast-check as a sentence and one line for each event, before anything else that it holds.
 * The property is not enumerable: comparing, copying and JSON do not see it.
 */
export function readable<T extends Told>(value: T, sentence: (value: T) => string): T {
  const text = (): string => {
    const { events, command, ...rest } = value;
    const lines = events.map((event, at) => `  ${at} ${fc.stringify(event)}`);
    const said = command === undefined ? [] : [`  command ${fc.stringify(command)}`];
    return [sentence(value), ...lines, ...said, `  with ${fc.stringify(rest)}`].join('\n');
  };
  return Object.defineProperty(value, fc.toStringMethod, { value: text });
}
