import { RETIRED_EVENT_TYPE } from '../../hud/index.js';
import type { ReferralEvent, ReferralEventType } from '../../referral/events.js';
import { replay } from '../../referral/evolve.js';
import { factsIn } from '../../referral/facts.js';
import type { RuleCode } from '../../referral/rules/rule.js';
import type { SkipCode } from '../../referral/transitions.js';
import {
  asImport,
  changed,
  eventOf,
  lastOf,
  type Mutation,
  type MutationsOf,
  notKnowing,
  ofTheLast,
  told,
  withData,
} from './mutation.js';
import { type CodeOfDates, MUTATIONS_OF_DATES } from './mutations-of-dates.js';
import { type CodeOfPeople, MUTATIONS_OF_PEOPLE } from './mutations-of-people.js';
import { type CodeOfReasons, MUTATIONS_OF_REASONS } from './mutations-of-reasons.js';

/** The rules that only look at what is known beside the history. */
export type CodeBeyond =
  | 'event-type-not-the-projects'
  | 'enrollment-linked-twice'
  | 'duplicate-referral'
  | 'another-referral-still-open'
  | 'not-head-of-household';

type CodeOfFacts = Exclude<
  RuleCode,
  SkipCode | CodeBeyond | CodeOfDates | CodeOfPeople | CodeOfReasons | 'incomplete-command'
>;

function without(type: ReferralEventType): Mutation['mutate'] {
  return (events) => {
    const gone = lastOf(events, type);
    return { events: events.filter((_, index) => index !== gone), at: gone };
  };
}

const OF_FACTS: MutationsOf<CodeOfFacts> = {
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
};

/** For each rule about what a fact says: a fact that says something else. */
export const MUTATIONS_OF_FACTS: MutationsOf<CodeOfFacts | CodeOfDates | CodeOfPeople | CodeOfReasons> = {
  ...OF_FACTS,
  ...MUTATIONS_OF_DATES,
  ...MUTATIONS_OF_REASONS,
  ...MUTATIONS_OF_PEOPLE,
};
