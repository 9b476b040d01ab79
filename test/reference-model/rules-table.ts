/**
 * A condition, as plain data: an operator and what it is about. `ask.ts` reads it. A text is a path into the
 * circumstances of an event; text that stands for itself is in a list.
 */
export type Condition =
  | readonly ['all' | 'any', ...Condition[]]
  | readonly ['not', Condition]
  | readonly ['told' | 'day', string]
  | readonly ['is', string, readonly unknown[]]
  | readonly ['same' | 'before' | 'one-client' | 'has', string, string];

/** A way to break a rule, and the earlier fact that makes it a fault. */
export type Way = { readonly when: Condition; readonly restsOn?: string };

/** A rule: what it is about, how grave it is, what a source must know for it, and the ways to break it. */
export type Ruling = {
  readonly code: string;
  readonly on: readonly string[];
  readonly warns?: true;
  readonly asks?: string;
  readonly ways: readonly Way[];
};

const EVERY = ['referred', 'acknowledged', 'enrolled', 'resolved', 'not-housed-reason-added', 'voided'];
const ACCEPTED: Condition = ['is', 'data.result', ['client-accepted']];
const REJECTED: Condition = ['not', ACCEPTED];
const OPEN_AND_NOT_ENROLLED: Condition = ['is', 'state.status', ['referred', 'acknowledged']];
const PROJECT_TYPES: readonly (readonly [number, readonly number[]])[] = [
  [10, [0, 1, 8]],
  [11, [2]],
  [12, [2, 13]],
  [13, [13]],
  [14, [3]],
  [15, [9, 10]],
];
const LOCATED = PROJECT_TYPES.map(([eventType]) => eventType);

const way = (when: Condition, restsOn?: string): readonly Way[] => [
  restsOn === undefined ? { when } : { when, restsOn },
];

/** The rules that look at what a fact says. Those of order stand in `life-table.ts`. */
export const RULINGS: readonly Ruling[] = [
  {
    code: 'not-acknowledged',
    on: ['enrolled', 'resolved'],
    asks: 'acknowledgement',
    ways: way([
      'all',
      ['is', 'state.status', ['referred', 'enrolled']],
      ['not', ['told', 'state.acknowledgedOn']],
    ]),
  },
  {
    code: 'success-without-enrollment',
    on: ['resolved'],
    asks: 'enrollment',
    ways: way(['all', ACCEPTED, OPEN_AND_NOT_ENROLLED]),
  },
  {
    code: 'enrolled-another-client',
    on: ['enrolled'],
    ways: way(
      [
        'all',
        ['told', 'state.referral'],
        ['not', ['one-client', 'data.personalId', 'state.referral.personalId']],
      ],
      'referred',
    ),
  },
  {
    code: 'enrolled-in-another-project',
    on: ['enrolled'],
    ways: way(
      [
        'all',
        ['told', 'state.referral.projectId'],
        ['told', 'data.projectId'],
        ['not', ['same', 'data.projectId', 'state.referral.projectId']],
        // The halves of a joint component are two projects, and one opening.
        ['not', ['all', ['is', 'state.referral.eventType', [12]], ['is', 'project.jointThRrh', [true]]]],
      ],
      'referred',
    ),
  },
  {
    code: 'enrolled-on-the-ce-enrollment',
    on: ['enrolled', 'resolved'],
    ways: way(['all', ['told', 'tied'], ['same', 'tied', 'state.referral.enrollmentId']]),
  },
  {
    code: 'enrolled-cannot-be-unsuccessful',
    on: ['resolved'],
    ways: way(['all', ['is', 'state.status', ['enrolled']], REJECTED], 'enrolled'),
  },
  {
    code: 'result-date-missing',
    on: ['resolved'],
    ways: way([
      'all',
      ['not', ['told', 'data.resultDate']],
      // A person leaves the day of a success to the enrollment; that there is none is another rule's fault.
      ['any', REJECTED, ['is', 'metadata.source', ['import']], ['told', 'state.enrollment']],
    ]),
  },
  {
    code: 'result-date-not-enrollment-date',
    on: ['resolved'],
    ways: way(
      [
        'all',
        ACCEPTED,
        ['told', 'data.resultDate'],
        ['day', 'state.enrollment.enrolledOn'],
        ['not', ['same', 'data.resultDate', 'state.enrollment.enrolledOn']],
      ],
      'enrolled',
    ),
  },
  {
    code: 'resulting-enrollment-not-the-recorded-one',
    on: ['resolved'],
    ways: way(
      [
        'all',
        ACCEPTED,
        ['told', 'data.resultingEnrollmentId'],
        ['told', 'state.enrollment'],
        ['not', ['same', 'data.resultingEnrollmentId', 'state.enrollment.enrollmentId']],
      ],
      'enrolled',
    ),
  },
  {
    code: 'resulting-enrollment-missing',
    on: ['resolved'],
    warns: true,
    asks: 'enrollment',
    ways: way([
      'all',
      ACCEPTED,
      ['is', 'state.status', ['enrolled']],
      ['not', ['told', 'data.resultingEnrollmentId']],
      ['not', ['told', 'state.inferredBy.enrolled']],
    ]),
  },
  {
    code: 'reason-missing',
    on: ['resolved'],
    asks: 'reason',
    ways: way(['all', REJECTED, ['not', ['told', 'data.notHousedReason']]]),
  },
  {
    code: 'reason-not-on-list',
    on: ['resolved', 'not-housed-reason-added'],
    asks: 'reason',
    ways: way(['all', ['told', 'reason'], ['not', ['told', 'listed']]]),
  },
  {
    code: 'reason-not-for-outcome',
    on: ['resolved', 'not-housed-reason-added'],
    asks: 'reason',
    ways: way(['all', ['told', 'listed'], ['not', ['has', 'listed.for', 'reason.use']]]),
  },
  {
    code: 'reason-implies-another-result',
    on: ['resolved'],
    asks: 'reason',
    ways: way([
      'all',
      REJECTED,
      ['told', 'listed.result'],
      ['not', ['same', 'listed.result', 'data.result']],
    ]),
  },
  {
    code: 'role-may-not',
    on: EVERY,
    asks: 'actor',
    ways: way(['all', ['told', 'actor'], ['not', ['told', 'actsFor']]]),
  },
  {
    code: 'not-the-receiving-organization',
    on: EVERY,
    asks: 'actor',
    ways: way(
      [
        'all',
        ['is', 'actsFor', ['receiving-organization']],
        ['told', 'receiver'],
        ['not', ['same', 'receiver', 'actor.organizationId']],
      ],
      'referred',
    ),
  },
  {
    code: 'not-attributed',
    on: EVERY,
    warns: true,
    asks: 'actor',
    ways: way(['not', ['told', 'actor']]),
  },
  {
    code: 'not-a-housing-referral',
    on: ['referred'],
    ways: way(['not', ['is', 'data.eventType', [...LOCATED, 17, 18]]]),
  },
  {
    code: 'retired-event-type',
    on: ['referred'],
    ways: way(['all', ['is', 'data.eventType', [17]], ['not', ['is', 'metadata.source', ['import']]]]),
  },
  {
    code: 'event-type-not-the-projects',
    on: ['referred'],
    warns: true,
    ways: [
      ...PROJECT_TYPES.flatMap(([eventType, projectTypes]) =>
        way([
          'all',
          ['is', 'data.eventType', [eventType]],
          ['told', 'project'],
          ['not', ['is', 'project.projectType', projectTypes]],
        ]),
      ),
      ...way(['all', ['is', 'data.eventType', [12]], ['is', 'project.jointThRrh', [false]]]),
    ],
  },
  {
    code: 'receiving-project-missing',
    on: ['referred'],
    warns: true,
    ways: way(['all', ['is', 'data.eventType', LOCATED], ['not', ['told', 'data.projectId']]]),
  },
  {
    code: 'date-not-real',
    on: EVERY,
    ways: way([
      'all',
      ['not', ['day', 'date']],
      ['any', ['told', 'date'], ['not', ['is', 'event.type', ['resolved']]]],
    ]),
  },
  {
    code: 'date-after-recorded',
    on: EVERY,
    asks: 'recording',
    ways: way(['before', 'recordedOn', 'date']),
  },
  {
    code: 'date-before-the-fact-it-follows',
    on: ['acknowledged', 'enrolled', 'resolved', 'not-housed-reason-added'],
    ways: [
      ...way(
        [
          'all',
          ['not', ['is', 'event.type', ['not-housed-reason-added']]],
          ['before', 'date', 'state.referral.referredOn'],
          // A success of the enrollment's day was compared when the enrollment was.
          ['not', ['all', ACCEPTED, ['same', 'date', 'state.enrollment.enrolledOn']]],
        ],
        'referred',
      ),
      ...way(
        ['all', ['is', 'event.type', ['resolved']], REJECTED, ['before', 'date', 'state.acknowledgedOn']],
        'acknowledged',
      ),
      ...way(
        ['all', ['is', 'event.type', ['not-housed-reason-added']], ['before', 'date', 'state.resultDate']],
        'resolved',
      ),
    ],
  },
  {
    code: 'enrolled-before-acknowledged',
    on: ['acknowledged', 'enrolled'],
    warns: true,
    asks: 'acknowledgement',
    ways: [
      ...way(
        ['all', ['is', 'event.type', ['enrolled']], ['before', 'date', 'state.acknowledgedOn']],
        'acknowledged',
      ),
      ...way(
        ['all', ['is', 'event.type', ['acknowledged']], ['before', 'state.enrollment.enrolledOn', 'date']],
        'enrolled',
      ),
    ],
  },
  {
    code: 'enrollment-linked-twice',
    on: ['enrolled', 'resolved'],
    ways: way(['all', ['told', 'tiedTo'], ['not', ['same', 'tiedTo', 'state.referral.referralId']]]),
  },
  {
    code: 'duplicate-referral',
    on: ['referred'],
    ways: way(['told', 'openToTheSameProject']),
  },
  {
    code: 'another-referral-still-open',
    on: ['resolved'],
    warns: true,
    ways: way(['all', ACCEPTED, ['told', 'open']]),
  },
  {
    code: 'not-head-of-household',
    on: ['referred', 'enrolled'],
    warns: true,
    ways: way([
      'all',
      ['told', 'known.headOfHousehold'],
      ['not', ['one-client', 'data.personalId', 'known.headOfHousehold']],
    ]),
  },
];
