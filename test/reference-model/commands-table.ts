/** What a field of a command must hold; a question mark says that it may be absent. */
export type Form = 'id' | 'id?' | 'text' | 'text?' | 'number' | readonly string[];

/** A command: the event it gives, and its fields. */
export type CommandRow = {
  readonly gives: string;
  readonly fields: Readonly<Record<string, Form>>;
  readonly choosesReason?: true;
};

/** The commands. */
export const COMMANDS: Readonly<Record<string, CommandRow>> = {
  refer: {
    gives: 'referred',
    fields: {
      referralId: 'id',
      personalId: 'id',
      enrollmentId: 'id',
      householdId: 'id?',
      eventType: 'number',
      projectId: 'id',
      organizationId: 'id',
      referredOn: 'text',
    },
  },
  acknowledge: { gives: 'acknowledged', fields: { acknowledgedOn: 'text' } },
  enroll: {
    gives: 'enrolled',
    fields: { enrollmentId: 'id', personalId: 'id', projectId: 'id', enrolledOn: 'text' },
  },
  'resolve-successful': { gives: 'resolved', fields: { resultDate: 'text?', resultingEnrollmentId: 'id?' } },
  'resolve-unsuccessful': {
    gives: 'resolved',
    choosesReason: true,
    fields: { result: ['client-rejected', 'provider-rejected'], resultDate: 'text', notHousedReason: 'id' },
  },
  'add-not-housed-reason': {
    gives: 'not-housed-reason-added',
    choosesReason: true,
    fields: { reason: 'id', addedOn: 'text' },
  },
  void: {
    gives: 'voided',
    fields: {
      of: ['referral', 'acknowledgement', 'enrollment'],
      reason: ['entered-in-error', 'duplicate', 'wrong-client', 'wrong-project', 'wrong-enrollment'],
      voidedOn: 'text',
    },
  },
};

/** Who gives a command. */
export const ACTOR: Readonly<Record<string, Form>> = {
  userId: 'id',
  organizationId: 'id',
  role: ['priority-list-manager', 'housing-provider', 'hmis-administrator'],
};
