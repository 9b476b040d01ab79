/**
 * The event types of HUD element 4.20 (Coordinated Entry Event), 1 to 18. HUD fixes the codes; labels are
 * only for showing. Match on the code, never on the label.
 *
 * Source: HUD HMIS Data Dictionary, 4.20.2.
 */
export type CeEventType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18;

/**
 * The event types that are housing referrals: each says that a specific opening exists for the client. The
 * other types of 4.20 are Coordinated Entry events, but no housing referrals, and never become a history here.
 *
 * 17 (Emergency Housing Voucher) is retired: it is read from old data and never offered for a new referral.
 */
export type HousingReferralEventType = 10 | 11 | 12 | 13 | 14 | 15 | 17 | 18;

/** The event types under which a new referral may be made: the housing referrals without the retired 17. */
export type CurrentHousingReferralEventType = Exclude<HousingReferralEventType, 17>;

/** The housing referrals among HUD's event types, in HUD's order. Includes the retired 17. */
export const HOUSING_REFERRAL_EVENT_TYPES: readonly HousingReferralEventType[] =
  /* @__PURE__ */ Object.freeze([10, 11, 12, 13, 14, 15, 17, 18] as const);

/** The event types a new referral may carry, in HUD's order: 10 to 15, and 18. */
export const CURRENT_HOUSING_REFERRAL_EVENT_TYPES: readonly CurrentHousingReferralEventType[] =
  /* @__PURE__ */ Object.freeze([10, 11, 12, 13, 14, 15, 18] as const);

/** The event type HUD has retired (Emergency Housing Voucher): legal in imported history only. */
export const RETIRED_EVENT_TYPE = 17;

/**
 * Says whether a HUD event type is a housing referral (10 to 15, 17, 18). Anything that is not one of these
 * numbers, text included, is not.
 *
 * @example
 * ```ts
 * isHousingReferral(14); // true: PSH opening
 * isHousingReferral(4); // false: a housing needs assessment
 * ```
 */
export function isHousingReferral(eventType: unknown): eventType is HousingReferralEventType {
  return (HOUSING_REFERRAL_EVENT_TYPES as readonly unknown[]).includes(eventType);
}

/** Says whether HUD gives this event type a location (the receiving project): 10 to 15 only. */
export function carriesLocation(eventType: unknown): boolean {
  return typeof eventType === 'number' && eventType >= 10 && eventType <= 15 && Number.isInteger(eventType);
}

/** Says whether HUD gives this event type a referral result and a result date: 10 to 15, 17 and 18. */
export function carriesResult(eventType: unknown): boolean {
  return isHousingReferral(eventType);
}
