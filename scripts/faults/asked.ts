import { parseArgs } from 'node:util';

/** What can be tried, in the order in which it is. */
const ENGINES = ['memory', 'pglite', 'postgres', 'nats'] as const;

/** One of them. */
export type EngineName = (typeof ENGINES)[number];

/** What is asked for on the command line. */
export interface Asked {
  readonly engines: readonly EngineName[];
  /** The seed of all that is left to chance. */
  readonly seed: number;
  /** How often something is done that a whole run does so often: a tenth of it, with `--quick`. */
  times(whole: number): number;
}

const SEEDS = 2 ** 30;

/** Reads the arguments: names of engines, `--quick`, `--seed NUMBER`. */
export function askedFor(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, seed: { type: 'string' } },
  });
  const unknown = positionals.find((name) => !ENGINES.some((engine) => engine === name));
  if (unknown !== undefined) throw new Error(`There is no engine ${unknown}: give ${ENGINES.join(', ')}.`);
  const seed = values.seed === undefined ? Math.floor(Math.random() * SEEDS) : Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error('A seed is a whole number.');
  return {
    engines: ENGINES.filter((engine) => positionals.length === 0 || positionals.includes(engine)),
    seed,
    times: (whole) => (values.quick ? Math.ceil(whole / 10) : whole),
  };
}
