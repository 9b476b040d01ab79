import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that repeats itself: the same seed gives the same draws. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in so many of a hundred draws. */
  percent(share: number): boolean;
  /** One of the items, each as likely as any other. */
  oneOf<T>(items: readonly [T, ...T[]]): T;
  /** One of the items, each as likely as its weight says. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T;
}

/** Chance from a seed. */
export function seededChance(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  const between = (least: number, most: number): number => uniformInt(generator, least, most);
  return {
    between,
    percent: (share) => between(1, 100) <= share,
    oneOf: (items) => items[between(0, items.length - 1)] ?? items[0],
    weighted(items) {
      let draw = between(
        1,
        items.reduce((sum, [weight]) => sum + weight, 0),
      );
      for (const [weight, item] of items) {
        draw -= weight;
        if (draw <= 0) return item;
      }
      throw new RangeError('Weights are whole numbers, and at least one is above 0.');
    },
  };
}
