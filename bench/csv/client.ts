import { receivingProjectTypes } from 'ce-referrals';
import type { Chance } from '../../examples/export/chance.js';
import type { Row } from '../../examples/export/columns.js';
import { dayAt, PERIOD, stamp, type World } from './world.js';

/** What one client has in the export. */
export interface ClientRows {
  readonly enrollments: readonly Row<'Enrollment'>[];
  readonly events: readonly Row<'Event'>[];
}

// HUD's housing referrals, with about the share that each has; no type-17, which is retired, but for a few.
const REFERRALS: readonly (readonly [weight: number, type: number])[] = [
  [26, 10],
  [10, 11],
  [5, 12],
  [28, 13],
  [22, 14],
  [5, 15],
  [1, 17],
  [3, 18],
];

const OTHER_EVENTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16] as const;

const HEX = '0123456789ABCDEF';

/** An identifier as many systems write theirs: 32 hexadecimal digits. */
function hexId(chance: Chance): string {
  let id = '';
  for (let part = 0; part < 4; part += 1) {
    let bits = chance.between(0, 0xffff_ffff);
    for (let digit = 0; digit < 8; digit += 1) {
      id += HEX[bits & 15];
      bits >>>= 4;
    }
  }
  return id;
}

function enrollment(
  person: string,
  projectId: string,
  entry: number,
  household: string,
  chance: Chance,
): Row<'Enrollment'> {
  return {
    EnrollmentID: hexId(chance),
    PersonalID: person,
    ProjectID: projectId,
    EntryDate: dayAt(entry),
    HouseholdID: household,
    RelationshipToHoH: 1,
    EnrollmentCoC: 'XX-500',
    LivingSituation: chance.oneOf([101, 116, 118, 302, 422]),
    LengthOfStay: chance.between(2, 11),
    LOSUnderThreshold: chance.between(0, 1),
    PreviousStreetESSH: chance.between(0, 1),
    DateToStreetESSH: chance.percent(60) ? dayAt(Math.max(0, entry - chance.between(1, 400))) : undefined,
    TimesHomelessPastThreeYears: chance.between(1, 4),
    MonthsHomelessPastThreeYears: chance.between(101, 113),
    DisablingCondition: chance.between(0, 1),
    MoveInDate: chance.percent(20) ? dayAt(entry + chance.between(0, 60)) : undefined,
    PercentAMI: chance.percent(30) ? 1 : undefined,
    ...stamp(entry, entry + chance.between(0, 40), chance, String(chance.between(11, 900))),
    DateDeleted: chance.percent(1) ? `${dayAt(entry + 50)} 12:00:00` : undefined,
  };
}

function oneOf(ids: readonly [string, ...string[]] | undefined, chance: Chance): string | undefined {
  return ids === undefined ? undefined : chance.oneOf(ids);
}

interface Referred {
  readonly event: Row<'Event'>;
  readonly enrollment?: Row<'Enrollment'>;
}

/** A referral: answered or not, its location a project or, as happens, free text, its result led to a stay or not. */
function referral(
  eventId: string,
  ce: Row<'Enrollment'>,
  on: number,
  world: World,
  chance: Chance,
): Referred {
  const type = chance.weighted(REFERRALS);
  const receiving = receivingProjectTypes(type) ?? [];
  const [first = 3, ...more] = receiving;
  const project = oneOf(world.ofType.get(chance.oneOf([first, ...more])), chance);
  const result = chance.weighted([
    [45, 1],
    [22, 2],
    [15, 3],
    [18, undefined],
  ]);
  const resolved = on + chance.between(0, 21);
  const location = receiving.length === 0 ? undefined : chance.percent(3) ? 'see notes, ask staff' : project;
  const event: Row<'Event'> = {
    EventID: eventId,
    EnrollmentID: ce.EnrollmentID,
    PersonalID: ce.PersonalID,
    EventDate: dayAt(on),
    Event: type,
    LocationCrisisOrPHHousing: location,
    ReferralResult: result,
    // One result in a hundred has no date, and one a date before the referral's.
    ResultDate:
      result === undefined || chance.percent(1)
        ? undefined
        : chance.percent(1)
          ? dayAt(Math.max(0, on - 2))
          : dayAt(resolved),
    ...stamp(on, resolved, chance, String(chance.between(11, 900))),
    DateDeleted: chance.percent(1) ? `${dayAt(resolved)} 12:00:00` : undefined,
  };
  if (result !== 1 || project === undefined || !chance.percent(85)) return { event };
  const household = chance.percent(80) ? String(ce.HouseholdID) : hexId(chance);
  return { event, enrollment: enrollment(String(ce.PersonalID), project, resolved, household, chance) };
}

/** One client: a Coordinated Entry enrollment, what was recorded on it, and the stays before and after. */
export function clientRows(world: World, chance: Chance, nextEventId: () => string): ClientRows {
  const person = hexId(chance);
  const entry = chance.between(0, PERIOD - 120);
  const ce = enrollment(person, chance.oneOf(world.ce), entry, hexId(chance), chance);
  const enrollments = [ce];
  const events: Row<'Event'>[] = [];
  const stays = chance.between(0, 1);
  for (let at = 0; at < stays; at += 1) {
    const project = oneOf(world.ofType.get(chance.oneOf([0, 1, 4, 6, 11])), chance);
    if (project === undefined) continue;
    const on = Math.max(0, entry - 60 + chance.between(0, 170));
    enrollments.push(enrollment(person, project, on, hexId(chance), chance));
  }
  let on = entry;
  for (let left = chance.between(0, 4); left > 0; left -= 1) {
    on += chance.between(0, 25);
    if (chance.percent(60)) {
      const referred = referral(nextEventId(), ce, on, world, chance);
      events.push(referred.event);
      if (referred.enrollment !== undefined) enrollments.push(referred.enrollment);
      continue;
    }
    events.push({
      EventID: nextEventId(),
      EnrollmentID: ce.EnrollmentID,
      PersonalID: person,
      EventDate: dayAt(on),
      Event: chance.oneOf(OTHER_EVENTS),
      ...stamp(on, on, chance, String(chance.between(11, 900))),
    });
  }
  return { enrollments, events };
}
