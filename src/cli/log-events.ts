import { createHash } from 'node:crypto';
import { canonical } from '../log/canonical.js';
import type { NewEvent } from '../log/port.js';
import type { ReferralEvent } from '../referral/events.js';
import type { RecordedEvent } from '../referral/recorded-event.js';
import { ASKED, type Asked } from '../referral/rules/rule.js';
import type { StreamHistory } from './event-lines.js';

type Metadata = object & Partial<Record<'stream' | 'version' | 'id' | 'unknowable', unknown>>;

// What a log knows itself. What the source cannot know stands with the first event, as in lines of events.
function kept(event: ReferralEvent, version: number, unknowable: readonly Asked[]): ReferralEvent {
  const { stream: _, version: __, id: ___, unknowable: ____, ...metadata } = event.metadata as Metadata;
  const told = version === 1 && unknowable.length > 0 ? { ...metadata, unknowable } : metadata;
  return { ...event, metadata: told } as ReferralEvent;
}

// The order of keys says nothing, and is another one in another source of the same events.
function idOf(stream: string, version: number, event: ReferralEvent): string {
  const text = canonical([stream, version, event]);
  return `${stream}/${version}/${createHash('sha256').update(text).digest('base64url')}`;
}

/**
 * A history as the events of its stream. An event's id is made of its place and of all that it says, so the same
 * history gives the same ids, and one that differs anywhere does not pass for it.
 */
export function newEventsOf({ stream, events, unknowable }: StreamHistory): readonly NewEvent[] {
  return events.map((given, index) => {
    const event = kept(given, index + 1, unknowable);
    return { id: idOf(stream, index + 1, event), event };
  });
}

/** What the source of a stream cannot know, where its first event says so. */
export function unknowableIn({ version, event }: RecordedEvent): readonly Asked[] {
  const told = version === 1 ? (event.metadata as Metadata | undefined)?.unknowable : undefined;
  return Array.isArray(told) ? ASKED.filter((asked) => told.includes(asked)) : [];
}
