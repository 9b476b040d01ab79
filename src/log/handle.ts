import { isKnownCommand } from '../referral/command-shape.js';
import type { ReferralCommand } from '../referral/commands.js';
import { type Accepted, type Decision, decide, type Refused } from '../referral/decide.js';
import { replay } from '../referral/evolve.js';
import { type Known, NOTHING_KNOWN } from '../referral/known.js';
import { type CocPolicy, defaultPolicy } from '../referral/policy.js';
import type { ReferralState } from '../referral/state.js';
import { LogError } from './errors.js';
import { firstAnswer, placeOfCommand } from './first-answer.js';
import { load } from './load.js';
import type { EventLog, NewEvent } from './port.js';

/** A value, or a function that gives it for the command in hand. It is asked again for each attempt. */
export type ForCommand<T> = T | ((state: ReferralState, command: ReferralCommand) => T | Promise<T>);

/** How commands are handled. */
export interface HandleOptions {
  /** The CoC's policy; by default `defaultPolicy`. */
  readonly policy?: ForCommand<CocPolicy>;
  /** What is known beyond the referral; by default nothing. */
  readonly known?: ForCommand<Known>;
  /** How often a command is decided where others append in between; by default 20. */
  readonly attempts?: number;
  /**
   * Makes the id of an event; by default `commandId:position`. Must give the same for a retry, or the retry is
   * a second command to the log.
   *
   * @param position - the event's place among those of the command, from 0.
   */
  readonly eventId?: (command: ReferralCommand, position: number) => string;
}

/** What became of a command. */
export type Handled =
  | (Accepted & {
      /** The version of the stream after the command's events. */
      readonly version: number;
    })
  | (Refused & {
      /** The version of the stream that it was refused at. */
      readonly version: number;
    });

/** Handles one command on the stream of a referral. */
export type Handler = (stream: string, command: ReferralCommand) => Promise<Handled>;

const MANY_ATTEMPTS = 20;

async function given<T extends object>(
  value: ForCommand<T>,
  state: ReferralState,
  command: ReferralCommand,
): Promise<T> {
  return typeof value === 'function' ? await value(state, command) : value;
}

function idFromCommand(command: ReferralCommand, position: number): string {
  const { commandId } = command.metadata;
  if (commandId === undefined) throw new LogError('event-id-missing');
  return `${commandId}:${position}`;
}

function answer(decision: Decision, version: number): Handled {
  return Object.freeze({ ...decision, version });
}

// What is decided under one id and stored under another would be lost to whoever looks for it.
function checkStream(stream: string, command: ReferralCommand): void {
  if (!isKnownCommand(command) || command.type !== 'refer') return;
  const referralId: unknown = command.data?.referralId;
  if (typeof referralId === 'string' && referralId !== stream) throw new LogError('stream-not-the-referral');
}

/**
 * Makes the function that handles commands over a log: load, replay, decide, append. Where somebody else appended
 * in between, it loads and decides again, so that a decision always holds for the state it is stored on.
 *
 * The same command again (the same `commandId`, the same data, the same person) gives the first answer, its
 * events those that are stored, whatever was recorded since. A command that was refused, or gave no events, left
 * nothing behind: it is decided anew. What was decided is true once the promise is fulfilled, not before.
 *
 * Where the promise is rejected because the connection broke, the events may be stored or not: give the command
 * again.
 *
 * @throws LogError - `too-many-conflicts`, `event-id-missing`, `command-id-reused`, `stream-not-the-referral`,
 *   `history-not-dense`; whatever the log throws. What the rules refuse is a value.
 *
 * @example
 * ```ts
 * const give = handle(memoryLog(), { policy, known: (state, command) => lookUp(command) });
 * const handled = await give('r-1', command);
 * if (!handled.ok) show(handled.violations);
 * ```
 */
export function handle(
  log: EventLog,
  {
    policy: givenPolicy = defaultPolicy,
    known: givenKnown = NOTHING_KNOWN,
    attempts = MANY_ATTEMPTS,
    eventId = idFromCommand,
  }: HandleOptions = {},
): Handler {
  return async (stream, command) => {
    checkStream(stream, command);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const history = await load(log, stream);
      const place = placeOfCommand(history, command);
      const before = replay(history.slice(0, place).map(({ event }) => event));
      const options = {
        policy: await given(givenPolicy, before, command),
        known: await given(givenKnown, before, command),
      };
      if (place !== undefined && isKnownCommand(command)) {
        const { decision, version } = firstAnswer(history, place, command, before, options);
        return answer(decision, version);
      }

      const decision = decide(command, before, options);
      if (!decision.ok || decision.events.length === 0) return answer(decision, history.length);
      const events = decision.events.map((event, position): NewEvent => {
        const id: unknown = eventId(command, position);
        if (typeof id !== 'string' || id === '') throw new LogError('event-id-missing');
        return { id, event };
      });
      const appended = await log.append(stream, history.length, events);
      // Where they stood there already, the same command was handled twice at once: the next attempt finds it.
      if (appended.ok && appended.repeated !== true) return answer(decision, appended.version);
    }
    throw new LogError('too-many-conflicts');
  };
}
