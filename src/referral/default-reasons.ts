import type { UnsuccessfulResult } from '../hud/index.js';
import type { NotHousedReason, ReasonList, ReasonUse } from './reasons.js';

const UNSUCCESSFUL: readonly ReasonUse[] = /* @__PURE__ */ Object.freeze(['unsuccessful'] as const);
const NOT_HOUSED: readonly ReasonUse[] = /* @__PURE__ */ Object.freeze(['not-housed'] as const);
const BOTH: readonly ReasonUse[] = /* @__PURE__ */ Object.freeze(['unsuccessful', 'not-housed'] as const);
const CLIENT = 'client-rejected';
const PROVIDER = 'provider-rejected';

function reason(
  code: string,
  label: string,
  uses: readonly ReasonUse[],
  result?: UnsuccessfulResult,
): NotHousedReason {
  return Object.freeze({ code, label, for: uses, ...(result === undefined ? {} : { result }) });
}

/**
 * The library's own reason list, for a CoC that has none of its own yet. The themes recur in lists that CoCs
 * use; the words and codes are ours, and no CoC's list. The result a reason implies is what most places use: a
 * client who cannot be reached counts as rejected by the provider, as HUD's manual has it, though some CoCs say
 * otherwise. Replace all of it where the CoC has a list.
 */
export const DEFAULT_REASON_LIST: ReasonList = /* @__PURE__ */ Object.freeze({
  version: 'ce-referrals-1',
  reasons: /* @__PURE__ */ Object.freeze([
    /* @__PURE__ */ reason('no-longer-interested', 'No longer interested', UNSUCCESSFUL, CLIENT),
    /* @__PURE__ */ reason('declined-unit', 'Declined the unit', UNSUCCESSFUL, CLIENT),
    /* @__PURE__ */ reason('declined-program', 'Declined the program or its services', UNSUCCESSFUL, CLIENT),
    /* @__PURE__ */ reason('declined-neighborhood', 'Declined the neighborhood', BOTH, CLIENT),
    /* @__PURE__ */ reason('declined-for-safety', 'Declined because of safety concerns', BOTH, CLIENT),
    /* @__PURE__ */ reason('found-other-housing', 'Found other housing', BOTH, CLIENT),
    /* @__PURE__ */ reason(
      'resolved-without-program',
      'Resolved the housing crisis without the program',
      BOTH,
      CLIENT,
    ),
    /* @__PURE__ */ reason(
      'in-treatment-or-institution',
      'In treatment, a hospital or another institution',
      BOTH,
      CLIENT,
    ),
    /* @__PURE__ */ reason('incarcerated', 'Incarcerated', BOTH, CLIENT),
    /* @__PURE__ */ reason('died', 'Died', BOTH, CLIENT),
    /* @__PURE__ */ reason('left-the-area', 'Left the area', BOTH, CLIENT),
    /* @__PURE__ */ reason(
      'could-not-be-reached',
      'Could not be reached after several attempts',
      BOTH,
      PROVIDER,
    ),
    /* @__PURE__ */ reason(
      'lost-contact-after-accepting',
      'Contact lost after the client accepted',
      BOTH,
      PROVIDER,
    ),
    /* @__PURE__ */ reason('over-income', 'Income does not qualify', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason('documents-missing', 'Documents or verification missing', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason(
      'chronicity-or-disability-not-verified',
      'Chronic homelessness or disability not verified',
      UNSUCCESSFUL,
      PROVIDER,
    ),
    /* @__PURE__ */ reason(
      'screened-out-background',
      'Screened out: criminal background',
      UNSUCCESSFUL,
      PROVIDER,
    ),
    /* @__PURE__ */ reason('screened-out-credit', 'Screened out: credit', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason(
      'household-does-not-fit',
      'Household size or composition does not fit',
      UNSUCCESSFUL,
      PROVIDER,
    ),
    /* @__PURE__ */ reason('needs-more-care', 'Needs a higher level of care', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason('not-homeless', 'No longer experiencing homelessness', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason('opening-withdrawn', 'Opening filled or withdrawn', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason('program-full', 'Program is full', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason('not-acted-on', 'Referral was not acted on', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason('referred-in-error', 'Referral was sent in error', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason('barred', 'Barred from the agency', UNSUCCESSFUL, PROVIDER),
    /* @__PURE__ */ reason(
      'health-or-safety-of-others',
      'Health or safety of others',
      UNSUCCESSFUL,
      PROVIDER,
    ),
    /* @__PURE__ */ reason(
      'provider-declined',
      'Provider declined for another reason',
      UNSUCCESSFUL,
      PROVIDER,
    ),
    /* @__PURE__ */ reason('no-unit-found', 'No unit found in time', NOT_HOUSED),
    /* @__PURE__ */ reason('landlord-declined', 'Landlord declined', NOT_HOUSED),
    /* @__PURE__ */ reason('unit-failed-inspection', 'Unit failed inspection', NOT_HOUSED),
    /* @__PURE__ */ reason('voucher-expired', 'Voucher or subsidy expired', NOT_HOUSED),
    /* @__PURE__ */ reason('funding-ended', 'Funding ended', NOT_HOUSED),
    /* @__PURE__ */ reason('exited-before-move-in', 'Left the program before moving in', NOT_HOUSED),
    /* @__PURE__ */ reason('transferred', 'Transferred to another program', NOT_HOUSED),
    /* @__PURE__ */ reason('other', 'Other', BOTH),
  ]),
});
