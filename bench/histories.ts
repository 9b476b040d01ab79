import type { Actor, CalendarDate, EntryMetadata, NewReferralEvent, ReferralEvent } from 'ce-referrals';

const DIGITS = Buffer.from('0123456789abcdef');
const text = Buffer.alloc(32);

// 32 hexadecimal digits, as HMIS vendors write identifiers: each time a flat text of its own, as a parser gives it.
function id(kind: number, number: number): string {
  let left = Math.imul(number * 8 + kind + 1, 0x9e3779b1) >>> 0;
  for (let at = 0; at < 32; at += 1) {
    text[at] = DIGITS[left & 15] as number;
    left = at % 8 === 7 ? Math.imul(left + at + number, 0x85ebca6b) >>> 0 : left >>> 4;
  }
  return text.toString('latin1');
}

const date = (number: number, after: number): CalendarDate =>
  `2026-0${1 + (number % 9)}-${String(1 + after + (number % 7)).padStart(2, '0')}` as CalendarDate;

function metadata(recordedBy: Actor, on: CalendarDate): EntryMetadata {
  return { source: 'entry', recordedAt: `${on}T09:00-06:00`, recordedBy: { ...recordedBy } };
}

/** A referral's story, told as events: what every bench reads. */
class Story {
  readonly events: NewReferralEvent[] = [];
  readonly #number: number;
  readonly #organizationId: string;
  readonly #projectId: string;
  readonly #personalId: string;

  constructor(number: number) {
    this.#number = number;
    this.#organizationId = `organization-${number % 97}`;
    this.#projectId = `project-${number % 97}-${number % 3}`;
    this.#personalId = id(2, number);
  }

  #on(after: number): CalendarDate {
    return date(this.#number, after);
  }

  #provider(after: number): EntryMetadata {
    const role = 'housing-provider';
    return metadata({ userId: 'user-1', organizationId: this.#organizationId, role }, this.#on(after));
  }

  #coordinatedEntry(after: number): EntryMetadata {
    const role = 'priority-list-manager';
    return metadata({ userId: 'user-2', organizationId: 'ce-lead', role }, this.#on(after));
  }

  referred(): this {
    const data = {
      referralId: id(1, this.#number),
      personalId: this.#personalId,
      enrollmentId: id(3, this.#number),
      eventType: 13,
      projectId: this.#projectId,
      organizationId: this.#organizationId,
      referredOn: this.#on(0),
    } as const;
    this.events.push({ type: 'referred', data, metadata: this.#coordinatedEntry(0) });
    return this;
  }

  acknowledged(after = 2): this {
    const data = { acknowledgedOn: this.#on(after) };
    this.events.push({ type: 'acknowledged', data, metadata: this.#provider(after) });
    return this;
  }

  enrolled(kind = 4): this {
    const enrollmentId = id(kind, this.#number);
    const [personalId, projectId, enrolledOn] = [this.#personalId, this.#projectId, this.#on(9)];
    const data = { enrollmentId, personalId, projectId, enrolledOn };
    this.events.push({ type: 'enrolled', data, metadata: this.#provider(9) });
    return this;
  }

  accepted(kind = 4): this {
    const resultingEnrollmentId = id(kind, this.#number);
    const data = { result: 'client-accepted', resultDate: this.#on(9), resultingEnrollmentId } as const;
    this.events.push({ type: 'resolved', data, metadata: this.#provider(10) });
    return this;
  }

  rejected(): this {
    const data = {
      result: 'client-rejected',
      resultDate: this.#on(6),
      notHousedReason: 'declined-unit',
    } as const;
    const reasonListVersion = 'ce-referrals-1';
    this.events.push({ type: 'resolved', data, metadata: { ...this.#provider(6), reasonListVersion } });
    return this;
  }

  notHoused(): this {
    const data = { reason: 'no-unit-found', addedOn: this.#on(18) };
    const reasonListVersion = 'ce-referrals-1';
    const given = { ...this.#provider(18), reasonListVersion };
    this.events.push({ type: 'not-housed-reason-added', data, metadata: given });
    return this;
  }

  voided(of: 'referral' | 'acknowledgement' | 'enrollment'): this {
    const data = { of, reason: 'entered-in-error', voidedOn: this.#on(12) } as const;
    const by = of === 'referral' ? this.#coordinatedEntry(12) : this.#provider(12);
    this.events.push({ type: 'voided', data, metadata: by });
    return this;
  }
}

/**
 * The history of one referral, 3 to 6 events, always the same for a number. Of 20, 8 end in an enrollment, 6 in a
 * rejection, 3 in an enrollment without housing; one has its enrollment put right, one a repeated event that a fold
 * skips, and one is taken back.
 */
export function historyOf(number: number): readonly NewReferralEvent[] {
  const begun = new Story(number).referred().acknowledged();
  const kind = number % 20;
  if (kind < 8) return begun.enrolled().accepted().events;
  if (kind < 14) return begun.rejected().events;
  if (kind < 17) return begun.enrolled().accepted().notHoused().events;
  if (kind === 17) return begun.enrolled().voided('enrollment').enrolled(5).accepted(5).events;
  if (kind === 18) return begun.acknowledged(3).rejected().events;
  return begun.voided('referral').events;
}

export function histories(count: number): readonly (readonly NewReferralEvent[])[] {
  return Array.from({ length: count }, (_, number) => historyOf(number));
}

/**
 * One history that never ends: acknowledged, taken back, acknowledged again, with a repetition that a fold skips in
 * every round.
 */
export function longHistory(events: number): readonly ReferralEvent[] {
  const story = new Story(7).referred();
  while (story.events.length < events) {
    story.acknowledged().acknowledged(3).enrolled().voided('enrollment').voided('acknowledgement');
  }
  return story.events.slice(0, events);
}
