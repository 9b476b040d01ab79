import { deepStrictEqual } from 'node:assert/strict';
import type { EventLog, NewEvent } from 'ce-referrals/log';
import { histories } from '../histories.js';

/** A call of `append`. */
export interface Append {
  readonly stream: string;
  /** The version behind which it stands. */
  readonly after: number;
  readonly events: readonly NewEvent[];
}

/** How histories come into a log: as commands make them, an event at a time; or as an import does, each at once. */
export type Manner = 'by-event' | 'whole';

const KNOWN = histories(1_000);

/** The appends that make a history in a stream. */
function appendsOf(stream: string, number: number, manner: Manner): readonly Append[] {
  const events = (KNOWN[number % KNOWN.length] ?? []).map((event, at) => ({ id: `${stream}:${at}`, event }));
  if (manner === 'whole') return [{ stream, after: 0, events }];
  return events.map((event, after) => ({ stream, after, events: [event] }));
}

/** A number of histories, each in a stream of its own, and each with its appends. */
export function storiesOf(name: string, count: number, manner: Manner): readonly (readonly Append[])[] {
  return Array.from({ length: count }, (_, number) => appendsOf(`${name}-${number}`, number, manner));
}

export function streamsOf(stories: readonly (readonly Append[])[]): readonly string[] {
  return stories.map(([first]) => first?.stream ?? '');
}

/** Writes histories, so many at once; each waits for the answer to an append before its next one. */
export async function writeAll(
  stories: readonly (readonly Append[])[],
  writers: number,
  write: (append: Append) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let story = stories[next++]; story !== undefined; story = stories[next++]) {
      for (const append of story) await write(append);
    }
  };
  await Promise.all(Array.from({ length: writers }, work));
}

/** Appends, and sees that it was done. */
export async function appendTo(log: EventLog, { stream, after, events }: Append): Promise<void> {
  const result = await log.append(stream, after, events);
  if (!result.ok || result.repeated) throw new Error('An append added nothing.');
}

/** Checks that a log holds these histories, as they were given. */
export async function expectStored(log: EventLog, stories: readonly (readonly Append[])[]): Promise<void> {
  for (const story of stories) {
    const given = story.flatMap(({ events }) => events);
    const stored: NewEvent[] = [];
    for await (const { id, event } of log.read(story[0]?.stream ?? '')) stored.push({ id, event });
    deepStrictEqual(stored, given);
  }
}
