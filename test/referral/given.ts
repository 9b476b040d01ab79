import type {
  Acknowledged,
  Actor,
  Enrolled,
  EntryEvent,
  EntryMetadata,
  ImportEvent,
  ImportMetadata,
  NotHousedReasonAdded,
  ReferralEvent,
  ReferralEventType,
  Referred,
  ResolvedSuccessful,
  ResolvedUnsuccessful,
  Voided,
} from 'ce-referrals';

/** CE staff, who refer. */
export const manager: Actor = {
  userId: 'user-1',
  organizationId: 'ce-organization',
  role: 'priority-list-manager',
};

/** Staff of the program that receives the referral. */
export const provider: Actor = {
  userId: 'user-2',
  organizationId: 'organization-1',
  role: 'housing-provider',
};

/** Runs the HMIS. */
export const administrator: Actor = {
  userId: 'user-3',
  organizationId: 'hmis-organization',
  role: 'hmis-administrator',
};

/** Metadata of a person's record, made after all the days that the examples use. */
export function by(recordedBy: Actor, more: Partial<EntryMetadata> = {}): EntryMetadata {
  return { source: 'entry', recordedAt: '2026-04-01T09:00-05:00', recordedBy, ...more };
}

/** Metadata that says no more than that the event was imported. */
export const imported: ImportMetadata = { source: 'import' };

/** Metadata of an imported fact that no source states. */
export const inferred: ImportMetadata = { source: 'import', inferredBy: 'nearest-enrollment' };

/** The client is referred on Monday, 2 March 2026. */
export function referred(data: Partial<Referred> = {}, metadata = by(manager)): EntryEvent<'referred'> {
  return {
    type: 'referred',
    data: {
      referralId: 'referral-1',
      personalId: 'client-1',
      enrollmentId: 'ce-enrollment-1',
      eventType: 14,
      projectId: 'project-1',
      organizationId: 'organization-1',
      referredOn: '2026-03-02',
      ...data,
    },
    metadata,
  };
}

/** The provider acknowledges on 4 March. */
export function acknowledged(
  data: Partial<Acknowledged> = {},
  metadata = by(provider),
): EntryEvent<'acknowledged'> {
  return { type: 'acknowledged', data: { acknowledgedOn: '2026-03-04', ...data }, metadata };
}

/** The client is enrolled on 10 March. */
export function enrolled(data: Partial<Enrolled> = {}, metadata = by(provider)): EntryEvent<'enrolled'> {
  return {
    type: 'enrolled',
    data: {
      enrollmentId: 'enrollment-1',
      personalId: 'client-1',
      projectId: 'project-1',
      enrolledOn: '2026-03-10',
      ...data,
    },
    metadata,
  };
}

/** The referral led to that enrollment. */
export function successful(
  data: Partial<ResolvedSuccessful> = {},
  metadata = by(provider),
): EntryEvent<'resolved'> {
  const success = {
    result: 'client-accepted',
    resultDate: '2026-03-10',
    resultingEnrollmentId: 'enrollment-1',
  } as const;
  return { type: 'resolved', data: { ...success, ...data }, metadata };
}

/** The provider declined: the client's income does not qualify. */
export function unsuccessful(
  data: Partial<ResolvedUnsuccessful> = {},
  metadata = by(provider),
): EntryEvent<'resolved'> {
  const failure = {
    result: 'provider-rejected',
    resultDate: '2026-03-12',
    notHousedReason: 'income',
  } as const;
  return { type: 'resolved', data: { ...failure, ...data }, metadata };
}

/** The enrolled client was never housed. */
export function reasonAdded(
  data: Partial<NotHousedReasonAdded> = {},
  metadata = by(provider),
): EntryEvent<'not-housed-reason-added'> {
  return {
    type: 'not-housed-reason-added',
    data: { reason: 'no-unit-found', addedOn: '2026-03-20', ...data },
    metadata,
  };
}

/** Something is taken back, by default the whole referral. */
export function voided(data: Partial<Voided> = {}, metadata = by(administrator)): EntryEvent<'voided'> {
  return {
    type: 'voided',
    data: { of: 'referral', reason: 'entered-in-error', voidedOn: '2026-03-25', ...data },
    metadata,
  };
}

/** The same event as an import tells it: without the named fields, and recorded by nobody. */
export function asImport(
  event: ReferralEvent,
  without: readonly string[] = [],
  metadata: ImportMetadata = imported,
): ReferralEvent {
  const data = Object.fromEntries(Object.entries(event.data).filter(([key]) => !without.includes(key)));
  return { type: event.type, data, metadata } as unknown as ImportEvent<ReferralEventType> as ReferralEvent;
}

/** An event in which one field of data is missing or is something else: what no type allows. */
export function spoilt(event: ReferralEvent, field: string, value?: unknown): ReferralEvent {
  const { [field as 'reason']: _, ...rest } = event.data as unknown as Record<'reason', unknown>;
  return { ...event, data: value === undefined ? rest : { ...rest, [field]: value } } as ReferralEvent;
}

/** Histories that the examples go on from. */
export const given = {
  referred: [referred()],
  acknowledged: [referred(), acknowledged()],
  enrolled: [referred(), acknowledged(), enrolled()],
  enrolledUnacknowledged: [referred(), enrolled()],
  successful: [referred(), acknowledged(), enrolled(), successful()],
  notHoused: [referred(), acknowledged(), enrolled(), successful(), reasonAdded()],
  unsuccessful: [referred(), acknowledged(), unsuccessful()],
  voided: [referred(), acknowledged(), voided()],
} as const satisfies Readonly<Record<string, readonly ReferralEvent[]>>;
