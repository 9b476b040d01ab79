import { fitsProjectType, receivingProjectTypes } from '../../hud/index.js';
import type { ReferralEvent, Referred } from '../../referral/events.js';
import type { OtherReferral } from '../../referral/known.js';
import { factsIn } from '../../referral/facts.js';
import { replay } from '../../referral/evolve.js';
import type { Scene } from './apt-commands.js';
import type { Choices } from './choices.js';
import { changed, type Mutation, notKnowing, told, withData } from './mutation.js';
import type { CodeBeyond } from './mutations-of-facts.js';

// HUD's types that receive housing referrals, and one that receives none.
const PROJECT_TYPES = [3, 13, 2, 1, 9, 4];

// Type 18 has no location in HUD's data, so it fits any project.
function withLocation(event: ReferralEvent): ReferralEvent {
  const { eventType } = event.data as Partial<Referred>;
  return receivingProjectTypes(eventType ?? 0) === undefined ? withData(event, { eventType: 14 }) : event;
}

function anotherOpen(projectId: string, { cast, known }: Scene, choices: Choices): readonly OtherReferral[] {
  const status = choices.of(['referred', 'acknowledged', 'enrolled'] as const);
  return [...(known.others ?? []), { referralId: cast.otherReferralId, projectId, status }];
}

/** For each rule that looks beyond the history: the same history, with something else known beside it. */
export const MUTATIONS_BEYOND: Readonly<Record<CodeBeyond, readonly [Mutation, ...Mutation[]]>> = {
  'event-type-not-the-projects': [
    {
      says: 'The receiving project is of a type that takes no such referral.',
      scene: notKnowing('projects'),
      story: told('referred', 'acknowledged', 'successful', 'unsuccessful'),
      mutate: (events, { cast, known }, choices) => {
        const located = changed(events, 0, withLocation);
        const eventType = factsIn(replay(located)).referral?.eventType ?? 0;
        const unfit = PROJECT_TYPES.filter((type) => !fitsProjectType(eventType, type));
        const projects = { [cast.projectId]: { projectType: choices.of(unfit) } };
        return { events: located, known: { ...known, projects }, at: 0 };
      },
    },
  ],
  'enrollment-linked-twice': [
    {
      says: 'Another referral led to the same enrollment.',
      story: told('enrolled', 'successful'),
      mutate: (events, { cast, known }) => {
        const enrollmentId = factsIn(replay(events)).enrollment?.enrollmentId ?? '';
        const at = events.findIndex(
          (event) => event.type === 'enrolled' && event.data.enrollmentId === enrollmentId,
        );
        const linked = { ...known.linked, [enrollmentId]: cast.otherReferralId };
        return { events, known: { ...known, linked }, at };
      },
    },
  ],
  'duplicate-referral': [
    {
      says: 'The client has an open referral to the same project.',
      story: told('referred', 'acknowledged', 'enrolled', 'unsuccessful'),
      mutate: (events, scene, choices) => {
        const others = anotherOpen(scene.cast.projectId, scene, choices);
        return { events, known: { ...scene.known, others }, at: 0 };
      },
    },
  ],
  'another-referral-still-open': [
    {
      says: 'The client has an open referral to another project.',
      story: told('successful', 'not-housed'),
      mutate: (events, scene, choices) => {
        const others = anotherOpen(scene.cast.otherProjectId, scene, choices);
        const at = events.findIndex((event) => event.type === 'resolved');
        return { events, known: { ...scene.known, others }, at };
      },
    },
  ],
  'not-head-of-household': [
    {
      says: 'Somebody else heads the household.',
      story: told('referred', 'acknowledged', 'enrolled', 'unsuccessful'),
      mutate: (events, { cast, known }) => ({
        events,
        known: { ...known, headOfHousehold: cast.otherPersonalId },
        at: 0,
      }),
    },
  ],
};
