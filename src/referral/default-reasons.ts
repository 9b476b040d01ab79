import type { UnsuccessfulResult } from '../hud/index.js';
import { deepFreeze } from './freeze.js';
import { type NotHousedReason, type ReasonList, type ReasonUse, wordsOf } from './reasons.js';

// A code reads as its label, so each reason is written once.
function reasons(
  uses: readonly ReasonUse[],
  result: UnsuccessfulResult | undefined,
  codes: readonly string[],
): readonly NotHousedReason[] {
  return codes.map((code) => ({ code, label: wordsOf(code), for: uses, ...(result && { result }) }));
}

function buildReasonList(): ReasonList {
  return deepFreeze({
    version: 'ce-referrals-1',
    reasons: [
      ...reasons(['unsuccessful'], 'client-rejected', [
        'no-longer-interested',
        'declined-unit',
        'declined-program',
      ]),
      ...reasons(['unsuccessful', 'not-housed'], 'client-rejected', [
        'declined-neighborhood',
        'safety-concerns',
        'found-other-housing',
        'resolved-alone',
        'in-treatment-or-institution',
        'incarcerated',
        'died',
        'left-the-area',
      ]),
      ...reasons(['unsuccessful', 'not-housed'], 'provider-rejected', [
        'could-not-be-reached',
        'contact-lost',
      ]),
      ...reasons(['unsuccessful'], 'provider-rejected', [
        'income',
        'documents-missing',
        'chronicity-or-disability-not-verified',
        'criminal-background',
        'credit',
        'household-composition',
        'needs-more-care',
        'no-longer-homeless',
        'opening-withdrawn',
        'program-full',
        'not-acted-on',
        'sent-in-error',
        'barred',
        'safety-of-others',
        'provider-declined',
      ]),
      ...reasons(['not-housed'], undefined, [
        'no-unit-found',
        'landlord-declined',
        'unit-failed-inspection',
        'subsidy-expired',
        'funding-ended',
        'exited-before-move-in',
        'transferred',
      ]),
      ...reasons(['unsuccessful', 'not-housed'], undefined, ['other']),
    ],
  });
}

/**
 * The library's own reason list, for a CoC that has none of its own yet. The themes recur in lists that CoCs
 * use; the words and codes are ours, and no CoC's list. The result a reason implies is what most places use: a
 * client who cannot be reached counts as rejected by the provider, as HUD's manual has it, though some CoCs say
 * otherwise. Replace all of it where the CoC has a list.
 */
export const DEFAULT_REASON_LIST: ReasonList = /* @__PURE__ */ buildReasonList();
