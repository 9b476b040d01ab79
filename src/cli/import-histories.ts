import { byText } from '../caseload/order.js';
import { isLogError, type LogErrorCode } from '../log/errors.js';
import type { EventLog } from '../log/port.js';
import type { StreamHistory } from './event-lines.js';
import { newEventsOf } from './log-events.js';

/** Referrals, and their events. */
export interface Counted {
  referrals: number;
  events: number;
}

/** What became of the histories of an import. */
export interface Imported {
  /** They are in the log now. */
  readonly appended: Counted;
  /** They were before; more may have been recorded since. */
  readonly alreadyThere: Counted;
  /** Referrals whose streams hold other events: they were left as they are. */
  readonly otherEvents: string[];
  /** Referrals that the log cannot take, for their id or for their size. */
  readonly refused: string[];
}

type Became = keyof Imported;

// So many at once keep a server's connections busy. A folder takes them one by one, and they wait their turn.
const IN_FLIGHT = 8;

// What is about this one referral. Of anything else the next one would fail as well.
const OF_ONE: ReadonlySet<LogErrorCode> = new Set(['append-malformed', 'event-not-json', 'event-too-large']);

async function appended(log: EventLog, history: StreamHistory): Promise<Became> {
  try {
    const result = await log.append(history.stream, 0, newEventsOf(history));
    if (!result.ok) return 'otherEvents';
    return result.repeated === true ? 'alreadyThere' : 'appended';
  } catch (error) {
    if (!isLogError(error)) throw error;
    if (error.code === 'event-id-taken') return 'otherEvents';
    if (OF_ONE.has(error.code)) return 'refused';
    throw error;
  }
}

/**
 * Appends each history to its stream, where that does not exist. A history lands whole or not at all, so whatever cuts
 * this short, all that is left to do is to do it again: what stands there already is known by the ids of its events.
 *
 * A few are in flight at a time; when it throws, none is any more.
 *
 * @param onEach - is called behind each history.
 * @throws LogError - whatever the log throws that is not about one referral.
 */
export async function importHistories(
  log: EventLog,
  histories: Iterable<StreamHistory>,
  onEach: () => void,
): Promise<Imported> {
  const imported: Imported = {
    appended: { referrals: 0, events: 0 },
    alreadyThere: { referrals: 0, events: 0 },
    otherEvents: [],
    refused: [],
  };
  function* shared(): Generator<StreamHistory> {
    yield* histories;
  }
  const left = shared();
  async function work(): Promise<void> {
    // A worker that fails ends the histories for all.
    for (const history of left) {
      const became = imported[await appended(log, history)];
      if (Array.isArray(became)) became.push(history.stream);
      else {
        became.referrals += 1;
        became.events += history.events.length;
      }
      onEach();
    }
  }
  const worked = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, work));
  for (const worker of worked) if (worker.status === 'rejected') throw worker.reason;
  // Which of those in flight ends first says nothing.
  imported.otherEvents.sort(byText);
  imported.refused.sort(byText);
  return imported;
}
