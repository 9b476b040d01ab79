import { isCalendarDate } from '../referral/calendar-date.js';
import type { Facts } from '../referral/facts.js';

const IDS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'referralId',
  'personalId',
  'enrollmentId',
  'householdId',
  'projectId',
  'organizationId',
  'resultingEnrollmentId',
]);
const DATES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'referredOn',
  'acknowledgedOn',
  'enrolledOn',
  'resultDate',
  'notHousedReasonAddedOn',
  'voidedOn',
]);

type Leaf = readonly [key: string, value: unknown];

function leavesOf(value: object, leaves: Leaf[] = []): readonly Leaf[] {
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'object' && part !== null) leavesOf(part, leaves);
    else leaves.push([key, part]);
  }
  return leaves;
}

/**
 * A text that is the same for two referrals to which the rules answer alike: no rule looks at an id but to compare
 * it with another, nor at a date but for its order among the others and for being real. So the identifiers are
 * numbered as they come, and the dates in their order; all else stands as it is.
 *
 * @param told - identifiers that tell something by themselves: the actor's organization, projects that are known.
 */
export function shapeOf(
  facts: Readonly<Facts>,
  told: readonly string[],
  isTold: (id: string) => boolean,
): string {
  const leaves = leavesOf(facts);
  const ids = [...told];
  const days = [...new Set(leaves.filter(([key]) => DATES.has(key)).map(([, value]) => value))]
    .filter(isCalendarDate)
    .sort();
  const parts = leaves.map(([key, value]) => {
    if (DATES.has(key)) return [key, days.indexOf(value as never)];
    // Facts have an id as a text or not at all.
    const id = value as string;
    if (!IDS.has(key) || isTold(id)) return [key, value];
    ids.push(id);
    return [key, ids.indexOf(id)];
  });
  return JSON.stringify(parts);
}
