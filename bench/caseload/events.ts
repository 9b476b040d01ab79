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

/** What is made of an index, each once. */
function once<T>(make: (index: number) => T): (index: number) => T {
  const made: T[] = [];
  return (index) => (made[index] ??= make(index));
}

/** How many organizations receive so many referrals: the referral of a number goes to that number modulo these. */
export const organizationsOf = (referrals: number): number =>
  Math.max(1, Math.floor(referrals / REFERRALS_PER_ORGANIZATION));
const PROJECTS_OF_ONE = 3;

const ORGANIZATIONS = once((organization) => Buffer.from(`organization-${organization}`));
const PROJECTS = once((index) =>
  Buffer.from(`project-${Math.floor(index / PROJECTS_OF_ONE)}-${index % PROJECTS_OF_ONE}`),
);

// A text of its own each time, as a parser gives it.
const copyOf = (name: Buffer): string => name.toString('latin1');

export const organizationOf = (number: number, referrals: number): string =>
  copyOf(ORGANIZATIONS(number % organizationsOf(referrals)));

// One object for all events of an organization on a day: nothing that is measured keeps any of it.
const METADATA = once((organization) =>
  once((at): EntryMetadata => {
    const organizationId = copyOf(ORGANIZATIONS(organization));
    const recordedBy: Actor = { userId: 'user-1', organizationId, role: 'housing-provider' };
    return { source: 'entry', recordedAt: `${DAYS[at] as CalendarDate}T09:00-06:00`, recordedBy };
  }),
);

const clientOf = (number: number, referrals: number): string => idOf(2, number % Math.ceil(referrals * 0.7));

// How a referral goes on is told by its number modulo this.
const ENDINGS = 20;

/** The events of a referral, in order: 4 for most, of every ending. */
export function eventsOf(number: number, referrals: number): readonly ReferralEvent[] {
  const organization = number % organizationsOf(referrals);
  const metadataAfter = METADATA(organization);
  const day = (after: number): CalendarDate => DAYS[(number % 10) + after] as CalendarDate;
  const metadata = (after: number): EntryMetadata => metadataAfter((number % 10) + after);
  const project = PROJECTS(organization * PROJECTS_OF_ONE + (number % PROJECTS_OF_ONE));
  const made: ReferralEvent = {
    type: 'referred',
    data: {
      referralId: idOf(1, number),
      personalId: clientOf(number, referrals),
      enrollmentId: idOf(3, number),
      eventType: 13,
      projectId: copyOf(project),
      organizationId: organizationOf(number, referrals),
      referredOn: day(0),
    },
    metadata: metadata(0),
  };
  const seen: ReferralEvent = {
    type: 'acknowledged',
    data: { acknowledgedOn: day(3) },
    metadata: metadata(3),
  };
  const ending = number % ENDINGS;
  if (ending === 0) return [made];
  if (ending === 1) return [made, seen];
  if (ending < 7) {
    const data = { result: 'client-rejected', resultDate: day(9), notHousedReason: 'declined-unit' } as const;
    return [made, seen, { type: 'resolved', data, metadata: metadata(9) }];
  }
  const placed: ReferralEvent = {
    type: 'enrolled',
    data: {
      enrollmentId: idOf(4, number),
      personalId: clientOf(number, referrals),
      projectId: copyOf(project),
      enrolledOn: day(12),
    },
    metadata: metadata(12),
  };
  const accepted: ReferralEvent = {
    type: 'resolved',
    data: { result: 'client-accepted', resultDate: day(12), resultingEnrollmentId: idOf(4, number) },
    metadata: metadata(12),
  };
  if (ending < 16) return [made, seen, placed, accepted];
  const reason = { reason: 'no-unit-found', addedOn: day(18) };
  return [
    made,
    seen,
    placed,
    accepted,
    { type: 'not-housed-reason-added', data: reason, metadata: metadata(18) },
  ];
}

/** How many events so many referrals have: those of each ending, as often as it comes. */
export function eventsOfAll(referrals: number): number {
  let events = 0;
  for (let ending = 0; ending < ENDINGS; ending += 1) {
    events += eventsOf(ending, referrals).length * Math.ceil((referrals - ending) / ENDINGS);
  }
  return events;
}

/**
 * A log of so many referrals as it is read: streams mixed, thousands of referrals under way at a time.
 *
 * @param between - waited for before each of those thousands.
 */
export async function* readLog(
  referrals: number,
  between?: () => Promise<void>,
): AsyncGenerator<CheckpointedEvent> {
  let checkpoint = 0;
  for (let from = 0; from < referrals; from += WINDOW) {
    await between?.();
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
