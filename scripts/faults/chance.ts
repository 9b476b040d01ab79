import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A whole number between two, both included. */
export type Chance = (from: number, to: number) => number;

/** Chance that comes out the same for the same seed. */
export function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  return (from, to) => uniformInt(generator, from, to);
}
