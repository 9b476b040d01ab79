import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Size } from './measure.js';

/** A bundle as it is on record. */
export type Recorded = Pick<Size, 'whole' | 'alone' | 'modules'>;

const PATH = new URL('./record.json', import.meta.url);

/** The bundles on record, by title. */
export function readRecord(): Readonly<Record<string, Recorded>> {
  return existsSync(PATH) ? (JSON.parse(readFileSync(PATH, 'utf8')) as Record<string, Recorded>) : {};
}

export function writeRecord(record: Readonly<Record<string, Recorded>>): void {
  writeFileSync(PATH, `${JSON.stringify(record, null, 2)}\n`);
}

/** A module that is larger than on record, or new. */
interface Growth {
  readonly module: string;
  readonly before: number;
  readonly now: number;
}

/** The modules that grew, the one that grew most first. */
export function growthOf({ modules }: Size, recorded: Recorded | undefined): readonly Growth[] {
  const before = recorded?.modules ?? {};
  return Object.entries(modules)
    .map(([module, now]) => ({ module, before: before[module] ?? 0, now }))
    .filter((one) => one.now > one.before)
    .sort((a, b) => b.now - b.before - (a.now - a.before));
}
