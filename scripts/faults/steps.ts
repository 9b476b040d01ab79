import { type EventLog, handle } from 'ce-referrals/log';
import { acknowledge, refer, voidAcknowledgement } from '../../test/log/commands.js';
import { untilAnswered } from './until-answered.js';

/** The commands that a referral gets here, one after the other. */
const MANY = 4;

/** One of the commands that a writer gives: always the same for the same number. */
export interface Step {
  readonly stream: string;
  readonly command: ReturnType<typeof refer>;
  /** The id of its event. */
  readonly id: string;
  /** The version of its event. */
  readonly version: number;
}

/** The step of a lane with a number, from 0. A lane makes one referral after the other, and walks each to its end. */
export function stepOf(lane: number, number: number): Step {
  const stream = `lane-${lane}-referral-${Math.floor(number / MANY)}`;
  const version = (number % MANY) + 1;
  const commandId = `${stream}-command-${version}`;
  const id = `${commandId}:0`;
  if (version === 1) return { stream, command: refer(stream, commandId), id, version };
  if (version === 3) return { stream, command: voidAcknowledgement(commandId), id, version };
  const day = version === 2 ? '2026-03-03' : '2026-03-04';
  return { stream, command: acknowledge(commandId, day), id, version };
}

/** What a writer is to do. */
export interface Writing {
  /** For each lane, the number of the step to begin with. */
  readonly starts: readonly number[];
  /** The number of the step to stop before. */
  readonly until: number;
}

/** What a writer was told. */
export interface Acknowledgement {
  readonly lane: number;
  readonly number: number;
  readonly version: number;
}

/** Gives the commands of all lanes, those of a lane one after the other, and tells each answer before it goes on. */
export async function walk(
  log: EventLog,
  { starts, until }: Writing,
  tell: (acknowledgement: Acknowledgement) => void,
): Promise<void> {
  const give = handle(log);
  await Promise.all(
    starts.map(async (start, lane) => {
      for (let number = start; number < until; number += 1) {
        const { stream, command } = stepOf(lane, number);
        const handled = await untilAnswered(() => give(stream, command));
        if (!handled.ok) throw new Error(`The rules refuse step ${number % MANY}, which they should not.`);
        tell({ lane, number, version: handled.version });
      }
    }),
  );
}
