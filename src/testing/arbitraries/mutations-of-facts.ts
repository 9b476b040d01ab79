import { RETIRED_EVENT_TYPE, UNSUCCESSFUL_RESULTS } from '../../hud/index.js';
import { ROLES } from '../../referral/actor.js';
import { addDays, type CalendarDate } from '../../referral/calendar-date.js';
import type { NotHousedReason, ReasonLists, ReasonUse } from '../../referral/reasons.js';
import { dateOfEvent, DATE_FIELD } from '../../referral/rules/dates.js';
import type { ReferralEvent, ReferralEventType } from '../../referral/events.js';
import { replay } from '../../referral/evolve.js';
import { factsIn } from '../../referral/facts.js';
import type { RuleCode } from '../../referral/rules/rule.js';
import { type SkipCode, stepOf } from '../../referral/transitions.js';
import type { Scene } from './apt-commands.js';
import type { Choices } from './choices.js';
import {
  asImport,
  changed,
  eventOf,
  type Events,
  type Mutation,
  noonOf,
  notKnowing,
  ofAny,
  ofTheLast,
  permitting,
  told,
  underPolicy,
  withData,
  withMetadata,
} from './mutation.js';

/** The rules that only look at what is known beside the history. */
export type CodeBeyond =
  | 'event-type-not-the-projects'
  | 'enrollment-linked-twice'
  | 'duplicate-referral'
  | 'another-referral-still-open'
  | 'not-head-of-household';

type CodeOfFacts = Exclude<RuleCode, SkipCode | CodeBeyond | 'incomplete-command'>;

const anywhere: Mutation['story'] = told(
  ...([
    'referred',
    'acknowledged',
    'enrolled',
    'unsuccessful',
    'successful',
    'voided',
    'not-housed',
  ] as const),
);

function lastOf(events: Events, type: ReferralEventType): number {
  return events.map((event) => event.type).lastIndexOf(type);
}

function without(type: ReferralEventType): Mutation['mutate'] {
  return (events) => {
    const gone = lastOf(events, type);
    return { events: events.filter((_, index) => index !== gone), at: gone };
  };
}

function reasonsOf({ policy }: Scene): readonly NotHousedReason[] {
  const { current, lists } = policy.notHousedReasons;
  return lists.find(({ version }) => version === current)?.reasons ?? [];
}

// A reason's code, in the field that holds it in such an event.
function withReason(event: ReferralEvent, code: string): ReferralEvent {
  return withData(event, { [event.type === 'resolved' ? 'notHousedReason' : 'reason']: code });
}

function unlisted(scene: Scene): string {
  let code = 'on-no-list';
  while (reasonsOf(scene).some((reason) => reason.code === code)) code += '+';
  return code;
}

function forTheOther(event: ReferralEvent, scene: Scene, choices: Choices): ReferralEvent {
  const use: ReasonUse = event.type === 'resolved' ? 'unsuccessful' : 'not-housed';
  const { code, result } = choices.of(reasonsOf(scene).filter((reason) => !reason.for.includes(use)));
  const wrong = withReason(event, code);
  return event.type === 'resolved' && result !== undefined ? withData(wrong, { result }) : wrong;
}

function otherResult(event: ReferralEvent): ReferralEvent {
  const { result } = event.data as { readonly result?: unknown };
  return withData(event, { result: UNSUCCESSFUL_RESULTS.find((one) => one !== result) });
}

// Lists of a CoC's own need not have a reason that implies a result.
const IMPLYING: ReasonLists = {
  current: 'implying',
  lists: [
    {
      version: 'implying',
      reasons: [
        { code: 'income', label: 'Income', for: ['unsuccessful'], result: 'provider-rejected' },
        { code: 'declined-unit', label: 'Declined unit', for: ['unsuccessful'], result: 'client-rejected' },
      ],
    },
  ],
};

const dayBefore = (event: ReferralEvent): CalendarDate => addDays(dateOfEvent(event) as CalendarDate, -1);

function byTheProviderOnly(): Readonly<{ 'housing-provider': 'receiving-organization' }> {
  return { 'housing-provider': 'receiving-organization' };
}

function anotherRole(event: ReferralEvent, { policy }: Scene, choices: Choices): ReferralEvent {
  const step = stepOf(event);
  const allowed: object = step === undefined ? {} : policy.permissions[step];
  const role = choices.of(ROLES.filter((name) => !Object.hasOwn(allowed, name)));
  return withMetadata(event, { recordedBy: { ...event.metadata.recordedBy, role } });
}

const ackAfterEnrollment: Mutation['mutate'] = (events, _scene, choices) => {
  const ack = lastOf(events, 'acknowledged');
  const at = ack + 1 + events.slice(ack + 1).findIndex((event) => event.type === 'enrolled');
  const enrolledOn = factsIn(replay(events.slice(0, at + 1))).enrollment?.enrolledOn as CalendarDate;
  const acknowledgedOn = addDays(enrolledOn, 1 + choices.upTo(9));
  const later = (event: ReferralEvent): ReferralEvent =>
    withMetadata(withData(event, { acknowledgedOn }), { recordedAt: noonOf(acknowledgedOn) });
  return { events: changed(events, ack, later), at };
};

/** For each rule about what a fact says: a fact that says something else. */
export const MUTATIONS_OF_FACTS: Readonly<Record<CodeOfFacts, readonly [Mutation, ...Mutation[]]>> = {
  'not-acknowledged': [
    {
      says: 'Nobody acknowledged the referral before the last fact was recorded.',
      story: told('enrolled', 'unsuccessful'),
      mutate: without('acknowledged'),
    },
  ],
  'success-without-enrollment': [
    {
      says: 'No enrollment was recorded before the successful result.',
      story: told('successful'),
      mutate: without('enrolled'),
    },
  ],
  'enrolled-another-client': [
    {
      says: 'The enrollment is another client’s.',
      scene: notKnowing('headOfHousehold'),
      story: told('enrolled'),
      mutate: ofTheLast((event, { cast }) => withData(event, { personalId: cast.otherPersonalId })),
    },
  ],
  'enrolled-in-another-project': [
    {
      says: 'The enrollment is in another project than the receiving one.',
      story: told('enrolled'),
      mutate: ofTheLast((event, { cast }) => withData(event, { projectId: cast.otherProjectId })),
    },
  ],
  'enrolled-on-the-ce-enrollment': [
    {
      says: 'The Coordinated Entry enrollment is taken for the resulting one.',
      story: told('enrolled'),
      mutate: ofTheLast((event, { cast }) => withData(event, { enrollmentId: cast.ceEnrollmentId })),
    },
  ],
  'enrolled-cannot-be-unsuccessful': [
    {
      says: 'A client who was enrolled is reported as refused.',
      story: told('enrolled'),
      mutate: (events, scene, choices) => ({
        events: [...events, eventOf('resolve-unsuccessful', replay(events), scene, choices)],
        at: events.length,
      }),
    },
  ],
  'result-date-missing': [
    {
      says: 'An imported result has no date.',
      story: told('unsuccessful', 'successful'),
      mutate: ofTheLast((event) => asImport(withData(event, { resultDate: undefined }))),
    },
  ],
  'result-date-not-enrollment-date': [
    {
      says: 'The successful result is dated some days after the enrollment.',
      story: told('successful'),
      mutate: ofTheLast((event, _scene, choices) => {
        const resultDate = addDays(dateOfEvent(event) as CalendarDate, 1 + choices.upTo(30));
        return withMetadata(withData(event, { resultDate }), { recordedAt: noonOf(resultDate) });
      }),
    },
  ],
  'resulting-enrollment-not-the-recorded-one': [
    {
      says: 'The successful result names another enrollment than the recorded one.',
      story: told('successful'),
      mutate: ofTheLast((event, { cast }, _choices, before) => {
        const recorded = factsIn(before).enrollment?.enrollmentId;
        const other = cast.enrollmentIds.find((id) => id !== recorded);
        return withData(event, { resultingEnrollmentId: other });
      }),
    },
  ],
  'reason-missing': [
    {
      says: 'An imported unsuccessful result has no reason.',
      story: told('unsuccessful'),
      mutate: ofTheLast((event) => asImport(withData(event, { notHousedReason: undefined }))),
    },
  ],
  'reason-not-on-list': [
    {
      says: 'The reason is a code that the list does not have.',
      story: told('unsuccessful', 'not-housed'),
      mutate: ofTheLast((event, scene) => withReason(event, unlisted(scene))),
    },
  ],
  'reason-not-for-outcome': [
    {
      says: 'The reason is one that the list offers for the other outcome only.',
      story: told('unsuccessful', 'not-housed'),
      mutate: ofTheLast(forTheOther),
    },
  ],
  'reason-implies-another-result': [
    {
      says: 'The result blames the other party than the reason does.',
      scene: (scene) => underPolicy(scene, { notHousedReasons: IMPLYING }),
      story: told('unsuccessful'),
      mutate: ofTheLast(otherResult),
    },
  ],
  'role-may-not': [
    {
      says: 'It was recorded in a role that the CoC does not let do it.',
      scene: permitting((step, { permissions }) => {
        const allowed = Object.entries(permissions[step]);
        return Object.fromEntries(allowed.slice(0, ROLES.length - 1));
      }),
      story: anywhere,
      mutate: ofAny(anotherRole),
    },
  ],
  'not-the-receiving-organization': [
    {
      says: 'The person acted for another organization than the one that receives the referral.',
      scene: permitting(byTheProviderOnly),
      story: anywhere,
      mutate: ofAny((event, { cast }) => {
        const recordedBy = { ...event.metadata.recordedBy, organizationId: cast.otherOrganizationId };
        return withMetadata(event, { recordedBy });
      }),
    },
  ],
  'not-a-housing-referral': [
    {
      says: 'The event is of a type that no housing referral has.',
      scene: notKnowing('projects'),
      story: told('referred', 'acknowledged', 'successful'),
      mutate: (events, _scene, choices) => {
        const eventType = choices.of([1, 2, 3, 4, 5, 6, 7, 8, 9, 16]);
        return { events: changed(events, 0, (event) => withData(event, { eventType })), at: 0 };
      },
    },
  ],
  'retired-event-type': [
    {
      says: 'A new referral is of the type that HUD has retired.',
      scene: notKnowing('projects'),
      story: told('referred', 'acknowledged', 'successful'),
      mutate: (events) => {
        const eventType = RETIRED_EVENT_TYPE;
        return { events: changed(events, 0, (event) => withData(event, { eventType })), at: 0 };
      },
    },
  ],
  'date-not-real': [
    {
      says: 'The date is none of the calendar.',
      story: told('referred', 'acknowledged', 'enrolled', 'unsuccessful', 'voided', 'not-housed'),
      mutate: ofTheLast((event, _scene, choices) => {
        const date = choices.of(['2026-02-30', '2025-02-29', '2026-13-01', '2026-3-2', '']);
        return withData(event, { [DATE_FIELD[event.type]]: date });
      }),
    },
  ],
  'date-after-recorded': [
    {
      says: 'It was recorded on the day before it happened.',
      story: anywhere,
      mutate: ofAny((event) => withMetadata(event, { recordedAt: noonOf(dayBefore(event)) })),
    },
  ],
  'date-before-the-fact-it-follows': [
    {
      says: 'It is dated before the referral.',
      story: told('acknowledged', 'unsuccessful', 'not-housed'),
      mutate: ofTheLast((event, { start }, choices) =>
        withData(event, { [DATE_FIELD[event.type]]: addDays(start, -1 - choices.upTo(30)) }),
      ),
    },
  ],
  'receiving-project-missing': [
    {
      says: 'An imported referral names no receiving project.',
      scene: notKnowing('projects'),
      story: told('referred', 'acknowledged', 'successful', 'unsuccessful'),
      mutate: (events, _scene, choices) => {
        const eventType = choices.of([14, 13, 12, 11, 10, 15]);
        const nowhere = (event: ReferralEvent): ReferralEvent =>
          asImport(withData(event, { projectId: undefined, eventType }));
        return { events: changed(events, 0, nowhere), at: 0 };
      },
    },
  ],
  'resulting-enrollment-missing': [
    {
      says: 'An imported successful result does not name the enrollment that was recorded.',
      story: told('successful'),
      mutate: ofTheLast((event) => asImport(withData(event, { resultingEnrollmentId: undefined }))),
    },
  ],
  'not-attributed': [
    {
      says: 'An imported fact does not say who recorded it.',
      story: anywhere,
      mutate: ofAny((event) => asImport(withMetadata(event, { recordedBy: undefined }))),
    },
  ],
  'enrolled-before-acknowledged': [
    {
      says: 'The acknowledgement is dated after the enrollment.',
      story: told('enrolled', 'successful'),
      mutate: ackAfterEnrollment,
    },
  ],
};
