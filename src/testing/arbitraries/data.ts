import {
  HOUSING_REFERRAL_EVENT_TYPES,
  CURRENT_HOUSING_REFERRAL_EVENT_TYPES,
  UNSUCCESSFUL_RESULTS,
} from '../../hud/index.js';
import type { CalendarDate } from '../../referral/calendar-date.js';
import type { CommandData, CommandType } from '../../referral/commands.js';
import {
  type ImportedEventData,
  type ReferralEventType,
  type ResolvedUnsuccessful,
  VOID_REASONS,
  VOIDABLE,
} from '../../referral/events.js';
import * as fc from 'fast-check';
import { calendarDateArb, unrealDateArb } from './dates.js';
import { idArb } from './ids.js';

/** Where the identifiers, dates and reasons of data come from: a small supply makes facts meet. */
export interface Supply {
  /** Identifiers. */
  readonly id: fc.Arbitrary<string>;
  /** Dates. */
  readonly date: fc.Arbitrary<CalendarDate>;
  /** Codes of reasons. */
  readonly reason: fc.Arbitrary<string>;
}

/** Any identifier, date and reason. */
export const ANYTHING: Supply = { id: idArb, date: calendarDateArb, reason: idArb };

/** Three identifiers, four days and four reasons: facts agree and disagree with one another. */
export const FEW: Supply = {
  id: fc.constantFrom('A', 'B', 'C'),
  date: fc.constantFrom('2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'),
  reason: fc.constantFrom('declined-unit', 'income', 'no-unit-found', 'other'),
};

/** {@link FEW}, with a day now and then that no calendar has: no schema takes it, and the fold does. */
export const FEW_AND_UNREAL: Supply = {
  ...FEW,
  date: fc.oneof({ weight: 12, arbitrary: FEW.date }, { weight: 1, arbitrary: unrealDateArb }),
};

function unsuccessful({ date, reason }: Supply): fc.Arbitrary<ResolvedUnsuccessful> {
  return fc.record({
    result: fc.constantFrom(...UNSUCCESSFUL_RESULTS),
    resultDate: date,
    notHousedReason: reason,
  });
}

/** Well-formed data of every command. Whether it fits any state is left to chance. */
export function commandDataArbs(supply: Supply): {
  readonly [T in CommandType]: fc.Arbitrary<CommandData[T]>;
} {
  const { id, date, reason } = supply;
  return {
    refer: fc.record(
      {
        referralId: id,
        personalId: id,
        enrollmentId: id,
        householdId: id,
        eventType: fc.constantFrom(...CURRENT_HOUSING_REFERRAL_EVENT_TYPES),
        projectId: id,
        organizationId: id,
        referredOn: date,
      },
      {
        requiredKeys: [
          ...(['referralId', 'personalId', 'enrollmentId', 'eventType'] as const),
          ...(['projectId', 'organizationId', 'referredOn'] as const),
        ],
      },
    ),
    acknowledge: fc.record({ acknowledgedOn: date }),
    enroll: fc.record({ enrollmentId: id, personalId: id, projectId: id, enrolledOn: date }),
    'resolve-successful': fc.record({ resultDate: date, resultingEnrollmentId: id }, { requiredKeys: [] }),
    'resolve-unsuccessful': unsuccessful(supply),
    'add-not-housed-reason': fc.record({ reason, addedOn: date }),
    void: fc.record({
      of: fc.constantFrom(...VOIDABLE),
      reason: fc.constantFrom(...VOID_REASONS),
      voidedOn: date,
    }),
  };
}

/** Well-formed data of every event as an import may tell it: what a source need not know may be absent. */
export function importedDataArbs(supply: Supply): {
  readonly [T in ReferralEventType]: fc.Arbitrary<ImportedEventData[T]>;
} {
  const { id, date, reason } = supply;
  const commands = commandDataArbs(supply);
  return {
    referred: fc.record(
      {
        referralId: id,
        personalId: id,
        enrollmentId: id,
        householdId: id,
        eventType: fc.constantFrom(...HOUSING_REFERRAL_EVENT_TYPES),
        projectId: id,
        organizationId: id,
        referredOn: date,
      },
      { requiredKeys: ['referralId', 'personalId', 'enrollmentId', 'eventType', 'referredOn'] },
    ),
    acknowledged: commands.acknowledge,
    enrolled: fc.record(
      { enrollmentId: id, personalId: id, projectId: id, enrolledOn: date },
      { requiredKeys: ['enrollmentId', 'personalId', 'enrolledOn'] },
    ),
    resolved: fc.oneof(
      fc.record(
        { result: fc.constant('client-accepted'), resultDate: date, resultingEnrollmentId: id },
        { requiredKeys: ['result'] },
      ),
      fc.record(
        { result: fc.constantFrom(...UNSUCCESSFUL_RESULTS), resultDate: date, notHousedReason: reason },
        { requiredKeys: ['result'] },
      ),
    ),
    'not-housed-reason-added': commands['add-not-housed-reason'],
    voided: commands.void,
  };
}
