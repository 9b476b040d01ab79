import type { StorableEvent } from '../appendable.js';
import { LogError } from '../errors.js';
import type { AppendResult } from '../port.js';
import type { Cells } from './cells.js';
import type { Claims } from './claims.js';
import { type Slots, slotText } from './slots.js';
import type { Subjects } from './subjects.js';

/** What an append works with. */
export interface Writing {
  /** Where everything is written. */
  readonly cells: Cells;
  /** How it is named. */
  readonly subjects: Subjects;
  /** Streams. */
  readonly slots: Slots;
  /** Event ids. */
  readonly claims: Claims;
}

const MOST_ATTEMPTS = 500;

// Where all ids stand in a row behind the expected version: repeated. Else a conflict, where it ends elsewhere.
async function settled(
  slots: Slots,
  stream: string,
  expected: number | 'any',
  ids: readonly string[],
): Promise<AppendResult | undefined> {
  const history: string[] = [];
  for await (const { events } of slots.read(stream)) history.push(...events.map(({ id }) => id));
  const first = history.indexOf(ids[0] ?? '');
  const isInRow = first >= 0 && ids.every((id, index) => history[first + index] === id);
  if (isInRow && (expected === 'any' || expected === first)) {
    return { ok: true, version: first + ids.length, repeated: true };
  }
  const actual = history.length;
  return expected === 'any' || expected === actual ? undefined : { ok: false, reason: 'conflict', actual };
}

/** Appends what was checked before. */
export async function appendSlot(
  { cells, subjects, slots, claims }: Writing,
  stream: string,
  expected: number | 'any',
  events: readonly StorableEvent[],
): Promise<AppendResult> {
  // Before anything is claimed.
  if (Buffer.byteLength(slotText(Number.MAX_SAFE_INTEGER, events)) > cells.maxBytes) {
    throw new LogError('event-too-large');
  }
  const ids = events.map(({ id }) => id);
  // Where it is known to end as expected, writing shows whether it still does.
  const known = slots.knownEnd(stream);
  const isKnown = expected === 'any' ? known.slot > 0 : expected === known.version;
  let slot = (isKnown ? known : await slots.end(stream)).slot + 1;
  let readBefore = async (): Promise<unknown> => undefined;

  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (expected !== 'any') {
      await readBefore();
      if (slots.knownEnd(stream).version !== expected) {
        const answer = await settled(slots, stream, expected, ids);
        if (answer !== undefined) return answer;
        slot = slots.knownEnd(stream).slot + 1;
      }
    }
    const place = { stream, slot };
    const claimed = Promise.all(ids.map((id) => claims.claim(id, place)));
    // Both at once, or whoever won the slot before would be ahead in the race for this one.
    const [all] = await Promise.all([claimed, expected === 'any' ? readBefore() : undefined]);
    readBefore = async () => undefined;
    if (all.includes('stands')) {
      const answer = await settled(slots, stream, expected, ids);
      if (answer !== undefined) return answer;
      throw new LogError('event-id-taken');
    }
    // What is known can be forgotten, where many streams are written at once.
    const seen = slots.knownEnd(stream);
    const end = seen.slot < slot - 1 ? await slots.end(stream) : seen;
    if (end.slot === slot - 1 && (expected === 'any' || expected === end.version)) {
      if ((await cells.put(subjects.slot(place), slotText(end.version, events))) === 'stored') {
        const version = end.version + events.length;
        slots.note(place, version);
        for (const id of ids) claims.forget(id);
        return { ok: true, version };
      }
      // By somebody else; or by us, where the answer was lost: then the ids are found there.
      readBefore = () => slots.written(place);
      slot += 1;
    } else {
      slot = end.slot + 1;
    }
  }
  throw new LogError('too-many-conflicts');
}
