import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('already-enrolled');

export const words: RuleWords = {
  title: 'A referral leads to one enrollment.',
  because:
    'With two enrollments nobody can tell which one the result is about. A wrong one is voided first, and then put right.',
  source: 'Article',
};
