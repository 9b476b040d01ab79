import * as fc from 'fast-check';

/** A supply of decisions for a generator that builds something step by step. */
export interface Choices {
  /** A whole number from 0 to the given one, both included. */
  upTo(max: number): number;
  /** One of the values. */
  of<T>(values: readonly T[]): T;
  /** One yes in the given number of times. */
  oneIn(times: number): boolean;
}

/**
 * Decisions drawn beforehand, so that a history built with them shrinks: towards 0, the first value, and no. They
 * begin again at the end of the supply.
 */
export const choicesArb: fc.Arbitrary<() => Choices> = fc
  .array(fc.nat({ max: 999 }), { minLength: 64, maxLength: 64 })
  .map((supply) => () => {
    let taken = 0;
    const upTo = (max: number): number => {
      const drawn = supply[taken % supply.length] ?? 0;
      taken += 1;
      return drawn % (max + 1);
    };
    return {
      upTo,
      of: <T>(values: readonly T[]): T => values[upTo(values.length - 1)] as T,
      oneIn: (times) => upTo(times - 1) === times - 1,
    };
  });
