import type { Actor, CalendarDate, DateTime, EntryEvent, RecordedEvent, ReferralEvent } from 'ce-referrals';

export const MANAGER: Actor = { userId: 'user-1', organizationId: 'ce-lead', role: 'priority-list-manager' };
export const PROVIDER: Actor = {
  userId: 'user-2',
  organizationId: 'organization-1',
  role: 'housing-provider',
};

/** An event as a log holds it. */
export function recorded(stream: string, version: number, event: ReferralEvent): RecordedEvent {
  return { stream, version, id: `${stream}/${version}`, event };
}

/** A stream of events, from version 1. */
export function stream(name: string, ...events: readonly ReferralEvent[]): readonly RecordedEvent[] {
  return events.map((event, at) => recorded(name, at + 1, event));
}

function entry(recordedAt: DateTime, recordedBy: Actor) {
  return { source: 'entry', recordedAt, recordedBy } as const;
}

export function referred(
  data: Partial<EntryEvent<'referred'>['data']> = {},
  recordedAt?: DateTime,
): EntryEvent<'referred'> {
  const whole = {
    referralId: 'r-1',
    personalId: 'client-1',
    enrollmentId: 'ce-1',
    eventType: 13,
    projectId: 'project-1',
    organizationId: 'organization-1',
    referredOn: '2026-03-02',
    ...data,
  } as const;
  return {
    type: 'referred',
    data: whole,
    metadata: entry(recordedAt ?? `${whole.referredOn}T09:00`, MANAGER),
  };
}

export function acknowledged(
  acknowledgedOn: CalendarDate = '2026-03-04',
  recordedAt: DateTime = `${acknowledgedOn}T09:00`,
): EntryEvent<'acknowledged'> {
  return { type: 'acknowledged', data: { acknowledgedOn }, metadata: entry(recordedAt, PROVIDER) };
}

export function enrolled(
  enrolledOn: CalendarDate = '2026-03-20',
  data: Partial<EntryEvent<'enrolled'>['data']> = {},
): EntryEvent<'enrolled'> {
  const whole = { enrollmentId: 'e-1', personalId: 'client-1', projectId: 'project-1', enrolledOn, ...data };
  return { type: 'enrolled', data: whole, metadata: entry(`${enrolledOn}T09:00`, PROVIDER) };
}

export function accepted(
  resultDate: CalendarDate = '2026-03-20',
  resultingEnrollmentId = 'e-1',
): EntryEvent<'resolved'> {
  return {
    type: 'resolved',
    data: { result: 'client-accepted', resultDate, resultingEnrollmentId },
    metadata: entry(`${resultDate}T10:00`, PROVIDER),
  };
}

export function rejected(
  resultDate: CalendarDate = '2026-03-10',
  notHousedReason = 'declined-unit',
  result: 'client-rejected' | 'provider-rejected' = 'client-rejected',
): EntryEvent<'resolved'> {
  return {
    type: 'resolved',
    data: { result, resultDate, notHousedReason },
    metadata: { ...entry(`${resultDate}T10:00`, PROVIDER), reasonListVersion: 'ce-referrals-1' },
  };
}

export function notHoused(
  addedOn: CalendarDate = '2026-05-01',
  reason = 'no-unit-found',
): EntryEvent<'not-housed-reason-added'> {
  return {
    type: 'not-housed-reason-added',
    data: { reason, addedOn },
    metadata: { ...entry(`${addedOn}T10:00`, PROVIDER), reasonListVersion: 'ce-referrals-1' },
  };
}

export function voided(
  of: EntryEvent<'voided'>['data']['of'] = 'referral',
  voidedOn: CalendarDate = '2026-03-15',
): EntryEvent<'voided'> {
  return {
    type: 'voided',
    data: { of, reason: 'entered-in-error', voidedOn },
    metadata: entry(`${voidedOn}T10:00`, MANAGER),
  };
}
