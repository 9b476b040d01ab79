import type { Actor, CalendarDate, DateTime, ReferralCommand } from 'ce-referrals';

/** One way a referral can end: what people record, and what they try to and may not. */
export interface Ending {
  /** What happens, in a line. */
  readonly title: string;
  /** What people try to record, in order. */
  readonly attempts: readonly Attempt[];
}

/** A command, and why it is refused, where it is. */
export interface Attempt {
  readonly command: ReferralCommand;
  /** What is wrong with it, for the reader. */
  readonly mistake?: string;
}

/** CE staff: refers. */
const office: Actor = { userId: '11', organizationId: '100', role: 'priority-list-manager' };
/** Staff of the receiving organization: does the rest. */
const provider: Actor = { userId: '22', organizationId: '102', role: 'housing-provider' };
/** The same person, who forgot to switch organization. */
const elsewhere: Actor = { ...provider, organizationId: '105' };

function by(recordedBy: Actor, recordedAt: DateTime): ReferralCommand['metadata'] {
  return { recordedBy, recordedAt };
}

const refer: ReferralCommand = {
  type: 'refer',
  data: {
    referralId: '40001',
    personalId: '300004',
    enrollmentId: '600005',
    eventType: 13,
    projectId: '206',
    organizationId: '102',
    referredOn: '2026-03-02',
  },
  metadata: by(office, '2026-03-02T09:10:00-06:00'),
};

const acknowledge: ReferralCommand = {
  type: 'acknowledge',
  data: { acknowledgedOn: '2026-03-03' },
  metadata: by(provider, '2026-03-03T11:20:00-06:00'),
};

const enroll: ReferralCommand = {
  type: 'enroll',
  data: { enrollmentId: '600006', personalId: '300004', projectId: '206', enrolledOn: '2026-03-09' },
  metadata: by(provider, '2026-03-10T08:30:00-05:00'),
};

function resolveSuccessful(recordedAt: DateTime): ReferralCommand {
  return { type: 'resolve-successful', data: {}, metadata: by(provider, recordedAt) };
}

function resolveUnsuccessful(
  result: 'client-rejected' | 'provider-rejected',
  notHousedReason: string,
  resultDate: CalendarDate,
  metadata: ReferralCommand['metadata'],
): ReferralCommand {
  return { type: 'resolve-unsuccessful', data: { result, resultDate, notHousedReason }, metadata };
}

const addReason: ReferralCommand = {
  type: 'add-not-housed-reason',
  data: { reason: 'no-unit-found', addedOn: '2026-05-18' },
  metadata: by(provider, '2026-05-18T09:03:00-05:00'),
};

const atOne = by(provider, '2026-03-06T13:00:00-06:00');
const atTen: DateTime = '2026-03-11T10:00:00-05:00';
const inMay = by(provider, '2026-05-18T09:00:00-05:00');

/** The article's three endings; the second in two forms, by who declined. */
export const ENDINGS: readonly Ending[] = [
  {
    title: 'Successful: the client is enrolled',
    attempts: [
      { command: refer },
      { command: acknowledge },
      {
        command: resolveSuccessful('2026-03-09T16:00:00-05:00'),
        mistake: 'the intake is done, but the enrollment is not recorded yet',
      },
      { command: enroll },
      { command: resolveSuccessful('2026-03-12T15:05:00-05:00') },
    ],
  },
  {
    title: 'Unsuccessful: the client rejected it',
    attempts: [
      { command: refer },
      { command: acknowledge },
      {
        command: resolveUnsuccessful('client-rejected', 'unit-failed-inspection', '2026-03-06', atOne),
        mistake: 'a reason that only an enrolled client can have',
      },
      { command: resolveUnsuccessful('client-rejected', 'declined-unit', '2026-03-06', atOne) },
    ],
  },
  {
    title: 'Unsuccessful: the provider rejected it',
    attempts: [
      { command: refer },
      { command: acknowledge },
      {
        command: resolveUnsuccessful(
          'provider-rejected',
          'documents-missing',
          '2026-03-11',
          by(elsewhere, atTen),
        ),
        mistake: 'the provider acts for another organization than the one that was asked',
      },
      {
        command: resolveUnsuccessful(
          'provider-rejected',
          'documents-missing',
          '2026-03-11',
          by(provider, atTen),
        ),
      },
    ],
  },
  {
    title: 'Enrolled, but never housed: still successful, with a reason',
    attempts: [
      { command: refer },
      { command: acknowledge },
      { command: enroll },
      { command: resolveSuccessful('2026-03-10T08:45:00-05:00') },
      {
        command: resolveUnsuccessful('provider-rejected', 'other', '2026-05-18', inMay),
        mistake: 'not being housed does not undo the success',
      },
      { command: addReason },
    ],
  },
];
