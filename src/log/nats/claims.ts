import { LogError } from '../errors.js';
import type { Cells } from './cells.js';
import { pause } from './retry.js';
import { endOf, type Slots, slotText } from './slots.js';
import type { Place, Subjects } from './subjects.js';

/** What became of a claim: the id may go to the slot, or stands in one. */
type Claimed = 'claimed' | 'stands';

/**
 * Lets an event id stand in one slot at most, on an engine that compares one subject at a time.
 *
 * Before a batch is written, each of its ids is claimed for the slot: claim 1 of an id is a cell that names the slot.
 * Where it is written already, the slot it names decides. Holds it the id, the id is taken. Holds it a batch without
 * the id, the claim is void for ever, and claim 2 is next. Is it empty, its writer is at work, or died: after a while
 * the slot is closed with a batch of no events, which nobody sees.
 *
 * Who places an id in the slot of one of its claims has seen that all claims before it are void, and what is void
 * stays so. So of all slots that the claims of an id name, one at most gets the id.
 */
export interface Claims {
  /** Claims an id for a slot. */
  claim(id: string, wanted: Place): Promise<Claimed>;
  /** Forgets what is remembered of an id, which saves a repeated claim its way. */
  forget(id: string): void;
}

interface Claim {
  readonly number: number;
  readonly place: Place;
}

const MOST_CLAIMS = 10_000;
const MANY_IDS = 10_000;
// How long a slot that somebody claimed an id for stays open before it is closed: an append takes milliseconds.
const PAUSES_MS: readonly number[] = [10, 20, 50, 100, 200, 400];

/** Claims ids in cells. */
export function openClaims(cells: Cells, subjects: Subjects, slots: Slots): Claims {
  const lastSeen = new Map<string, Claim>();

  async function holds(place: Place, id: string): Promise<boolean> {
    for (const wait of PAUSES_MS) {
      const slot = await slots.get(place);
      if (slot !== undefined) return slot.events.some((event) => event.id === id);
      await pause(wait);
    }
    // Whoever claimed a slot had seen that the one before is written.
    const before = place.slot === 1 ? undefined : await slots.written({ ...place, slot: place.slot - 1 });
    await cells.put(subjects.slot(place), slotText(before === undefined ? 0 : endOf(before).version, []));
    return (await slots.written(place)).events.some((event) => event.id === id);
  }

  async function write(id: string, number: number, wanted: Place): Promise<Claim> {
    const subject = subjects.claim(id, number);
    if ((await cells.put(subject, subjects.slot(wanted))) === 'stored') return { number, place: wanted };
    const place = subjects.placeOf((await cells.getWritten(subject)).text);
    if (place === undefined) throw new LogError('stream-unsafe', { settings: ['messages'] });
    return { number, place };
  }

  async function next(id: string, wanted: Place): Promise<Claim | 'stands'> {
    const remembered = lastSeen.get(id);
    if (remembered === undefined) return write(id, 1, wanted);
    if (remembered.place.stream === wanted.stream && remembered.place.slot === wanted.slot) return remembered;
    // A race was lost for the slot remembered: both at once, or whoever won it would be ahead in the next one too.
    const [isThere, claim] = await Promise.all([
      holds(remembered.place, id),
      write(id, remembered.number + 1, wanted),
    ]);
    return isThere ? 'stands' : claim;
  }

  return {
    async claim(id, wanted) {
      let claim = await next(id, wanted);
      for (; claim !== 'stands'; claim = await write(id, claim.number + 1, wanted)) {
        lastSeen.delete(id);
        lastSeen.set(id, claim);
        if (lastSeen.size > MANY_IDS) lastSeen.delete(lastSeen.keys().next().value as string);
        if (claim.place.stream === wanted.stream && claim.place.slot === wanted.slot) return 'claimed';
        if (claim.number > MOST_CLAIMS) throw new LogError('too-many-conflicts');
        if (await holds(claim.place, id)) break;
      }
      lastSeen.delete(id);
      return 'stands';
    },
    forget: (id) => void lastSeen.delete(id),
  };
}
