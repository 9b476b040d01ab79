import type { Claim } from './verdict.js';

/** The two shapes of inputs: anything may be damaged, or rows of Event.csv alone. */
export type Shape = 'anything' | 'rows';

/** An input that does not hold a claim. */
interface Failure {
  readonly claim: Claim;
  readonly shape: Shape;
  /** Its number in the run, from 0. */
  readonly index: number;
  /** What it was made from, as JSON; where it could be made smaller, the smallest that fails too. */
  readonly recipe: string;
}

/** How often a kind of damage occurred, and what came of it. */
export interface KindTally {
  inputs: number;
  /** The damage changed something. */
  changed: number;
  read: number;
  refused: number;
}

/** What a run of inputs came to. Plain data: it is sent from one process to another. */
export interface Tally {
  inputs: number;
  read: number;
  refused: number;
  readonly shapes: Record<Shape, number>;
  readonly kinds: Record<string, KindTally>;
  /** How many inputs had a finding of each code. */
  readonly codes: Record<string, number>;
  readonly rows: { untouched: number; enclosed: number };
  /** The input that took longest of the processor, in milliseconds: what it took by the clock too, and its recipe. */
  longest: { readonly clock: number; readonly processor: number; readonly recipe: string };
  /** How many inputs do not hold a claim. */
  readonly broken: Partial<Record<Claim, number>>;
  /** The first input that does not, for each claim. */
  readonly failures: Failure[];
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return {
    inputs: 0,
    read: 0,
    refused: 0,
    shapes: { anything: 0, rows: 0 },
    kinds: {},
    codes: {},
    rows: { untouched: 0, enclosed: 0 },
    longest: { clock: 0, processor: 0, recipe: '' },
    broken: {},
    failures: [],
  };
}

/** Counts an input's kinds of damage. */
export function countKinds(
  { kinds }: Tally,
  occurring: Iterable<string>,
  changed: ReadonlySet<string>,
  outcome: 'read' | 'refused',
): void {
  for (const kind of new Set(occurring)) {
    const tally = kinds[kind] ?? { inputs: 0, changed: 0, read: 0, refused: 0 };
    kinds[kind] = tally;
    tally.inputs += 1;
    tally[outcome] += 1;
    if (changed.has(kind)) tally.changed += 1;
  }
}
