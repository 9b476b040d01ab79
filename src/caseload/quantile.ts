/**
 * A quantile of numbers by linear interpolation between the two nearest ranks, as spreadsheets compute MEDIAN and
 * PERCENTILE.INC: for n numbers in order, the one at place (n - 1) × p, counted from 0, and between two places the
 * share of each. The median of an even count is the mean of the middle two.
 *
 * @param sorted - in ascending order.
 * @param p - from 0 (the least) to 1 (the greatest).
 * @returns the quantile, or `undefined` of no numbers.
 */
export function quantile(sorted: readonly number[], p: number): number | undefined {
  if (sorted.length === 0) return undefined;
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (high - low) * (place - Math.floor(place));
}
