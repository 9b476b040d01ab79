import type { ReferralCommand } from '../referral/commands.js';
import type { DecideOptions } from '../referral/decide.js';
import type { NewReferralEvent, ReferralEvent } from '../referral/events.js';
import type { RuleCode } from '../referral/rules/rule.js';
import type { ReferralState } from '../referral/state.js';
import { differences } from './differences.js';
import { ExpectationFailed, GivenMisused, type Outcome } from './given-failed.js';
import { type GivenImplementation, runCommand, THE_LIBRARY } from './given-implementation.js';

/** What a test may set beside the history. */
export interface GivenOptions<S = ReferralState> extends DecideOptions {
  /** What is tested; by default the library. */
  readonly implementation?: GivenImplementation<S>;
}

/**
 * What a test may expect. Every comparison is exact: all events, in order, with every field of data and metadata,
 * and all codes, in order. None of these may be awaited: there is nothing to wait for.
 *
 * Each throws an {@link ExpectationFailed} where something else came of the command.
 */
export interface Then {
  /** Accepted, with exactly these events, and no rule warned. */
  then(events: readonly NewReferralEvent[]): void;
  /** Accepted, with exactly these events, and exactly these rules warned, in the order of the rules. */
  thenWarned(codes: readonly RuleCode[], events: readonly NewReferralEvent[]): void;
  /** Refused: exactly these rules were broken, those that only warn too, in the order of the rules. */
  thenRefused(codes: readonly RuleCode[]): void;
  /** Accepted with no event and no warning: the state holds the fact already. */
  thenNothing(): void;
}

/** A history, ready for a command. */
export interface Given {
  /** Gives the command to `decide` after the history. Done once, before anything is expected. */
  when(command: ReferralCommand): Then;
}

function countOf(events: readonly unknown[]): string {
  return events.length === 1 ? '1 event' : `${events.length} events`;
}

/**
 * A test of one command: what is given, what is done, what must come of it. It runs under any test runner, since
 * all it does is throw.
 *
 * @param events - the history. It is folded as it is: what has no place in it is skipped, as the fold does.
 *
 * @example
 * ```ts
 * given([referred]).when(acknowledge).then([acknowledged]);
 * given([referred]).when(enroll).thenRefused(['not-acknowledged']);
 * ```
 */
export function given<S = ReferralState>(
  events: readonly ReferralEvent[],
  { implementation, ...options }: GivenOptions<S> = {},
): Given {
  return {
    when(command) {
      // Without an implementation S is the library's own state.
      const tested = implementation ?? (THE_LIBRARY as unknown as GivenImplementation<S>);
      const actual = runCommand(tested, events, command, options);
      const expect = (expected: Outcome): void => {
        if (differences(expected, actual).length === 0) return;
        const type: unknown = command?.type;
        throw new ExpectationFailed(`given ${countOf(events)}, when ${String(type)}`, expected, actual);
      };
      return {
        then(expected) {
          if (!Array.isArray(expected)) {
            throw new GivenMisused('then takes the expected events, in an array. It is not to be awaited.');
          }
          expect({ events: expected, warned: [] });
        },
        thenWarned: (codes, expected) => expect({ events: expected, warned: codes }),
        thenRefused: (codes) => expect({ refused: codes }),
        thenNothing: () => expect({ events: [], warned: [] }),
      };
    },
  };
}
