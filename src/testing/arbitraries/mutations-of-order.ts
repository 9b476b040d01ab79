import type { Step } from '../../referral/commands.js';
import type { ReferralEvent } from '../../referral/events.js';
import { replay } from '../../referral/evolve.js';
import { refusalOf, type SkipCode } from '../../referral/transitions.js';
import type { Scene } from './apt-commands.js';
import type { Choices } from './choices.js';
import { enact } from './legal-histories.js';
import { asImport, type Events, eventOf, type Mutation, told, withData, withMetadata } from './mutation.js';

// An event for which the history has no place, put where exactly that rule refuses it. What follows is not
// touched by it: the fold skips it.
function inserted(code: SkipCode, ...steps: readonly Step[]): Mutation['mutate'] {
  return (events, scene, choices) => {
    const places = events.concat(events.slice(0, 1)).flatMap((_, at) => {
      const state = replay(events.slice(0, at));
      const made = steps.map((step) => eventOf(step, state, scene, choices));
      return made.filter((event) => refusalOf(state, event) === code).map((event) => ({ at, event }));
    });
    const { at, event } = places.length === 0 ? atTheStart(steps, scene, choices) : choices.of(places);
    return { events: [...events.slice(0, at), event, ...events.slice(at)], at };
  };
}

function atTheStart(
  steps: readonly Step[],
  scene: Scene,
  choices: Choices,
): { readonly at: number; readonly event: ReferralEvent } {
  return { at: 0, event: eventOf(choices.of(steps), replay([]), scene, choices) };
}

// An import knows a success without its enrollment: the shortest way to one.
function importedSuccess(scene: Scene, choices: Choices): Events {
  const [referred] = enact(['refer'], scene, choices).events;
  if (referred === undefined) return [];
  const resolved = asImport(eventOf('resolve-successful', replay([referred]), scene, choices));
  return [referred, withData(resolved, { resultDate: scene.start })];
}

function importedNotHoused(scene: Scene, choices: Choices): Events {
  const success = importedSuccess(scene, choices);
  return [...success, eventOf('add-not-housed-reason', replay(success), scene, choices)];
}

const CSV_CANNOT_KNOW: Mutation['unknowable'] = ['acknowledgement', 'enrollment'];

/** For each rule of order: an event where it has no place. */
export const MUTATIONS_OF_ORDER: Readonly<Record<SkipCode, readonly [Mutation, ...Mutation[]]>> = {
  'not-referred': [
    {
      says: 'Something is recorded before the referral is made.',
      story: told('not-referred', 'referred', 'acknowledged', 'successful', 'unsuccessful'),
      mutate: (events, scene, choices) => {
        const { event, at } = atTheStart(
          ['acknowledge', 'resolve-unsuccessful', 'add-not-housed-reason', 'void-referral'],
          scene,
          choices,
        );
        return { events: [event, ...events], at };
      },
    },
  ],
  'already-referred': [
    {
      says: 'The referral is made a second time.',
      story: told('referred', 'acknowledged', 'enrolled', 'successful', 'unsuccessful'),
      mutate: inserted('already-referred', 'refer'),
    },
  ],
  'already-acknowledged': [
    {
      says: 'The referral is acknowledged a second time.',
      story: told('acknowledged', 'enrolled', 'successful', 'unsuccessful'),
      mutate: inserted('already-acknowledged', 'acknowledge'),
    },
  ],
  'already-enrolled': [
    {
      says: 'The client is enrolled a second time, and the first enrollment stands.',
      story: told('enrolled', 'successful'),
      mutate: inserted('already-enrolled', 'enroll'),
    },
  ],
  'already-resolved': [
    {
      says: 'The referral is resolved a second time.',
      story: told('unsuccessful', 'successful', 'not-housed'),
      mutate: inserted('already-resolved', 'resolve-unsuccessful'),
    },
    {
      says: 'A successful result is sent again.',
      story: (scene, choices) => importedSuccess(scene, choices),
      unknowable: CSV_CANNOT_KNOW,
      mutate: inserted('already-resolved', 'resolve-successful'),
    },
  ],
  'unsuccessful-is-final': [
    {
      says: 'An unsuccessful referral goes on as if it were open.',
      story: told('unsuccessful'),
      mutate: inserted('unsuccessful-is-final', 'acknowledge', 'enroll', 'add-not-housed-reason'),
    },
  ],
  'success-takes-only-a-reason': [
    {
      says: 'A referral that was imported as successful goes on as if it were open.',
      story: importedSuccess,
      unknowable: CSV_CANNOT_KNOW,
      mutate: inserted('success-takes-only-a-reason', 'acknowledge', 'enroll'),
    },
    {
      says: 'A successful referral goes on as if it were open.',
      story: told('successful', 'not-housed'),
      mutate: inserted('success-takes-only-a-reason', 'acknowledge', 'enroll'),
    },
  ],
  'reason-before-success': [
    {
      says: 'A not-housed reason is added to an open referral.',
      story: told('referred', 'acknowledged', 'enrolled', 'successful'),
      mutate: inserted('reason-before-success', 'add-not-housed-reason'),
    },
  ],
  'reason-already-added': [
    {
      says: 'A second not-housed reason is added to a referral that was imported as successful.',
      story: importedNotHoused,
      unknowable: CSV_CANNOT_KNOW,
      mutate: inserted('reason-already-added', 'add-not-housed-reason'),
    },
    {
      says: 'A second not-housed reason is added.',
      story: told('not-housed'),
      mutate: inserted('reason-already-added', 'add-not-housed-reason'),
    },
  ],
  'voided-is-final': [
    {
      says: 'Something is recorded on a voided referral.',
      story: told('voided', 'voided-acknowledged'),
      mutate: inserted(
        'voided-is-final',
        ...(['acknowledge', 'resolve-unsuccessful', 'add-not-housed-reason'] as const),
        ...(['void-referral', 'void-acknowledgement', 'void-enrollment'] as const),
      ),
    },
  ],
  'void-of-what-is-not-latest': [
    {
      says: 'A fact is voided that is not there, or not the latest any more.',
      story: told('referred', 'acknowledged', 'enrolled', 'successful', 'unsuccessful'),
      mutate: inserted('void-of-what-is-not-latest', 'void-acknowledgement', 'void-enrollment'),
    },
  ],
  'unknown-event-type': [
    {
      says: 'An event is of a type that no version knows.',
      story: told('referred', 'acknowledged', 'successful', 'unsuccessful', 'voided'),
      mutate: (events, scene, choices) => {
        const at = choices.upTo(events.length);
        const like = eventOf('refer', replay([]), scene, choices);
        const paused = { ...withMetadata(like, {}), type: 'referral-paused' } as unknown as ReferralEvent;
        return { events: [...events.slice(0, at), paused, ...events.slice(at)], at };
      },
    },
  ],
};
