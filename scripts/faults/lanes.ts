import type { Journal } from './journal.js';
import { type Acknowledgement, stepOf } from './steps.js';

/** How far the lanes of a writing process are known to have come, over several of them. */
export interface Lanes {
  /** Notes what a process told before it ended. */
  note(told: readonly Acknowledgement[]): void;
  /** Where the next process begins: so many steps before what was told last. */
  starts(again: number): readonly number[];
}

/** Keeps a journal of what lanes were told. What a process was at when it was killed counts as given. */
export function newLanes(count: number, journal: Journal): Lanes {
  const next = Array.from({ length: count }, () => 0);
  const offerNext = (): void => {
    for (const [lane, number] of next.entries()) journal.offered.add(stepOf(lane, number).id);
  };
  offerNext();
  return {
    note(told) {
      for (const { lane, number, version } of told) {
        const { stream, id } = stepOf(lane, number);
        journal.offered.add(id);
        journal.told.push({ writer: `lane-${lane}`, stream, id, version });
        next[lane] = Math.max(next[lane] ?? 0, number + 1);
      }
      offerNext();
    },
    starts: (again) => next.map((number) => Math.max(0, number - again)),
  };
}
