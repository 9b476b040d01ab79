import type { UnsuccessfulResult } from '../hud/index.js';
import type { NotHousedReason, ReasonList, ReasonUse } from './reasons.js';

// A code reads as its label, so each reason is written once.
function reasons(
  uses: readonly ReasonUse[],
  result: UnsuccessfulResult | undefined,
  codes: readonly string[],
): readonly NotHousedReason[] {
  Object.freeze(uses);
  return codes.map((code) => {
    const label = code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
    return Object.freeze({ code, label, for: uses, ...(result === undefined ? {} : { result }) });
  });
}

function buildReasonList(): ReasonList {
  return Object.freeze({
    version: 'ce-referrals-1',
    reasons: Object.freeze([
      ...reasons(['unsuccessful'], 'client-rejected', [
        'no-longer-interested',
        'declined-the-unit',
        'declined-the-program-or-its-services',
      ]),
      ...reasons(['unsuccessful', 'not-housed'], 'client-rejected', [
        'declined-the-neighborhood',
        'declined-for-safety-concerns',
        'found-other-housing',
        'resolved-without-the-program',
        'in-treatment-hospital-or-institution',
        'incarcerated',
        'died',
        'left-the-area',
      ]),
      ...reasons(['unsuccessful', 'not-housed'], 'provider-rejected', [
        'could-not-be-reached',
        'contact-lost-after-accepting',
      ]),
      ...reasons(['unsuccessful'], 'provider-rejected', [
        'income-does-not-qualify',
        'documents-or-verification-missing',
        'chronicity-or-disability-not-verified',
        'criminal-background-or-screening',
        'credit-history',
        'household-does-not-fit',
        'needs-a-higher-level-of-care',
        'no-longer-homeless',
        'opening-filled-or-withdrawn',
        'program-full',
        'referral-not-acted-on',
        'referral-sent-in-error',
        'barred-from-the-agency',
        'health-or-safety-of-others',
        'provider-declined',
      ]),
      ...reasons(['not-housed'], undefined, [
        'no-unit-found-in-time',
        'landlord-declined',
        'unit-failed-inspection',
        'voucher-or-subsidy-expired',
        'funding-ended',
        'left-the-program-before-moving-in',
        'transferred-to-another-program',
      ]),
      ...reasons(['unsuccessful', 'not-housed'], undefined, ['other']),
    ]),
  });
}

/**
 * The library's own reason list, for a CoC that has none of its own yet. The themes recur in lists that CoCs
 * use; the words and codes are ours, and no CoC's list. The result a reason implies is what most places use: a
 * client who cannot be reached counts as rejected by the provider, as HUD's manual has it, though some CoCs say
 * otherwise. Replace all of it where the CoC has a list.
 */
export const DEFAULT_REASON_LIST: ReasonList = /* @__PURE__ */ buildReasonList();
