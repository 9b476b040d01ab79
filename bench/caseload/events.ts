import type { Actor, CalendarDate, CheckpointedEvent, EntryMetadata, ReferralEvent } from 'ce-referrals';

/** Referrals that one organization receives, where there are that many. */
export const REFERRALS_PER_ORGANIZATION = 2000;

const WINDOW = 5000;
const DAYS: readonly CalendarDate[] = Array.from(
  { length: 28 },
  (_, at) => `2026-03-${String(at + 1).padStart(2, '0')}` as CalendarDate,
);

const DIGITS = Buffer.from('0123456789abcdef');
const KINDS = [1, 2, 3, 4].map((kind) => Buffer.from(`${kind}f8a61c09d2e47b5a1c49b07`.padEnd(32, '0')));

/**
 * An identifier of 32 hexadecimal digits, as HMIS vendors write them: each time a flat text of its own, as a parser
 * gives it. Neighbours in a file are none in a table.
 */
export function idOf(kind: 1 | 2 | 3 | 4, number: number): string {
  const text = KINDS[kind - 1] as Buffer;
  for (let at = 31, left = Math.imul(number + 1, 0x9e3779b1) >>> 0; at >= 24; at -= 1, left >>>= 4) {
    text[at] = DIGITS[left & 15] as number;
  }
  return text.toString('latin1');
}

export const organizationOf = (number: number, referrals: number): string =>
  `organization-${number % Math.max(1, Math.floor(referrals / REFERRALS_PER_ORGANIZATION))}`;

const day = (number: number, after: number): CalendarDate => DAYS[(number % 10) + after] as CalendarDate;

const METADATA = new Map<string, EntryMetadata>();

// One object for all events of an organization on a day: nothing that is measured keeps any of it.
function metadataOf(organizationId: string, on: CalendarDate): EntryMetadata {
  const key = `${organizationId} ${on}`;
  const found = METADATA.get(key);
  if (found !== undefined) return found;
  const recordedBy: Actor = { userId: 'user-1', organizationId, role: 'housing-provider' };
  const made: EntryMetadata = { source: 'entry', recordedAt: `${on}T09:00-06:00`, recordedBy };
  METADATA.set(key, made);
  return made;
}

const clientOf = (number: number, referrals: number): string => idOf(2, number % Math.ceil(referrals * 0.7));

/** The events of a referral, in order: 4 for most, of every ending. */
export function eventsOf(number: number, referrals: number): readonly ReferralEvent[] {
  const organizationId = organizationOf(number, referrals);
  const projectId = `project-${organizationId.slice(13)}-${number % 3}`;
  const made: ReferralEvent = {
    type: 'referred',
    data: {
      referralId: idOf(1, number),
      personalId: clientOf(number, referrals),
      enrollmentId: idOf(3, number),
      eventType: 13,
      projectId,
      organizationId,
      referredOn: day(number, 0),
    },
    metadata: metadataOf(organizationId, day(number, 0)),
  };
  const seen: ReferralEvent = {
    type: 'acknowledged',
    data: { acknowledgedOn: day(number, 3) },
    metadata: metadataOf(organizationId, day(number, 3)),
  };
  const ending = number % 20;
  if (ending === 0) return [made];
  if (ending === 1) return [made, seen];
  if (ending < 7) {
    const data = {
      result: 'client-rejected',
      resultDate: day(number, 9),
      notHousedReason: 'declined-unit',
    } as const;
    return [made, seen, { type: 'resolved', data, metadata: metadataOf(organizationId, day(number, 9)) }];
  }
  const enrolledOn = day(number, 12);
  const placed: ReferralEvent = {
    type: 'enrolled',
    data: { enrollmentId: idOf(4, number), personalId: clientOf(number, referrals), projectId, enrolledOn },
    metadata: metadataOf(organizationId, enrolledOn),
  };
  const accepted: ReferralEvent = {
    type: 'resolved',
    data: { result: 'client-accepted', resultDate: enrolledOn, resultingEnrollmentId: idOf(4, number) },
    metadata: metadataOf(organizationId, enrolledOn),
  };
  if (ending < 16) return [made, seen, placed, accepted];
  const reason = { reason: 'no-unit-found', addedOn: day(number, 18) };
  return [
    made,
    seen,
    placed,
    accepted,
    { type: 'not-housed-reason-added', data: reason, metadata: metadataOf(organizationId, day(number, 18)) },
  ];
}

/** A log of so many referrals as it is read: streams mixed, thousands of referrals under way at a time. */
export async function* readLog(referrals: number): AsyncGenerator<CheckpointedEvent> {
  let checkpoint = 0;
  for (let from = 0; from < referrals; from += WINDOW) {
    const upTo = Math.min(referrals, from + WINDOW);
    const streams = Array.from({ length: upTo - from }, (_, at) => eventsOf(from + at, referrals));
    for (let version = 1; version <= 5; version += 1) {
      for (let number = from; number < upTo; number += 1) {
        const event = streams[number - from]?.[version - 1];
        if (event === undefined) continue;
        checkpoint += 1;
        const stream = idOf(1, number);
        yield { stream, version, id: `${stream}/${version}`, event, checkpoint: String(checkpoint) };
      }
    }
  }
}
