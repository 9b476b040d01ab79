import { writeFileSync } from 'node:fs';
import type { Spread } from './measuring/spread.js';

/** What a figure should be. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** A figure as it is kept in results.json. */
export interface Row {
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** The least and the most of the processes that gave it, where there were several. */
  readonly min?: number;
  readonly max?: number;
  readonly goal?: Goal;
  readonly met?: boolean;
}

const rows: Row[] = [];

const figure = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** A figure as it is printed: three digits of it. */
export function inFigures(value: number): string {
  return figure.format(value);
}

function meets(value: number, goal: Goal): boolean {
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

/** A goal as it is printed. */
export function inWords(goal: Goal, unit: string): string {
  const [words, bound] =
    'atMost' in goal ? (['at most', goal.atMost] as const) : (['at least', goal.atLeast] as const);
  return `${words} ${inFigures(bound)} ${unit}`.trimEnd();
}

/**
 * Prints a figure, and against its goal where it has one. What is compared is the value (of several processes the
 * median), not what is printed of it.
 */
export function report(title: string, measured: number | Spread, unit: string, goal?: Goal): void {
  const spread = typeof measured === 'number' ? undefined : measured;
  const value = typeof measured === 'number' ? measured : measured.median;
  const around = spread ? ` (${inFigures(spread.min)} to ${inFigures(spread.max)})` : '';
  const row = `${title.padEnd(64)} ${inFigures(value).padStart(9)} ${unit}`.trimEnd() + around;
  const range = spread && { min: spread.min, max: spread.max };
  if (goal === undefined) {
    rows.push({ title, value, unit, ...range });
    console.log(row);
    return;
  }
  const met = meets(value, goal);
  rows.push({ title, value, unit, ...range, goal, met });
  console.log(`${row}   goal ${inWords(goal, unit)}: ${met ? 'met' : 'MISSED'}`);
}

/** Prints that a figure was not measured. It does not count. */
export function reportLeftOut(title: string, why: string): void {
  console.log(`${title.padEnd(64)} left out: ${why}`);
}

/** The closing line; the run fails where a goal was missed. */
export function closeReport(): void {
  const goals = rows.filter(({ goal }) => goal !== undefined).length;
  const met = rows.filter((row) => row.met).length;
  console.log(`${met} of ${goals} goals met`);
  if (met < goals) process.exitCode = 1;
  // Where bench/run.ts, which calls every bench, waits for the figures.
  const path = process.env.BENCH_ROWS;
  if (path !== undefined) writeFileSync(path, JSON.stringify(rows));
}

/** The value below which a share of the values lies. */
export function share(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] as number;
}
