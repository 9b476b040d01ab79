import { type Goal, report } from '../../bench/report.js';
import type { Verdict } from './judge.js';

/** What was done, as it is printed. */
export interface Done {
  /** The engine, and what was done to it. */
  readonly title: string;
  /** How often it was done. */
  readonly times: number;
  /** How often it was to be done. */
  readonly of: number;
  readonly verdict: Verdict;
  /** More that is to be known, in words. */
  readonly more?: readonly string[];
  /** More goals. */
  readonly goals?: readonly (readonly [title: string, value: number, goal: Goal])[];
}

const whole = new Intl.NumberFormat('en-US');

/** A number in full: what was tried is counted, not measured. */
export function counted(value: number): string {
  return whole.format(value);
}

const NONE: Goal = { atMost: 0 };

/** Prints what was done to a log, and each of its goals. That it was done as often as it should is one of them. */
export function printRows({ title, times, of, verdict, more = [], goals = [] }: Done): void {
  const { acknowledged, refused, lost, doubled, refusedYetStored, outOfPlace } = verdict;
  const said = [
    `${counted(acknowledged)} events acknowledged`,
    ...(refused > 0 ? [`${counted(refused)} refused`] : []),
    ...more,
  ];
  console.log(`\n${title}: ${said.join(', ')}`);
  report('  times', times, '', { atLeast: of });
  for (const [words, value, goal] of goals) report(`  ${words}`, value, '', goal);
  report('  lost', lost, '', NONE);
  report('  doubled', doubled, '', NONE);
  report('  stored though refused', refusedYetStored, '', NONE);
  report('  out of place', outOfPlace, '', NONE);
}
