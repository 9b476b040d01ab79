import { addDays, type CalendarDate, RETIRED_EVENT_TYPE } from 'ce-referrals';
import { CE_PROJECT, CE_STAFF, LAST_DAY, providerStaff } from './agencies.js';
import type { Chance } from './chance.js';
import { freshNumbers, type Journey, type Numbers, stayIn } from './journey.js';
import { enroll, exit, type Ledger, type Member, stamp } from './ledger.js';
import { otherEvents } from './other-events.js';
import { referrals } from './referrals.js';

const HOUSEHOLDS = 108;
const FIRST_DAY = '2025-10-01';
const DAYS_OF_ENTRIES = 352;

function householdOf(chance: Chance, numbers: Numbers): readonly Member[] {
  const size = chance.weighted([
    [55, 1],
    [20, 2],
    [15, 3],
    [10, 4],
  ]);
  return Array.from({ length: size }, (_, at) => ({
    personalId: numbers.person(),
    relationship: at === 0 ? 1 : at === 1 ? chance.oneOf([2, 3, 5]) : chance.oneOf([2, 2, 2, 4]),
  }));
}

// 1 is a crisis needs assessment, 2 a housing needs assessment; the priority list comes of the second.
function assess({ ledger, chance, numbers, ce }: Journey): CalendarDate {
  const [head] = ce.members;
  let on = ce.entryDate as CalendarDate;
  for (const AssessmentLevel of [1, 2]) {
    ledger.Assessment.push({
      AssessmentID: numbers.assessment(),
      EnrollmentID: head?.enrollmentId,
      PersonalID: head?.personalId,
      AssessmentDate: on,
      AssessmentLocation: 'Coordinated Entry access point',
      AssessmentType: chance.oneOf([1, 3]),
      AssessmentLevel,
      PrioritizationStatus: AssessmentLevel,
      ...stamp(on, on, ce.userId),
    });
    if (AssessmentLevel === 1) on = addDays(on, chance.between(0, 5));
  }
  return on;
}

// Emergency Housing Vouchers, retired since: legal as history, dated before the export's period.
function oldVouchers(ledger: Ledger, ids: Numbers): void {
  for (const ReferralResult of [1, 2, 3]) {
    const household = [{ personalId: ids.person(), relationship: 1 }];
    const [userId] = CE_STAFF;
    const ce = stayIn(ids, household, { projectId: CE_PROJECT, entryDate: '2025-06-02', userId });
    enroll(ledger, ce);
    ledger.Event.push({
      EventID: ids.event(),
      EnrollmentID: ce.members[0]?.enrollmentId,
      PersonalID: ce.members[0]?.personalId,
      EventDate: '2025-07-14',
      Event: RETIRED_EVENT_TYPE,
      ReferralResult,
      ResultDate: '2025-07-28',
      ...stamp('2025-07-14', '2025-07-28', userId),
    });
    if (ReferralResult !== 1) continue;
    const where = { projectId: '211', entryDate: '2025-07-28', userId: providerStaff('104') };
    enroll(ledger, stayIn(ids, household, where));
  }
}

/**
 * Tells the ordinary part of the export: households that are assessed, wait, are referred and answered, all of
 * it as the rules have it. An audit finds nothing in it.
 */
export function ordinaryYear(ledger: Ledger, chance: Chance): void {
  const ids = freshNumbers();
  oldVouchers(ledger, ids);
  for (let at = 0; at < HOUSEHOLDS; at += 1) {
    const entryDate = addDays(FIRST_DAY, Math.floor((at * DAYS_OF_ENTRIES) / HOUSEHOLDS));
    const household = householdOf(chance, ids);
    const where = { projectId: CE_PROJECT, entryDate, userId: chance.oneOf(CE_STAFF) };
    const ce = stayIn(ids, household, where);
    enroll(ledger, ce);
    const journey = { ledger, chance, numbers: ids, household, ce };
    const prioritizedOn = assess(journey);
    otherEvents(journey, prioritizedOn);
    const { leftOn, destination } = referrals(journey, prioritizedOn);
    if (leftOn !== undefined && leftOn <= LAST_DAY) exit(ledger, ce, leftOn, destination);
  }
}
