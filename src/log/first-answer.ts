import type { ReferralCommand } from '../referral/commands.js';
import { type Accepted, type DecideOptions, decide } from '../referral/decide.js';
import { eventOfCommand } from '../referral/event-of-command.js';
import type { NewReferralEvent, ReferralEvent } from '../referral/events.js';
import { replay } from '../referral/evolve.js';
import type { RecordedEvent } from '../referral/recorded-event.js';
import type { ReferralState } from '../referral/state.js';
import { LogError } from './errors.js';

type Values = Readonly<Record<string, unknown>>;

// Data and actors are flat: texts and numbers.
function isSame(a: unknown, b: unknown): boolean {
  const [one, other] = [a ?? {}, b ?? {}] as [Values, Values];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => one[key] === other[key]);
}

function isOf(event: ReferralEvent, would: NewReferralEvent): boolean {
  return (
    event.type === would.type &&
    isSame(event.data, would.data) &&
    isSame(event.metadata?.recordedBy, would.metadata.recordedBy)
  );
}

/** What was answered when a command was recorded. */
export interface FirstAnswer {
  /** The version of its last event. */
  readonly version: number;
  /** The decision, its events those in the log. */
  readonly decision: Accepted;
}

/** Where the events of a command begin in a history, if they are there. */
export function placeOfCommand(
  history: readonly RecordedEvent[],
  command: ReferralCommand,
): number | undefined {
  const commandId: unknown = command?.metadata?.commandId;
  if (typeof commandId !== 'string') return undefined;
  const index = history.findIndex(({ event }) => event?.metadata?.commandId === commandId);
  return index < 0 ? undefined : index;
}

/**
 * The answer to a command that is recorded already: its events as they are stored, and the state after them.
 * The warnings are those that the rules give today.
 *
 * @param index - where the command's events begin.
 * @throws LogError - `command-id-reused` where what is recorded says something else than the command.
 */
export function firstAnswer(
  history: readonly RecordedEvent[],
  index: number,
  command: ReferralCommand,
  before: ReferralState,
  options: Required<DecideOptions>,
): FirstAnswer {
  const recorded = history[index];
  if (recorded === undefined || !isOf(recorded.event, eventOfCommand(command, before, options.policy))) {
    throw new LogError('command-id-reused');
  }
  const again = decide(command, before, options);
  const decision: Accepted = Object.freeze({
    ok: true,
    events: Object.freeze([recorded.event as NewReferralEvent]),
    state: replay([recorded.event], before),
    warnings: again.ok ? again.warnings : Object.freeze([]),
  });
  return { version: recorded.version, decision };
}
