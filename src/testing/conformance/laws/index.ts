import { AUDIT_LAWS } from './audit-laws.js';
import { DECIDE_LAWS } from './decide-laws.js';
import { FOLD_LAWS } from './fold-laws.js';
import type { Law } from './law.js';
import { OFFER_LAWS } from './offer-laws.js';
import { UNTOUCHED_LAWS } from './untouched-laws.js';

/** Every law of the kit, in the order in which they are run. */
export const LAWS: readonly Law[] = [
  ...FOLD_LAWS,
  ...DECIDE_LAWS,
  ...AUDIT_LAWS,
  ...OFFER_LAWS,
  ...UNTOUCHED_LAWS,
];
