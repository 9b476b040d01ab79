import {
  HOUSING_REFERRAL_EVENT_TYPES,
  type HousingReferralEventType,
  isHousingReferral,
} from './event-types.js';

/** The funders (HUD 2.06) that make a TH or RRH project one half of a joint TH-RRH component. */
export const JOINT_TH_RRH_FUNDERS: readonly number[] = /* @__PURE__ */ Object.freeze([44, 54, 55]);

/**
 * The HUD project types (2.02.6) that can receive a referral of each event type. 17 and 18 are vouchers, which
 * HUD gives no location: any project may administer one, so they are not listed.
 *
 * 12 (joint TH-RRH) takes 2 and 13, and only where the project has a joint TH-RRH funder.
 */
const RECEIVING_PROJECT_TYPES: Readonly<Partial<Record<HousingReferralEventType, readonly number[]>>> =
  /* @__PURE__ */ Object.freeze({
    10: [0, 1, 8],
    11: [2],
    12: [2, 13],
    13: [13],
    14: [3],
    15: [9, 10],
  });

/**
 * Gives the project types that may receive a referral of this event type, or `undefined` where HUD sets none
 * (17, 18, and every type that is not a housing referral).
 *
 * Source: HUD 4.20 and 2.02.6.
 */
export function receivingProjectTypes(eventType: number): readonly number[] | undefined {
  // From JavaScript anything may come, `constructor` included: only the table's own numbers count.
  return isHousingReferral(eventType) ? RECEIVING_PROJECT_TYPES[eventType] : undefined;
}

/**
 * Says whether a project can receive a referral of this event type, by its HUD project type. A joint TH-RRH
 * referral (12) also wants the joint funder; where the caller does not know it (`undefined`), the project type
 * alone decides.
 *
 * @example
 * ```ts
 * fitsProjectType(14, 3); // true: PSH opening, PSH project
 * fitsProjectType(14, 13); // false
 * fitsProjectType(12, 13, false); // false: RRH, but no joint component
 * ```
 */
export function fitsProjectType(eventType: number, projectType: number, jointThRrh?: boolean): boolean {
  const types = receivingProjectTypes(eventType);
  if (types === undefined) return true;
  return types.includes(projectType) && !(eventType === 12 && jointThRrh === false);
}

/** Gives the event types whose referrals a project of this type may receive. Vouchers (17, 18) are not listed. */
export function eventTypesFor(
  projectType: number,
  jointThRrh?: boolean,
): readonly HousingReferralEventType[] {
  return HOUSING_REFERRAL_EVENT_TYPES.filter(
    (eventType) =>
      receivingProjectTypes(eventType) !== undefined && fitsProjectType(eventType, projectType, jointThRrh),
  );
}
