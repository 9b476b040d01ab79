import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/caseload/quantile.js';

// Walks the line that joins the numbers, a unit at a time, to the place that is asked for.
function walked(numbers: readonly number[], p: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  let left = (sorted.length - 1) * p;
  let at = 0;
  while (left >= 1) {
    left -= 1;
    at += 1;
  }
  return sorted[at]! * (1 - left) + (sorted[at + 1] ?? 0) * left;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

describe('A quantile', () => {
  const numbersArb = fc.array(fc.integer({ min: -50, max: 400 }), { minLength: 1, maxLength: 60 });
  const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

  it('is the place on the line that joins the numbers in order', () => {
    fc.assert(
      fc.property(numbersArb, fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 0.99, 1), (numbers, p) => {
        expect(quantile(sorted(numbers), p)).toBeCloseTo(walked(numbers, p), 9);
      }),
    );
  });

  it('at the half is the median: the middle number, or the mean of the middle two', () => {
    fc.assert(
      fc.property(numbersArb, (numbers) => {
        expect(quantile(sorted(numbers), 0.5)).toBeCloseTo(median(numbers), 9);
      }),
    );
  });

  it('is what spreadsheets give for PERCENTILE.INC', () => {
    expect(quantile([1, 2, 3, 4], 0.9)).toBeCloseTo(3.7, 12);
    expect(quantile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12);
    expect(quantile([7], 0.9)).toBe(7);
  });

  it('of no numbers is none', () => {
    expect(quantile([], 0.5)).toBeUndefined();
  });
});
