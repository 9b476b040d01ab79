import type { CommandOf, CommandType, EntryEvent, ImportEvent, ReferralEventType } from 'ce-referrals';

const recordedBy = { userId: 'user-1', organizationId: 'org-1', role: 'housing-provider' } as const;
const entered = {
  source: 'entry',
  recordedAt: '2026-03-04T10:11:12-06:00',
  recordedBy,
  commandId: 'command-1',
  reasonListVersion: 'list-1',
  schemaVersion: 1,
} as const;
const imported = {
  source: 'import',
  recordedAt: '2026-03-31T00:00',
  recordedBy,
  commandId: 'command-1',
  reasonListVersion: 'list-1',
  inferredBy: 'enrollment-after-referral',
  sourceCreated: '2026-03-01 08:00:00',
  sourceUpdated: '2026-03-01 08:00:00',
  sourceUserId: 'u-11',
} as const;

const referred = {
  referralId: 'referral-1',
  personalId: 'client-1',
  enrollmentId: 'enrollment-1',
  householdId: 'household-1',
  eventType: 14,
  projectId: 'project-1',
  organizationId: 'org-1',
  referredOn: '2026-03-01',
} as const;
const acknowledged = { acknowledgedOn: '2026-03-02' } as const;
const enrolled = {
  enrollmentId: 'enrollment-2',
  personalId: 'client-1',
  projectId: 'project-1',
  enrolledOn: '2026-03-03',
} as const;
const successful = {
  result: 'client-accepted',
  resultDate: '2026-03-03',
  resultingEnrollmentId: 'enrollment-2',
} as const;
const unsuccessful = {
  result: 'client-rejected',
  resultDate: '2026-03-03',
  notHousedReason: 'declined-unit',
} as const;
const notHousedReasonAdded = { reason: 'no-unit-found', addedOn: '2026-03-04' } as const;
const voided = { of: 'referral', reason: 'entered-in-error', voidedOn: '2026-03-04' } as const;

const FACTS = [
  ['referred', referred],
  ['acknowledged', acknowledged],
  ['enrolled', enrolled],
  ['resolved', successful],
  ['resolved', unsuccessful],
  ['not-housed-reason-added', notHousedReasonAdded],
  ['voided', voided],
] as const;

/** One event of each kind as a person records it, every optional field given. */
export const ENTRIES = FACTS.map(
  ([type, data]) => ({ type, data, metadata: entered }) as EntryEvent<ReferralEventType>,
);

/** One event of each kind as an import tells it, every optional field given. */
export const IMPORTS = FACTS.map(
  ([type, data]) => ({ type, data, metadata: imported }) as ImportEvent<ReferralEventType>,
);

/** A referral as a person records it. */
export const REFERRED = ENTRIES[0] as EntryEvent<'referred'>;

const metadata = { recordedAt: '2026-03-04T10:11', recordedBy, commandId: 'command-1' } as const;

/** One command of each type, every optional field given. */
export const COMMANDS = (
  [
    ['refer', referred],
    ['acknowledge', acknowledged],
    ['enroll', enrolled],
    ['resolve-successful', { resultDate: '2026-03-03', resultingEnrollmentId: 'enrollment-2' }],
    ['resolve-unsuccessful', unsuccessful],
    ['add-not-housed-reason', notHousedReasonAdded],
    ['void', voided],
  ] as const
).map(([type, data]) => ({ type, data, metadata }) as CommandOf<CommandType>);

/** A deep copy without type, to be spoiled. */
// biome-ignore lint/suspicious/noExplicitAny: what is made from it is malformed on purpose
export function copyOf(value: unknown): any {
  return structuredClone(value);
}
