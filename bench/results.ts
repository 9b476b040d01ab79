import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Machine } from './machine.js';
import type { Row } from './report.js';

/** What one bench measured. */
export interface Measured {
  /** What else the machine had to do when it began: see `busyness`. */
  readonly busyness: number;
  readonly rows: readonly Row[];
}

/** The latest figures of every bench, all of one machine. */
export interface Results {
  readonly machine: Machine;
  readonly benches: Readonly<Record<string, Measured>>;
}

const PATH = new URL('./results.json', import.meta.url);

export function readResults(): Results | undefined {
  return existsSync(PATH) ? (JSON.parse(readFileSync(PATH, 'utf8')) as Results) : undefined;
}

/** Puts new figures in the place of the benches' older ones. Those of another machine do not stay beside them. */
export function writeResults(machine: Machine, benches: Readonly<Record<string, Measured>>): Results {
  const before = readResults();
  const isSame = JSON.stringify(before?.machine) === JSON.stringify(machine);
  const results = { machine, benches: { ...(isSame ? before?.benches : {}), ...benches } };
  writeFileSync(PATH, `${JSON.stringify(results, null, 2)}\n`);
  return results;
}
