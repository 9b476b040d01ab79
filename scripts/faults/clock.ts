import type { Chance } from './chance.js';

/** A clock that somebody sets back, again and again. */
export interface ClockSetBack {
  /** Sets it back: by a second to a year. */
  stepBack(): void;
  /** How often that was done. */
  steps(): number;
  /** Puts the clock right. */
  end(): void;
}

const SECOND = 1_000;
const YEAR = 365 * 24 * 3_600 * SECOND;

/** Puts a clock in the place of this process's own: for all that asks `Date`, here and in libraries. */
export function setBackClock(chance: Chance): ClockSetBack {
  const Real = globalThis.Date;
  let behind = 0;
  let steps = 0;
  const now = (): number => Real.now() - behind;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given: unknown[], self) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, self),
    apply: () => new Real(now()).toString(),
    get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
  });
  return {
    stepBack() {
      steps += 1;
      behind += chance(SECOND, YEAR);
    },
    steps: () => steps,
    end() {
      globalThis.Date = Real;
    },
  };
}
