import {
  type Decision,
  decide,
  initialState,
  type NewReferralEvent,
  type ReferralState,
  replay,
} from 'ce-referrals';
import type { Attempt, Ending } from './endings.js';

/** A command, and what was decided about it. */
export interface Step extends Attempt {
  readonly decision: Decision;
}

/** An ending, told to its end. */
export interface Walk {
  readonly title: string;
  readonly steps: readonly Step[];
  /** What the log holds in the end. */
  readonly events: readonly NewReferralEvent[];
  /** The state, read from the log alone. */
  readonly state: ReferralState;
}

/**
 * Gives the commands of an ending one by one, as an application would: decide, append what was decided, go on.
 * What is refused leaves the log and the state as they were.
 */
export function walk({ title, attempts }: Ending): Walk {
  const steps: Step[] = [];
  const events: NewReferralEvent[] = [];
  let state = initialState;
  for (const attempt of attempts) {
    const decision = decide(attempt.command, state);
    steps.push({ ...attempt, decision });
    if (decision.ok) events.push(...decision.events);
    state = decision.state;
  }
  return { title, steps, events, state: replay(events) };
}
