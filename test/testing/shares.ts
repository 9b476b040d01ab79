import { expect } from 'vitest';

function shares<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].map(([value, count]) => [value, count / values.length]));
}

/** Fails where one of the expected values is less than the given share of all. */
export function expectEach<T>(expected: readonly T[], values: readonly T[], atLeast: number): void {
  const found = shares(values);
  const rare = expected.filter((value) => (found.get(value) ?? 0) < atLeast);
  expect(rare, `less often than ${atLeast}: ${JSON.stringify([...found])}`).toEqual([]);
}
