/** One part of the proof, in a process of its own: what it says goes to standard output as JSON. */
import * as library from 'ce-referrals';
import type { Implementation } from 'ce-referrals/testing';
import { directions } from '../../test/exhaustion/directions.js';
import { walk } from '../../test/exhaustion/walk.js';
import { WORLDS } from '../../test/exhaustion/worlds.js';
import * as model from '../../test/reference-model/index.js';
import { blame } from '../../test/testing/broken/blame.js';
import { BROKEN } from '../../test/testing/broken/index.js';
import { type Outcome, runKit } from '../../test/testing/conformance-run.js';
import type { Tally, WalkTally } from './answers.js';

const { audit, availableCommands, decide, evolve, initialState, replay } = library;

const IMPLEMENTATIONS: Readonly<Record<string, Implementation>> = {
  library: { audit, availableCommands, decide, evolve, initialState, replay },
  model: { audit: model.audit, decide: model.decide, evolve: model.evolve, initialState: model.initialState },
};

function tally(outcomes: readonly Outcome[]): Tally {
  const failed = outcomes.filter(({ message }) => message !== undefined);
  const faults = failed.map(({ code, message }) => `${code}: ${message}`);
  return { of: outcomes.length, well: outcomes.length - failed.length, faults };
}

function named(name: string): Implementation {
  const found = IMPLEMENTATIONS[name];
  if (found === undefined) throw new Error(`There is no implementation ${name}.`);
  return found;
}

function laws(name: string, runs: number): Tally {
  return tally(runKit({ implementation: named(name), runs, vectors: false }));
}

function vectors(name: string): Tally {
  const outcomes = runKit({ implementation: named(name), runs: 1 });
  return tally(outcomes.filter(({ code }) => code.startsWith('vectors ')));
}

function broken(): Tally {
  const verdicts = Object.entries(BROKEN).map(([name, one]) => ({
    name,
    blamed: blame(one, runKit({ implementation: one.implementation, runs: 100 })),
  }));
  const faults = verdicts.flatMap(({ name, blamed }) => blamed.map((fault) => `${name}: ${fault}`));
  const well = verdicts.filter(({ blamed }) => blamed.length === 0).length;
  return { of: verdicts.length, well, faults };
}

function walked(worlds: readonly string[], depth: number): WalkTally {
  const seen = directions();
  const pairs = new Set<string>();
  let [sequences, states, transitions] = [0n, 0, 0];
  let fault: string | undefined;
  for (const world of WORLDS.filter((_, index) => worlds.includes(String(index)))) {
    try {
      const one = walk(world, depth, seen);
      sequences += one.sequences;
      states += one.states;
      transitions += one.transitions;
      for (const pair of one.pairs) pairs.add(pair);
    } catch (error) {
      fault = `${world.name}: ${(error as Error).message}`;
      break;
    }
  }
  const without = (codes: readonly string[]): readonly string[] =>
    library.RULES.map(({ code }) => code as string).filter((code) => !codes.includes(code));
  return {
    sequences: String(sequences),
    states,
    transitions,
    pairs: [...pairs],
    broken: without(seen.neverBroken()),
    kept: without(seen.neverKept()),
    ...(fault === undefined ? {} : { fault }),
  };
}

const [what, first = '', second = ''] = process.argv.slice(2);
const TASKS: Readonly<Record<string, () => Tally | WalkTally>> = {
  laws: () => laws(first, Number(second)),
  vectors: () => vectors(first),
  broken,
  walk: () => walked(first.split(','), Number(second)),
};
process.stdout.write(JSON.stringify(TASKS[what ?? '']?.()));
