import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck(
  'already-enrolled',
  'A referral leads to one enrollment.',
);

export const words: RuleWords = {
  because:
    'With two enrollments nobody can tell which one the result is about. A wrong one is voided first, and then put right.',
  source: 'Article',
};
