import { HOUSING_REFERRAL_EVENT_TYPES, UNSUCCESSFUL_RESULTS } from '../../hud/index.js';
import { addDays, type CalendarDate } from '../../referral/calendar-date.js';
import type { ImportEvent, ImportMetadata, ReferralEvent, ReferralEventType } from '../../referral/events.js';
import { replay } from '../../referral/evolve.js';
import type { Step } from '../../referral/commands.js';
import type { ReferralState } from '../../referral/state.js';
import { type Position, positionOf } from '../../referral/transitions.js';
import * as fc from 'fast-check';
import type { Scene } from './apt-commands.js';
import { type Choices, choicesArb } from './choices.js';
import { enact, type LegalHistory, sceneArb } from './legal-histories.js';

/** A history that began in another system and may have gone on in this one. */
export interface ImportedHistory {
  /** What was read: with absent fields, inferred facts, and dates that need not fit. */
  readonly imported: readonly ImportEvent[];
  /** What was recorded after it, through `decide`. */
  readonly live: LegalHistory;
  /** All of it. */
  readonly events: readonly ReferralEvent[];
  /** The state after it. */
  readonly state: ReferralState;
}

type ImportedData = { readonly [T in ReferralEventType]: ImportEvent<T>['data'] };

// Each field of these is absent half of the time: the source does not know it.
function someOf<T extends object>(data: T, choices: Choices): Partial<T> {
  return Object.fromEntries(Object.entries(data).filter(() => choices.oneIn(2))) as Partial<T>;
}

function importOf<T extends ReferralEventType>(
  type: T,
  data: ImportedData[T],
  choices: Choices,
  inferredBy?: string,
): ImportEvent<T> {
  const known: Omit<ImportMetadata, 'source' | 'inferredBy'> = someOf(
    {
      recordedAt: '2027-12-31T12:00:00' as const,
      sourceCreated: '2026-01-02 03:04:05',
      sourceUpdated: '2026-01-02 03:04:05',
      sourceUserId: 'u-11',
    },
    choices,
  );
  const metadata = {
    source: 'import' as const,
    ...known,
    ...(inferredBy === undefined ? {} : { inferredBy }),
  };
  return { type, data, metadata };
}

// Other systems' dates: mostly in order, now and then before the fact they follow, or no day at all.
function dateNear(day: CalendarDate, choices: Choices): CalendarDate {
  if (choices.oneIn(6)) return '2026-02-30';
  return choices.oneIn(6) ? addDays(day, -1 - choices.upTo(9)) : addDays(day, choices.upTo(60));
}

function enrollmentOf({ cast, start }: Scene, choices: Choices): ImportEvent<'enrolled'> {
  const enrolled = {
    enrollmentId: cast.enrollmentIds[0],
    personalId: cast.personalId,
    enrolledOn: dateNear(start, choices),
    ...someOf({ projectId: cast.projectId }, choices),
  };
  return importOf('enrolled', enrolled, choices, choices.oneIn(2) ? 'nearest-enrollment' : undefined);
}

function resultOf(scene: Scene, successful: boolean, choices: Choices): ImportEvent<'resolved'> {
  const date = someOf({ resultDate: dateNear(scene.start, choices) }, choices);
  if (!successful) {
    const reason = someOf({ notHousedReason: 'other' }, choices);
    return importOf('resolved', { result: choices.of(UNSUCCESSFUL_RESULTS), ...date, ...reason }, choices);
  }
  const enrollment = someOf({ resultingEnrollmentId: scene.cast.enrollmentIds[0] }, choices);
  return importOf('resolved', { result: 'client-accepted', ...date, ...enrollment }, choices);
}

function importedEvents(scene: Scene, choices: Choices): readonly ImportEvent[] {
  const { cast, start } = scene;
  const referred = {
    referralId: cast.referralId,
    personalId: cast.personalId,
    enrollmentId: cast.ceEnrollmentId,
    eventType: choices.of(HOUSING_REFERRAL_EVENT_TYPES),
    referredOn: choices.oneIn(12) ? ('2026-02-30' as const) : start,
    ...someOf(
      { householdId: cast.householdId, projectId: cast.projectId, organizationId: cast.organizationId },
      choices,
    ),
  };
  const events: ImportEvent[] = [importOf('referred', referred, choices)];
  const acknowledged = (): ImportEvent =>
    importOf('acknowledged', { acknowledgedOn: dateNear(start, choices) }, choices);
  if (choices.oneIn(2)) events.push(acknowledged());
  const enrolled = choices.oneIn(2);
  if (enrolled) events.push(enrollmentOf(scene, choices));
  if (enrolled && events.length === 2 && choices.oneIn(3)) events.push(acknowledged());
  const result = choices.upTo(5);
  if (result > 1) return events;
  events.push(resultOf(scene, result === 0, choices));
  if (result === 0 && choices.oneIn(4)) {
    const added = { reason: 'other', addedOn: dateNear(start, choices) };
    events.push(importOf('not-housed-reason-added', added, choices));
  }
  if (choices.oneIn(8)) {
    const voided = { of: 'referral', reason: 'entered-in-error', voidedOn: start } as const;
    events.push(importOf('voided', voided, choices));
  }
  return events;
}

// What a person can do next; where there is nothing, the history ends.
const NEXT: Readonly<Record<Position, readonly Step[]>> = {
  'not-referred': [],
  referred: ['acknowledge', 'acknowledge', 'void-referral'],
  acknowledged: ['enroll', 'enroll', 'resolve-unsuccessful', 'void-acknowledgement', 'void-referral'],
  'enrolled-unacknowledged': ['acknowledge', 'acknowledge', 'void-enrollment', 'void-referral'],
  'enrolled-after-acknowledgement': ['resolve-successful', 'resolve-successful', 'void-enrollment'],
  'enrolled-before-acknowledgement': ['resolve-successful', 'resolve-successful', 'void-acknowledgement'],
  successful: ['add-not-housed-reason', 'add-not-housed-reason', 'void-referral'],
  'successful-not-housed': [],
  unsuccessful: [],
  voided: [],
};

function goOn(from: ReferralState, scene: Scene, choices: Choices): LegalHistory {
  const steps = choices.upTo(5);
  let live = enact([], scene, choices, from);
  for (let step = 0; step < steps; step += 1) {
    const next = NEXT[positionOf(live.state)];
    if (next.length === 0) break;
    const { commands, events, state, warnings } = enact([choices.of(next)], scene, choices, live.state);
    live = {
      ...live,
      commands: [...live.commands, ...commands],
      events: [...live.events, ...events],
      state,
      warnings: [...live.warnings, ...warnings],
    };
  }
  return live;
}

/**
 * A history as an import tells it (fields absent, an enrollment perhaps inferred, dates perhaps wrong), gone on
 * with in this system or not. What follows the import is legal; the import need not be.
 */
export const importedHistoryArb: fc.Arbitrary<ImportedHistory> = fc
  .record({ scene: sceneArb, choices: choicesArb })
  .map(({ scene, choices }) => {
    const draw = choices();
    const imported = importedEvents(scene, draw);
    const live = goOn(replay(imported as readonly ReferralEvent[]), scene, draw);
    return {
      imported,
      live,
      events: [...(imported as readonly ReferralEvent[]), ...live.events],
      state: live.state,
    };
  });
