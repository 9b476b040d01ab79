import type { CeEventType } from './event-types.js';

/**
 * A short label for each event type of 4.20, for people. The words are this library's; only the codes are
 * HUD's, and only the codes decide anything.
 */
export const EVENT_TYPE_LABELS: Readonly<Record<CeEventType, string>> = /* @__PURE__ */ Object.freeze({
  1: 'Prevention assistance',
  2: 'Problem solving, diversion or rapid resolution',
  3: 'CE crisis needs assessment',
  4: 'CE housing needs assessment',
  5: 'Post-placement or follow-up case management',
  6: 'Street outreach',
  7: 'Housing navigation',
  8: 'Non-continuum services: ineligible for continuum services',
  9: 'Non-continuum services: nothing available in the continuum',
  10: 'Emergency shelter bed opening',
  11: 'Transitional housing opening',
  12: 'Joint TH-RRH opening',
  13: 'Rapid re-housing opening',
  14: 'Permanent supportive housing opening',
  15: 'Other permanent housing opening',
  16: 'Emergency assistance, flex funds or furniture',
  17: 'Emergency Housing Voucher (retired)',
  18: 'Housing Stability Voucher',
});
