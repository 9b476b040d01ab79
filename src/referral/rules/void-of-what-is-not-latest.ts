import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('void-of-what-is-not-latest');

export const words: RuleWords = {
  title: 'Only the latest fact of an open referral can be voided, or the whole referral.',
  because:
    'Taking a fact out of the middle would leave later facts without their ground, and taking one back after the result would change what was reported.',
  source: 'Ours',
};
