import type { ReferralEvent } from '../../referral/events.js';
import { deepFreeze } from '../../referral/freeze.js';
import type { RecordedEvent } from '../../referral/recorded-event.js';
import type { StorableEvent } from '../appendable.js';
import { LogError } from '../errors.js';
import type { Cell, Cells } from './cells.js';
import type { Place, Subjects } from './subjects.js';

/** Where a stream ends, as far as it is known here: at least there. */
export interface End {
  /** The number of its last slot; 0 before the first. */
  readonly slot: number;
  /** The version of its last event. */
  readonly version: number;
}

/** A batch as it is stored. Without events it closes the slot for whoever wanted it. */
export interface Slot extends Place {
  /** The version that it stands behind. */
  readonly after: number;
  /** Its events. */
  readonly events: readonly RecordedEvent[];
}

/** Streams as rows of slots. */
export interface Slots {
  /** A stream's slots, in their order, from behind a place that is known. */
  read(stream: string, behind?: End): AsyncGenerator<Slot>;
  /** Where a stream ends, for all that is known here. Asks nobody. */
  knownEnd(stream: string): End;
  /** Where a stream ends. */
  end(stream: string): Promise<End>;
  /** Makes known that a slot is written. */
  note(place: Place, version: number): void;
  /** The slot at a place that is known to be written. */
  written(place: Place): Promise<Slot>;
  /** The slot at a place, if it is written. */
  get(place: Place): Promise<Slot | undefined>;
  /** The slot in a cell; `undefined` where the cell is none. */
  slotIn(cell: Cell): Slot | undefined;
}

const START: End = { slot: 0, version: 0 };
const MANY_STREAMS = 10_000;
const FIRST_WINDOW = 4;
const LAST_WINDOW = 32;

interface Written {
  readonly after: number;
  readonly events: readonly { readonly id: string; readonly event: ReferralEvent }[];
}

/** A batch as text. The events' JSON goes in as it is. */
export function slotText(after: number, events: readonly StorableEvent[]): string {
  const items = events.map(({ id, json }) => `{"id":${JSON.stringify(id)},"event":${json}}`);
  return `{"after":${after},"events":[${items.join()}]}`;
}

function slotOf(place: Place, { text }: Cell): Slot {
  let written: Written;
  try {
    written = JSON.parse(text) as Written;
    const { after, events } = written;
    const recorded = events.map(({ id, event }, index) =>
      deepFreeze({ stream: place.stream, version: after + index + 1, id, event }),
    );
    return { ...place, after, events: recorded };
  } catch {
    // Written by another program. What the parser says would repeat it.
    throw new LogError('stream-unsafe', { settings: ['messages'] });
  }
}

/** The version that a slot ends at. */
export function endOf({ slot, after, events }: Slot): End {
  return { slot, version: after + events.length };
}

/** Reads streams. Keeps in mind where they end: that can be too early, never wrong. */
export function openSlots(cells: Cells, subjects: Subjects): Slots {
  const ends = new Map<string, End>();
  const knownEnd = (stream: string): End => ends.get(stream) ?? START;

  function note({ stream, slot }: Place, version: number): void {
    if (knownEnd(stream).slot >= slot) return;
    ends.delete(stream);
    ends.set(stream, { slot, version });
    if (ends.size > MANY_STREAMS) ends.delete(ends.keys().next().value as string);
  }

  function noted(place: Place, cell: Cell): Slot {
    const slot = slotOf(place, cell);
    note(place, endOf(slot).version);
    return slot;
  }

  async function* read(stream: string, behind: End = START): AsyncGenerator<Slot> {
    const known = knownEnd(stream).slot;
    let next = behind.slot + 1;
    for (let size = FIRST_WINDOW; ; size = Math.min(size * 2, LAST_WINDOW)) {
      const places = Array.from({ length: size }, (_, index) => ({ stream, slot: next + index }));
      // What was seen once is waited for: a new leader may not have it yet.
      const found = await Promise.all(
        places.map((place) =>
          place.slot <= known ? cells.getWritten(subjects.slot(place)) : cells.get(subjects.slot(place)),
        ),
      );
      for (const [index, cell] of found.entries()) {
        // What stands behind a slot that was empty was written since.
        if (cell === undefined) return;
        yield noted(places[index] as Place, cell);
      }
      next += size;
    }
  }

  return {
    read,
    knownEnd,
    note,
    written: async (place) => noted(place, await cells.getWritten(subjects.slot(place))),
    async get(place) {
      const cell = await cells.get(subjects.slot(place));
      return cell && noted(place, cell);
    },
    async end(stream) {
      let end = knownEnd(stream);
      for await (const slot of read(stream, end)) end = endOf(slot);
      return end;
    },
    slotIn(cell) {
      const place = subjects.placeOf(cell.subject);
      return place && slotOf(place, cell);
    },
  };
}
