import type { CheckpointedEvent } from '../../referral/recorded-event.js';
import { LogError } from '../errors.js';
import type { Cells } from './cells.js';
import type { Slot, Slots } from './slots.js';

const FIRST_WINDOW = 8;
const LAST_WINDOW = 128;

/** A message, and how many of its events are known; without a number, all. */
interface Position {
  readonly sequence: number;
  readonly events?: number;
}

function positionOf(checkpoint: string): Position {
  const [, sequence, events] = /^([1-9]\d{0,15})(?:\.([1-9]\d{0,8}))?$/.exec(checkpoint) ?? [];
  if (sequence === undefined) throw new LogError('checkpoint-unknown');
  return { sequence: Number(sequence), ...(events !== undefined && { events: Number(events) }) };
}

function checkpointed(sequence: number, { events }: Slot, from = 0): CheckpointedEvent[] {
  return events.slice(from).map((event, index) => {
    const count = from + index + 1;
    const checkpoint = count === events.length ? `${sequence}` : `${sequence}.${count}`;
    return Object.freeze({ ...event, checkpoint });
  });
}

async function restOf(
  cells: Cells,
  slots: Slots,
  { sequence, events = 0 }: Position,
): Promise<CheckpointedEvent[]> {
  const slot = slots.slotIn(await cells.at(sequence));
  if (slot === undefined || events >= slot.events.length) throw new LogError('checkpoint-unknown');
  return checkpointed(sequence, slot, events);
}

/**
 * Reads all slots in the order in which the stream took them. There are no holes: nothing can be deleted, so each
 * sequence up to the last is waited for.
 */
export async function* readAllSlots(
  cells: Cells,
  slots: Slots,
  settle: () => Promise<void>,
  after: string | undefined,
): AsyncGenerator<CheckpointedEvent> {
  const position: Position = after === undefined ? { sequence: 0 } : positionOf(after);
  let last = await cells.last();
  if (position.sequence > last) {
    // It may be the leader that is behind.
    await settle();
    last = await cells.last();
    if (position.sequence > last) throw new LogError('checkpoint-unknown');
  }
  if (position.events !== undefined) yield* await restOf(cells, slots, position);
  let next = position.sequence + 1;
  for (let size = FIRST_WINDOW; next <= last; size = Math.min(size * 2, LAST_WINDOW)) {
    const count = Math.min(size, last - next + 1);
    const found = await Promise.all(Array.from({ length: count }, (_, index) => cells.at(next + index)));
    for (const cell of found) {
      const slot = slots.slotIn(cell);
      if (slot !== undefined) yield* checkpointed(cell.sequence, slot);
    }
    next += count;
  }
}
