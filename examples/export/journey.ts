import type { Chance } from './chance.js';
import type { Ledger, Member, Stay } from './ledger.js';

/** Gives the next number of each kind of ID, as text. */
export interface Numbers {
  person(): string;
  household(): string;
  enrollment(): string;
  assessment(): string;
  event(): string;
}

/** IDs from the first of each range. */
export function freshNumbers(): Numbers {
  const from =
    (first: number): (() => string) =>
    () =>
      String(first++);
  return {
    person: from(300001),
    household: from(800001),
    enrollment: from(600001),
    assessment: from(20001),
    event: from(40001),
  };
}

/** A client's way through Coordinated Entry, as far as it has been told. */
export interface Journey {
  readonly ledger: Ledger;
  readonly chance: Chance;
  readonly numbers: Numbers;
  /** The household, the head first. */
  readonly household: readonly Member[];
  /** Its stay in the Coordinated Entry project: events are recorded on the head's enrollment in it. */
  readonly ce: Stay;
}

/** A household's stay in a project, with enrollments of its own. */
export function stayIn(
  numbers: Numbers,
  household: readonly Member[],
  where: Omit<Stay, 'householdId' | 'members'>,
): Stay {
  const members = household.map((member) => ({ ...member, enrollmentId: numbers.enrollment() }));
  return { ...where, householdId: numbers.household(), members };
}
