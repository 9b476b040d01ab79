import type { Role } from '../referral/actor.js';
import { type CalendarDate, type DateTime, dayOf, isDateTime } from '../referral/calendar-date.js';
import type { ReferralEvent, ReferralEventType } from '../referral/events.js';
import { factsOf, viewFacts } from '../referral/facts.js';
import { take } from '../referral/recipes.js';
import { dateOfEvent } from '../referral/rules/dates.js';
import { initialState } from '../referral/state.js';
import type { Step } from '../referral/commands.js';
import { stepOf } from '../referral/steps.js';
import { refusalOf, type SkipCode } from '../referral/transitions.js';
import { daysFromTo } from './dates.js';

/** One event of a referral, as a person reads it. */
export interface TimelineEntry {
  /** The event's place in the history, from 0. */
  readonly eventIndex: number;
  /** The type of the event, as it is written; absent where none is. */
  readonly type?: ReferralEventType;
  /** What it does, finer than its type; absent for an event that this version does not know. */
  readonly step?: Step;
  /** The day it happened; absent where an import does not know it. */
  readonly on?: CalendarDate;
  /** When it was recorded; absent where an import does not know it. */
  readonly recordedAt?: DateTime;
  /** The role in which it was recorded; absent where an import does not know it. */
  readonly role?: Role;
  /** Calendar days from the day it happened to the day it was recorded: above 0, it was entered late. */
  readonly daysLate?: number;
  /** The rule that inferred it, where an import did. */
  readonly inferredBy?: string;
  /** The rule by which the history has no place for it: it changed nothing. */
  readonly refusedBy?: SkipCode;
}

function present<T extends object>(entry: { [K in keyof T]: T[K] | undefined }): T {
  return Object.freeze(
    Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)),
  ) as T;
}

function text<T extends string>(value: T | undefined): T | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * A history as a person reads it: what happened, on which day, recorded when, and in which role. In the order of
 * the stream, which is the order of recording, not of the days. It names nobody. Never throws, whatever the events
 * are.
 */
export function timeline(events: Iterable<ReferralEvent>): readonly TimelineEntry[] {
  const facts = factsOf(initialState);
  const entries: TimelineEntry[] = [];
  for (const event of events) {
    const step = stepOf(event);
    const refusedBy = refusalOf(viewFacts(facts), event);
    const { recordedAt, recordedBy, inferredBy } = { inferredBy: undefined, ...event?.metadata };
    const on = step && text(dateOfEvent(event));
    const recordedOn = isDateTime(recordedAt) ? dayOf(recordedAt) : undefined;
    entries.push(
      present<TimelineEntry>({
        eventIndex: entries.length,
        type: text(event?.type),
        step,
        on,
        recordedAt: text(recordedAt),
        role: text(recordedBy?.role),
        daysLate: daysFromTo(on, recordedOn),
        inferredBy: text(inferredBy),
        refusedBy,
      }),
    );
    take(facts, event);
  }
  return Object.freeze(entries);
}
