import type { CalendarDate, DateTime } from '../../referral/calendar-date.js';
import { type ReferralCommand, type Step, STEPS } from '../../referral/commands.js';
import { eventOfCommand } from '../../referral/event-of-command.js';
import type { ReferralEvent, ReferralEventType } from '../../referral/events.js';
import { replay } from '../../referral/evolve.js';
import { factsIn } from '../../referral/facts.js';
import type { Known } from '../../referral/known.js';
import type { CocPolicy } from '../../referral/policy.js';
import type { Asked } from '../../referral/rules/rule.js';
import type { ReferralState } from '../../referral/state.js';
import { aptCommand, type Scene } from './apt-commands.js';
import type { Choices } from './choices.js';
import { ENDINGS, enact, withTakenBack } from './legal-histories.js';

/** The events of one history. */
export type Events = readonly ReferralEvent[];

/** What a mutation made. */
interface Mutated {
  /** The history in which the rule is broken. */
  readonly events: Events;
  /** What is known beside it, where the mutation changed that. */
  readonly known?: Known;
  /** The place of the first event that breaks the rule. */
  readonly at: number;
}

/** One way to break one rule, and no other. */
export interface Mutation {
  /** What was done, as a sentence. */
  readonly says: string;
  /** What the scene has to be, so that no other rule is broken by it. */
  readonly scene?: (scene: Scene) => Scene;
  /** The history before the mutation: no rule finds anything in it. */
  readonly story: (scene: Scene, choices: Choices) => Events;
  /** What the source of the history cannot know. */
  readonly unknowable?: readonly Asked[];
  /** Breaks the rule. */
  readonly mutate: (events: Events, scene: Scene, choices: Choices) => Mutated;
}

/** A short history, by how it ends. */
export type StoryName = keyof typeof ENDINGS | 'voided' | 'voided-acknowledged';

const STORIES: Readonly<Record<StoryName, readonly Step[]>> = {
  ...ENDINGS,
  voided: ['refer', 'void-referral'],
  'voided-acknowledged': ['refer', 'acknowledge', 'void-referral'],
};

/** A story that `decide` writes, one of the named ones: shrinking goes to the first, so that is the shortest. */
export function told(...names: readonly StoryName[]): Mutation['story'] {
  return (scene, choices) => {
    const steps = STORIES[choices.of(names)];
    return enact(
      steps.flatMap((step) => withTakenBack(step, choices)),
      scene,
      choices,
    ).events;
  };
}

/** The event with other data: fields replaced, or left out where the value is `undefined`. */
export function withData(event: ReferralEvent, data: Readonly<Record<string, unknown>>): ReferralEvent {
  const entries = Object.entries({ ...event.data, ...data }).filter(([, value]) => value !== undefined);
  return { ...event, data: Object.fromEntries(entries) } as unknown as ReferralEvent;
}

/** The event with other metadata, fields left out where the value is `undefined`. */
export function withMetadata(event: ReferralEvent, more: Readonly<Record<string, unknown>>): ReferralEvent {
  const entries = Object.entries({ ...event.metadata, ...more }).filter(([, value]) => value !== undefined);
  return { ...event, metadata: Object.fromEntries(entries) } as unknown as ReferralEvent;
}

/** The event as an import tells it, by the same person at the same time. */
export function asImport(event: ReferralEvent): ReferralEvent {
  return withMetadata(event, { source: 'import' });
}

/** Noon of a day, as a moment of recording. */
export function noonOf(day: CalendarDate): DateTime {
  return `${day}T12:00Z`;
}

/** The history with one event changed. */
export function changed(events: Events, at: number, change: (event: ReferralEvent) => ReferralEvent): Events {
  return events.map((event, index) => (index === at ? change(event) : event));
}

/** A mutation of the history's last event. */
export function ofTheLast(
  change: (event: ReferralEvent, scene: Scene, choices: Choices, before: ReferralState) => ReferralEvent,
): Mutation['mutate'] {
  return (events, scene, choices) => {
    const at = events.length - 1;
    const before = replay(events.slice(0, at));
    return { events: changed(events, at, (event) => change(event, scene, choices, before)), at };
  };
}

/** A mutation of any event of the history. */
export function ofAny(
  change: (event: ReferralEvent, scene: Scene, choices: Choices) => ReferralEvent,
): Mutation['mutate'] {
  return (events, scene, choices) => {
    const at = choices.upTo(events.length - 1);
    return { events: changed(events, at, (event) => change(event, scene, choices)), at };
  };
}

/** The event of a step for which the state need not have a place; otherwise it agrees with the state. */
export function eventOf(step: Step, state: ReferralState, scene: Scene, choices: Choices): ReferralEvent {
  const command = aptCommand(step, state, scene, choices);
  const enrolledOn = factsIn(state).enrollment?.enrolledOn;
  const data: ReferralCommand['data'] =
    command.type === 'acknowledge' && enrolledOn !== undefined
      ? { acknowledgedOn: enrolledOn }
      : command.type === 'resolve-successful'
        ? {}
        : command.data;
  return eventOfCommand({ ...command, data } as ReferralCommand, state, scene.policy);
}

/** The scene with another policy. */
export function underPolicy(scene: Scene, policy: Partial<CocPolicy>): Scene {
  return { ...scene, policy: { ...scene.policy, ...policy } };
}

/** The scene with something not known. */
export function notKnowing(...keys: readonly (keyof Known)[]): (scene: Scene) => Scene {
  return (scene) => {
    const entries = Object.entries(scene.known).filter(([key]) => !(keys as readonly string[]).includes(key));
    return { ...scene, known: Object.fromEntries(entries) as Known };
  };
}

/** The scene with the same permission for every step. */
export function permitting(
  of: (step: Step, policy: CocPolicy) => CocPolicy['permissions'][Step],
): (scene: Scene) => Scene {
  return (scene) => {
    const permissions = Object.fromEntries(STEPS.map((step) => [step, of(step, scene.policy)]));
    return underPolicy(scene, { permissions: permissions as unknown as CocPolicy['permissions'] });
  };
}

/** A history that ends in any way. */
export const anywhere: Mutation['story'] = told(
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

/** The place of the last event of a type. */
export function lastOf(events: Events, type: ReferralEventType): number {
  return events.map((event) => event.type).lastIndexOf(type);
}

/** For each rule, the mutations that break it. */
export type MutationsOf<Code extends string> = Readonly<Record<Code, readonly [Mutation, ...Mutation[]]>>;
