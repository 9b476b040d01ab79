/**
 * How a referral ended, in words that survive a log: HUD's three codes of 4.20.D. An open referral has none;
 * HUD has no 8, 9 or 99 here.
 *
 * - `client-accepted` is HUD's 1: the client was enrolled. Moving in is no part of it.
 * - `client-rejected` is HUD's 2: the client did not take the opening.
 * - `provider-rejected` is HUD's 3: the provider did not, which for HUD includes a client found ineligible and
 *   a client who does not respond.
 */
export type ReferralResult = 'client-accepted' | 'client-rejected' | 'provider-rejected';

/** The two results that end a referral without an enrollment. */
export type UnsuccessfulResult = Exclude<ReferralResult, 'client-accepted'>;

/** HUD's code of a referral result (4.20.D). */
export type ReferralResultCode = 1 | 2 | 3;

/** The results in the order of HUD's codes. */
export const REFERRAL_RESULTS: readonly ReferralResult[] = /* @__PURE__ */ Object.freeze([
  'client-accepted',
  'client-rejected',
  'provider-rejected',
] as const);

/** The two unsuccessful results, in the order of HUD's codes. */
export const UNSUCCESSFUL_RESULTS: readonly UnsuccessfulResult[] = /* @__PURE__ */ Object.freeze([
  'client-rejected',
  'provider-rejected',
] as const);

/** The options as HUD prints them (4.20.D), for people. */
export const REFERRAL_RESULT_LABELS: Readonly<Record<ReferralResult, string>> = /* @__PURE__ */ Object.freeze(
  {
    'client-accepted': 'Successful referral: client accepted',
    'client-rejected': 'Unsuccessful referral: client rejected',
    'provider-rejected': 'Unsuccessful referral: provider rejected',
  },
);

/**
 * Gives HUD's code for a result.
 *
 * @example
 * ```ts
 * referralResultCode('provider-rejected'); // 3
 * ```
 */
export function referralResultCode(result: ReferralResult): ReferralResultCode {
  return (REFERRAL_RESULTS.indexOf(result) + 1) as ReferralResultCode;
}

/**
 * Gives the result for HUD's code, or `undefined` for anything else (0, 8, 9, 99, text). An absent code means
 * an open referral and is the caller's to tell apart from an unknown one.
 */
export function referralResultOf(code: number): ReferralResult | undefined {
  return REFERRAL_RESULTS[code - 1];
}
