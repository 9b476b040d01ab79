import { addDays, type CalendarDate, eventTypesFor, JOINT_TH_RRH_FUNDERS } from 'ce-referrals';
import {
  isPermanentHousing,
  LAST_DAY,
  providerStaff,
  RECEIVING_PROJECTS,
  type ReceivingProject,
} from './agencies.js';
import { enroll, exit, type Stay, stamp } from './ledger.js';
import { type Journey, stayIn } from './journey.js';

/** How a household left Coordinated Entry. */
interface Leaving {
  readonly leftOn?: CalendarDate;
  /** HUD's destination (3.12). */
  readonly destination: number;
}

const HOUSING_STABILITY_VOUCHER = 18;
const MOST_REFERRALS = 4;

const CLIENT_ACCEPTED = 1;
const CLIENT_REJECTED = 2;
const PROVIDER_REJECTED = 3;

function openingType({ projectType, funder }: ReceivingProject): number | undefined {
  if (JOINT_TH_RRH_FUNDERS.includes(funder)) return 12;
  return eventTypesFor(projectType, false)[0];
}

const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b);

/** Writes a household's referrals, one after the other, until it is housed, waits for an answer or is not seen. */
export function referrals(journey: Journey, prioritizedOn: CalendarDate): Leaving {
  const { chance } = journey;
  const untried = [...RECEIVING_PROJECTS];
  let referredOn = addDays(prioritizedOn, chance.between(1, 10));
  for (let made = 0; made < MOST_REFERRALS && referredOn <= LAST_DAY; made += 1) {
    // No project twice: a second referral to the same one would be taken for the first one's retry.
    const project = untried.splice(chance.between(0, untried.length - 1), 1)[0] as ReceivingProject;
    const resultDate = addDays(referredOn, chance.between(1, 13));
    const result = chance.weighted([
      [55, CLIENT_ACCEPTED],
      [20, CLIENT_REJECTED],
      [25, PROVIDER_REJECTED],
    ]);
    if (resultDate > LAST_DAY) {
      refer(journey, project, referredOn, {});
      return { destination: 30 };
    }
    refer(journey, project, referredOn, { ReferralResult: result, ResultDate: resultDate });
    if (result === CLIENT_ACCEPTED) {
      house(journey, project, resultDate);
      if (isPermanentHousing(project.projectType)) {
        return { leftOn: addDays(resultDate, chance.between(0, 14)), destination: 410 };
      }
    }
    referredOn = addDays(resultDate, chance.between(1, 15));
    if (chance.percent(25)) return { leftOn: referredOn, destination: 30 };
  }
  return { destination: 30 };
}

function refer(
  { ledger, chance, numbers, ce }: Journey,
  project: ReceivingProject,
  referredOn: CalendarDate,
  outcome: { readonly ReferralResult?: number; readonly ResultDate?: CalendarDate },
): void {
  const [head] = ce.members;
  // A voucher names no location; whoever administers it enrolls the client.
  const byVoucher = project.projectType === 10 && chance.percent(50);
  const createdOn = earlier(addDays(referredOn, chance.between(0, 2)), LAST_DAY);
  ledger.Event.push({
    EventID: numbers.event(),
    EnrollmentID: head?.enrollmentId,
    PersonalID: head?.personalId,
    EventDate: referredOn,
    Event: byVoucher ? HOUSING_STABILITY_VOUCHER : openingType(project),
    LocationCrisisOrPHHousing: byVoucher ? undefined : project.projectId,
    ...outcome,
    ...stamp(createdOn, outcome.ResultDate ?? createdOn, ce.userId),
  });
}

function house(journey: Journey, project: ReceivingProject, entryDate: CalendarDate): void {
  const { ledger, chance, numbers, household } = journey;
  const movedInOn = addDays(entryDate, chance.between(0, 45));
  const isPermanent = isPermanentHousing(project.projectType);
  const stay: Stay = stayIn(numbers, household, {
    projectId: project.projectId,
    entryDate,
    userId: providerStaff(project.organizationId),
    moveInDate: movedInOn <= LAST_DAY && chance.percent(80) ? movedInOn : undefined,
  });
  enroll(ledger, stay);
  const leftOn = addDays(entryDate, isPermanent ? chance.between(60, 300) : chance.between(3, 90));
  if (leftOn <= LAST_DAY && chance.percent(isPermanent ? 15 : 75)) {
    exit(ledger, stay, leftOn, isPermanent ? 410 : 116);
  }
}
